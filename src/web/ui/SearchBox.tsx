import { IconSearch } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import styles from './SearchBox.module.css'

type SearchBoxProps = {
  readonly label: string
  readonly value: string
  /** Called when the typing pauses, and at once on Enter. */
  readonly onSearch: (value: string) => void
  readonly placeholder?: string
  readonly autoFocus?: boolean
}

const pause = 250

/** One per page, over its list. `/` focuses it from anywhere. */
export function SearchBox({ label, value, onSearch, placeholder, autoFocus = false }: SearchBoxProps) {
  const [draft, setDraft] = useState(value)
  const timer = useRef(0)
  const input = useRef<HTMLInputElement>(null)

  // The address may change under the box (Back): then it shows what the address says.
  useEffect(() => setDraft(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])

  function type(next: string) {
    setDraft(next)
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => onSearch(next), pause)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    clearTimeout(timer.current)
    onSearch(draft)
  }

  return (
    <search>
      <form className={styles.box} onSubmit={submit}>
        <IconSearch size={18} stroke={1.5} aria-hidden />
        <input
          type="search"
          aria-label={label}
          placeholder={placeholder}
          data-search=""
          autoComplete="off"
          spellCheck={false}
          ref={input}
          value={draft}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && draft !== '') type('')
            else if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <span className={styles.hint} aria-hidden="true">
          / to search
        </span>
      </form>
    </search>
  )
}

import { IconSearch } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import styles from './SentenceForm.module.css'

type SentenceFormProps = {
  readonly value: string
  /** Called on Enter, and while somebody types whenever they pause. */
  readonly onSay: (sentence: string, isTyping: boolean) => void
}

/** Long enough to finish a word: half a word is read as something else. */
const pause = 700

/** An address holds the sentence, and a longer one is cut by the servers between. */
const longest = 1_500

/** The need in one's own words. Enter reads it; `/` comes here from anywhere. */
export function SentenceForm({ value, onSay }: SentenceFormProps) {
  const [draft, setDraft] = useState(value)
  const timer = useRef(0)

  // The address may change under the box (Back): then it shows what the address says.
  useEffect(() => setDraft(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  function type(next: string) {
    setDraft(next)
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => onSay(next, true), pause)
  }

  function submit(event?: FormEvent) {
    event?.preventDefault()
    clearTimeout(timer.current)
    if (draft !== value) onSay(draft, false)
  }

  return (
    <search>
      <form className={styles.box} onSubmit={submit}>
        <IconSearch size={20} stroke={1.5} aria-hidden />
        <textarea
          aria-label="What you need"
          placeholder="Two healthcare customers in DACH who left a competitor, for a call by the end of May"
          data-search=""
          rows={1}
          maxLength={longest}
          autoComplete="off"
          spellCheck={false}
          value={draft}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault()
              submit()
            } else if (event.key === 'Escape' && draft !== '') type('')
            else if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <span className={styles.hint} aria-hidden="true">
          ↵ to search
        </span>
      </form>
    </search>
  )
}

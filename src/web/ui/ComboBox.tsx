import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import styles from './ComboBox.module.css'
import { classes } from './classes.ts'
import fieldStyles from './Field.module.css'
import { Field, type FieldWords } from './Field.tsx'
import { type FoundState, moveCursor, useFound } from './use-found.ts'

export type Choosable = { readonly id: string; readonly label: string; readonly detail?: string | undefined }

type ComboBoxProps = FieldWords & {
  readonly value: Choosable | null
  readonly onChange: (value: Choosable | null) => void
  /** Called while one types, also with ''. Must not change between renders. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Choosable[]>
  readonly placeholder?: string
  /** Each choice joins a list kept elsewhere: the field is empty again at once. */
  readonly adds?: boolean
}

/** One out of many, found while typing. What is typed but not chosen does not stay. */
export function ComboBox({ value, onChange, find, placeholder, adds = false, ...words }: ComboBoxProps) {
  const [text, setText] = useState(value?.label ?? '')
  const [open, setOpen] = useState(false)
  const [cursor, setCursor] = useState(0)
  const listId = useId()
  const found = useFound(text === value?.label ? '' : text, find, open)

  useEffect(() => setText(value?.label ?? ''), [value])

  function choose(item: Choosable | undefined) {
    if (item === undefined) return
    onChange(item)
    setText(adds ? '' : item.label)
    setOpen(false)
  }

  function leave() {
    setOpen(false)
    if (text.trim() === '' && value !== null) onChange(null)
    else setText(value?.label ?? '')
  }

  function press(event: KeyboardEvent) {
    if (moveCursor(event.key, cursor, found.items.length, setCursor)) {
      event.preventDefault()
      setOpen(true)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(found.items[cursor])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
      setText(value?.label ?? '')
    }
  }

  return (
    <Field {...words}>
      {(ids) => (
        <div className={styles.frame}>
          <input
            {...ids}
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && found.items[cursor] ? `${listId}-${cursor}` : undefined}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            className={fieldStyles.control}
            value={text}
            onFocus={(event) => event.target.select()}
            onClick={() => setOpen(true)}
            onChange={(event) => {
              setText(event.target.value)
              setCursor(0)
              setOpen(true)
            }}
            onKeyDown={press}
            onBlur={leave}
          />
          {open && (
            <FoundList id={listId} label={words.label} found={found} cursor={cursor} onChoose={choose} />
          )}
        </div>
      )}
    </Field>
  )
}

type FoundListProps = {
  readonly id: string
  readonly label: string
  readonly found: FoundState<Choosable>
  readonly cursor: number
  readonly onChoose: (item: Choosable) => void
}

function FoundList({ id, label, found, cursor, onChoose }: FoundListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[cursor]?.scrollIntoView({ block: 'nearest' })
  }, [cursor])
  return (
    <div className={styles.panel}>
      <div ref={list} id={id} role="listbox" aria-label={label}>
        {found.items.map((item, at) => (
          <div
            key={item.id}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === cursor}
            className={classes(styles.option, at === cursor && styles.cursor)}
            onPointerDown={(event) => {
              event.preventDefault()
              onChoose(item)
            }}
          >
            <span className={styles.label}>{item.label}</span>
            {item.detail !== undefined && <span className={styles.detail}>{item.detail}</span>}
          </div>
        ))}
      </div>
      <p role="status" className={found.items.length === 0 ? styles.none : 'unseen'}>
        {wordsFor(found)}
      </p>
    </div>
  )
}

function wordsFor(found: FoundState<Choosable>): string {
  if (found.failed) return 'The search could not be run; type on to try again.'
  if (found.searching) return 'Searching'
  return found.items.length === 0 ? 'Nothing fits these letters.' : `${found.items.length} found`
}

import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import styles from './ComboBox.module.css'
import { classes } from './classes.ts'
import fieldStyles from './Field.module.css'
import { Field, type FieldWords } from './Field.tsx'
import { moveCursor } from './use-found.ts'

type FoundLine = {
  readonly id: string
  /** Ring: here; half: nominated already; dashed ring: likely the same person elsewhere. */
  readonly mark: ReactNode
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** Its own act: “Choose”, “Add your voice”, “Same person”. */
  readonly act: string
  readonly onAct: () => void
}

type FoundWhileTypingProps = FieldWords & {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What fits so far; “Somebody new” comes last. Empty shows nothing. */
  readonly found: readonly FoundLine[]
  /** Over the lines: “Is it one of these?” */
  readonly question?: string
  readonly placeholder?: string
}

/** Lines under the field that are part of the form; arrows move, Enter takes the line. */
export function FoundWhileTyping(props: FoundWhileTypingProps) {
  const { value, onChange, found, question = 'Is it one of these?', placeholder, ...words } = props
  const [cursor, setCursor] = useState(0)
  const listId = useId()
  const at = Math.min(cursor, found.length - 1)

  function press(event: KeyboardEvent) {
    if (moveCursor(event.key, at, found.length, setCursor)) event.preventDefault()
    if (event.key !== 'Enter' || found[at] === undefined) return
    event.preventDefault()
    found[at]?.onAct()
  }

  return (
    <div>
      <Field {...words}>
        {(ids) => (
          <input
            {...ids}
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={found[at] === undefined ? undefined : `${listId}-${at}`}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            className={fieldStyles.control}
            value={value}
            onChange={(event) => {
              onChange(event.target.value)
              setCursor(0)
            }}
            onKeyDown={press}
          />
        )}
      </Field>
      <div className={found.length === 0 ? undefined : styles.found}>
        {found.length > 0 && <p className={styles.question}>{question}</p>}
        <div
          id={listId}
          role="listbox"
          aria-label={question}
          className={found.length === 0 ? undefined : styles.lines}
        >
          {found.map((line, position) => (
            <div
              key={line.id}
              id={`${listId}-${position}`}
              role="option"
              tabIndex={-1}
              aria-selected={position === at}
              className={classes(styles.line, position === at && styles.cursor)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={line.onAct}
              onKeyDown={press}
            >
              {line.mark}
              <span className={styles.words}>
                <span className={styles.title}>{line.title}</span>
                {line.detail !== undefined && <span className={styles.small}>{line.detail}</span>}
              </span>
              <span className={styles.act}>{line.act}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './Choice.module.css'
import { FieldNote } from './Field.tsx'

type CheckboxProps = {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly help?: ReactNode
  /** Some but not all: for the box that chooses all rows. */
  readonly mixed?: boolean
  readonly name?: string
  readonly labelUnseen?: boolean
  /** Why it cannot be changed; shown as its help. */
  readonly disabledReason?: string | null | undefined
}

export function Checkbox(props: CheckboxProps) {
  const { label, checked, onChange, help, mixed = false, name, labelUnseen = false, disabledReason } = props
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const note = disabledReason ?? help
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = mixed
  }, [mixed])
  return (
    <div className={styles.choice}>
      <label className={styles.line}>
        <input
          ref={box}
          type="checkbox"
          className={styles.checkbox}
          checked={checked}
          name={name}
          data-field={name}
          disabled={Boolean(disabledReason)}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className={labelUnseen ? 'unseen' : undefined}>{label}</span>
      </label>
      {note !== undefined && (
        <div className={styles.note}>
          <FieldNote id={`${id}-note`} help={note} />
        </div>
      )}
    </div>
  )
}

type GroupProps = {
  readonly legend: string
  readonly aside?: ReactNode
  readonly help?: ReactNode
  readonly error?: string | undefined
  readonly name?: string
  readonly children: ReactNode
}

/** Choices that belong together, under one question. */
export function ChoiceGroup({ legend, aside, help, error, name, children }: GroupProps) {
  const id = useId()
  const noted = help !== undefined || error !== undefined
  return (
    <fieldset
      aria-describedby={noted ? `${id}-note` : undefined}
      aria-invalid={error !== undefined || undefined}
      data-field={name}
    >
      <legend className={styles.legend}>
        {legend}
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </legend>
      {children}
      {noted && <FieldNote id={`${id}-note`} help={help} error={error} />}
    </fieldset>
  )
}

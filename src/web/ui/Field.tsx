import { type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { StateShape } from './StateMark.tsx'

/** What a control must carry so that label, help and error belong to it. */
export type ControlIds = {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
  readonly 'data-field'?: string
}

/** What every field of the kit takes. */
export type FieldWords = {
  readonly label: string
  /** The field's name in the contract: errors of the server find it by this. */
  readonly name?: string
  readonly help?: ReactNode
  readonly error?: string | undefined
  /** Right of the label: “optional”, “1 of 3”, a small button. */
  readonly aside?: ReactNode
  /** For a field in a table or grid whose head already says it. */
  readonly labelUnseen?: boolean
}

type FieldProps = FieldWords & { readonly children: (ids: ControlIds) => ReactNode }

/** Label above, control, help or error below. For controls the kit does not have. */
export function Field({ label, name, help, error, aside, labelUnseen = false, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const noted = error !== undefined || help !== undefined
  const ids: ControlIds = {
    id,
    ...(noted ? { 'aria-describedby': noteId } : {}),
    ...(error !== undefined ? { 'aria-invalid': true } : {}),
    ...(name !== undefined ? { 'data-field': name } : {}),
  }
  return (
    <div className={styles.field}>
      <div className={classes(styles.head, labelUnseen && 'unseen')}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      {children(ids)}
      {noted && <FieldNote id={noteId} help={help} error={error} />}
    </div>
  )
}

type FieldNoteProps = { readonly id: string; readonly help?: ReactNode; readonly error?: string | undefined }

/** The line under a control: its error when there is one, else its help. */
export function FieldNote({ id, help, error }: FieldNoteProps) {
  if (error === undefined)
    return (
      <div id={id} className={styles.help}>
        {help}
      </div>
    )
  return (
    <div id={id} className={styles.error}>
      <StateShape kind="risk" />
      <span>{error}</span>
    </div>
  )
}

/** Fields beside each other; `columns` as in CSS grid, one column on a phone. */
export function FieldGrid({ columns, children }: { readonly columns: string; readonly children: ReactNode }) {
  return (
    <div className={styles.grid} style={{ gridTemplateColumns: columns }}>
      {children}
    </div>
  )
}

/** A form's body: fields under each other at an even distance, at a width that reads well. */
export function FieldStack({ children }: { readonly children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>
}

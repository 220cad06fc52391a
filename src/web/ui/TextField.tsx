import { type InputHTMLAttributes, type TextareaHTMLAttributes, useState } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { Field, type FieldWords } from './Field.tsx'

type TextFieldProps = FieldWords & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'email' | 'url' | 'tel' | 'search' | 'time'
  readonly align?: 'left' | 'right'
  readonly large?: boolean
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'autoComplete'
    | 'placeholder'
    | 'required'
    | 'inputMode'
    | 'maxLength'
    | 'autoFocus'
    | 'disabled'
    | 'onBlur'
    | 'list'
  >

export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', align = 'left', large = false, ...rest } = props
  const { words, control } = split(rest)
  return (
    <Field {...words}>
      {(ids) => (
        <input
          {...ids}
          {...control}
          name={words.name}
          type={type}
          className={classes(styles.control, align === 'right' && styles.right, large && styles.large)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type TextAreaProps = FieldWords & {
  readonly value: string
  readonly onChange: (value: string) => void
} & Pick<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'placeholder' | 'required' | 'rows' | 'maxLength' | 'autoFocus' | 'disabled' | 'onBlur'
  >

/** Grows with what is written. */
export function TextArea({ value, onChange, rows = 3, ...rest }: TextAreaProps) {
  const { words, control } = split(rest)
  return (
    <Field {...words}>
      {(ids) => (
        <textarea
          {...ids}
          {...control}
          name={words.name}
          rows={rows}
          className={styles.control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type PasswordFieldProps = FieldWords & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'current-password' | 'new-password'
  readonly large?: boolean
  readonly required?: boolean
}

export function PasswordField(props: PasswordFieldProps) {
  const { value, onChange, autoComplete, large = false, required = false, ...words } = props
  const [shown, setShown] = useState(false)
  const toggle = (
    <button
      type="button"
      className={styles.shown}
      aria-label={shown ? 'Hide the password' : 'Show the password'}
      onClick={() => setShown(!shown)}
    >
      {shown ? 'hide' : 'show'}
    </button>
  )
  return (
    <Field {...words} aside={toggle}>
      {(ids) => (
        <input
          {...ids}
          name={words.name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          required={required}
          spellCheck={false}
          className={classes(styles.control, large && styles.large)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type DateFieldProps = FieldWords & {
  /** `2026-03-01`, or '' for none. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly min?: string
  readonly max?: string
  readonly required?: boolean
}

/** The browser's own date field: it knows the reader's order of day and month. */
export function DateField({ value, onChange, min, max, required = false, ...words }: DateFieldProps) {
  return (
    <Field {...words}>
      {(ids) => (
        <input
          {...ids}
          name={words.name}
          type="date"
          min={min}
          max={max}
          required={required}
          className={styles.control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

function split<Rest extends FieldWords>(given: Rest) {
  const { label, name, help, error, aside, labelUnseen, ...control } = given
  const words: FieldWords = {
    label,
    ...(name === undefined ? {} : { name }),
    ...(aside === undefined ? {} : { aside }),
    ...(labelUnseen === undefined ? {} : { labelUnseen }),
    help,
    error,
  }
  return { words, control }
}

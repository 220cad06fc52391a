import { IconChevronDown } from '@tabler/icons-react'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { Field, type FieldWords } from './Field.tsx'

export type Option = {
  readonly value: string
  readonly label: string
  readonly disabledReason?: string | undefined
}
type OptionGroup = { readonly group: string; readonly options: readonly Option[] }

type SelectProps = FieldWords & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly (Option | OptionGroup)[]
  /** Stands first and chooses nothing: “Choose one”. */
  readonly placeholder?: string
  /** Amber edge: the choice soon needs a person. */
  readonly doubtful?: boolean
  readonly required?: boolean
}

/** The browser's own list. For long lists that want searching, use ComboBox. */
export function Select(props: SelectProps) {
  const { value, onChange, options, placeholder, doubtful = false, required = false, ...words } = props
  return (
    <Field {...words}>
      {(ids) => (
        <div className={styles.selectBox}>
          <select
            {...ids}
            name={words.name}
            required={required}
            className={classes(styles.control, styles.select, doubtful && styles.amber)}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map((option) =>
              'group' in option ? (
                <optgroup key={option.group} label={option.group}>
                  {option.options.map(optionLine)}
                </optgroup>
              ) : (
                optionLine(option)
              ),
            )}
          </select>
          <IconChevronDown size={16} stroke={1.5} aria-hidden />
        </div>
      )}
    </Field>
  )
}

function optionLine({ value, label, disabledReason }: Option) {
  return (
    <option key={value} value={value} disabled={disabledReason !== undefined}>
      {disabledReason === undefined ? label : `${label} (${disabledReason})`}
    </option>
  )
}

import { type ReactNode, useId } from 'react'
import { ChoiceGroup } from './Checkbox.tsx'
import styles from './Choice.module.css'

type Choice<Value extends string> = {
  readonly value: Value
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly disabledReason?: string | null | undefined
}

type RadioGroupProps<Value extends string> = {
  readonly legend: string
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly choices: readonly Choice<Value>[]
  readonly aside?: ReactNode
  readonly help?: ReactNode
  readonly error?: string | undefined
  readonly name?: string
}

/** One of several, one per line. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { value, onChange, choices, ...group } = props
  const name = useId()
  return (
    <ChoiceGroup {...group}>
      <ul className={styles.radios}>
        {choices.map((choice) => (
          <li key={choice.value}>
            <label className={styles.line}>
              <input
                type="radio"
                className={styles.radio}
                name={name}
                checked={choice.value === value}
                disabled={Boolean(choice.disabledReason)}
                onChange={() => onChange(choice.value)}
              />
              <span>
                {choice.label}
                {(choice.disabledReason ?? choice.help) !== undefined && (
                  <span className={styles.choiceHelp}>{choice.disabledReason ?? choice.help}</span>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </ChoiceGroup>
  )
}

type SegmentedProps<Value extends string> = Omit<RadioGroupProps<Value>, 'choices'> & {
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  /** For a line whose own words are the question. */
  readonly legendUnseen?: boolean
}

/** One of a few short answers, side by side: Yes / After she reads it / No; 1 to 5. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { value, onChange, choices, legendUnseen = false, legend, ...group } = props
  const name = useId()
  const row = (
    <div className={styles.segments}>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  )
  if (!legendUnseen)
    return (
      <ChoiceGroup {...group} legend={legend}>
        {row}
      </ChoiceGroup>
    )
  return (
    <fieldset data-field={group.name}>
      <legend className="unseen">{legend}</legend>
      {row}
    </fieldset>
  )
}

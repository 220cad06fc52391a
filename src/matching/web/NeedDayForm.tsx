import { DateField } from '../../web/ui/TextField.tsx'
import styles from './NeedPanel.module.css'

type NeedDayFormProps = {
  readonly value: string | null
  readonly by: string | null
  readonly onChange: (wishedOn: string | null, by: string | null) => void
}

const orNull = (day: string) => (day === '' ? null : day)

/** The day it should take place, or the last day on which it may. */
export function NeedDayForm({ value, by, onChange }: NeedDayFormProps) {
  return (
    <div className={styles.form}>
      <DateField
        label="By"
        name="by"
        help="The last day on which it may take place: whoever turns free until then can be asked."
        value={by ?? ''}
        onChange={(day) => onChange(value, orNull(day))}
      />
      <DateField
        label="On, or from"
        name="wishedOn"
        help="Left empty: the first working day that keeps the notice."
        value={value ?? ''}
        onChange={(day) => onChange(orNull(day), by)}
      />
    </div>
  )
}

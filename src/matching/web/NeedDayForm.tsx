import { DateField } from '../../web/ui/TextField.tsx'
import styles from './NeedPanel.module.css'

type NeedDayFormProps = {
  readonly value: string | null
  readonly onChange: (day: string | null) => void
}

/** The day it should take place. */
export function NeedDayForm({ value, onChange }: NeedDayFormProps) {
  return (
    <div className={styles.form}>
      <DateField
        label="It should take place on"
        name="wishedOn"
        help="Left empty: the first working day that keeps the notice."
        value={value ?? ''}
        onChange={(day) => onChange(day === '' ? null : day)}
      />
    </div>
  )
}

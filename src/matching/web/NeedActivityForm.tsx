import { useQuery } from '@tanstack/react-query'
import { activityFamilies, activityFamilyNames } from '../../activities/activity-type.ts'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import styles from './NeedPanel.module.css'

type NeedActivityFormProps = {
  readonly value: string
  readonly wanted: number
  readonly onChange: (activityTypeId: string, wanted: number) => void
}

/** What would be asked for, and from how many. */
export function NeedActivityForm({ value, wanted, onChange }: NeedActivityFormProps) {
  const types = useQuery(activityTypesQuery()).data?.rows ?? []
  return (
    <div className={styles.form}>
      <Select
        label="Ask for"
        name="activityTypeId"
        value={value}
        onChange={(activityTypeId) => onChange(activityTypeId, wanted)}
        options={activityFamilies.map((family) => ({
          group: activityFamilyNames[family],
          options: types
            .filter((type) => type.family === family)
            .map(({ id, name }) => ({ value: id, label: name })),
        }))}
      />
      <NumberField
        label="From how many customers"
        name="wanted"
        value={wanted}
        min={1}
        max={50}
        onChange={(many) => onChange(value, many ?? 1)}
      />
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { activityFamilies, activityFamilyNames } from '../../activities/activity-type.ts'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import { Select } from '../../web/ui/Select.tsx'
import styles from './NeedPanel.module.css'

type NeedActivityFormProps = {
  readonly value: string
  readonly onChange: (activityTypeId: string) => void
}

/** What somebody would be asked for. */
export function NeedActivityForm({ value, onChange }: NeedActivityFormProps) {
  const types = useQuery(activityTypesQuery()).data?.rows ?? []
  return (
    <div className={styles.form}>
      <Select
        label="Ask for"
        name="activityTypeId"
        value={value}
        onChange={onChange}
        options={activityFamilies.map((family) => ({
          group: activityFamilyNames[family],
          options: types
            .filter((type) => type.family === family)
            .map(({ id, name }) => ({ value: id, label: name })),
        }))}
      />
    </div>
  )
}

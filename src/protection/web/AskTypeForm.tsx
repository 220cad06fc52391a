import { useQuery } from '@tanstack/react-query'
import { activityFamilies, activityFamilyNames } from '../../activities/activity-type.ts'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import { Select } from '../../web/ui/Select.tsx'

type AskTypeFormProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (id: string) => void
  readonly error?: string | undefined
}

/** What a person can be asked for, by family. */
export function AskTypeForm({ label, value, onChange, error }: AskTypeFormProps) {
  const types = useQuery(activityTypesQuery()).data?.rows ?? []
  const groups = activityFamilies
    .map((family) => ({
      group: activityFamilyNames[family],
      options: types
        .filter((type) => type.family === family && !type.isAccountLevel)
        .map((type) => ({ value: type.id, label: type.name })),
    }))
    .filter(({ options }) => options.length > 0)
  return (
    <Select
      label={label}
      name="activityTypeId"
      value={value}
      onChange={onChange}
      options={groups}
      placeholder="Choose one"
      error={error}
    />
  )
}

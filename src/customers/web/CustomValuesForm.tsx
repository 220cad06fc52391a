import { useQuery } from '@tanstack/react-query'
import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import type { CustomRecord } from '../custom-field.ts'
import { type CustomField, customFieldsQuery } from './taxonomy.queries.ts'

type CustomValuesFormProps = {
  readonly record: CustomRecord
  /** Custom field id → value as text; '' is none. */
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (values: Readonly<Record<string, string>>) => void
  readonly errors: Readonly<Record<string, string>>
}

/** The workspace's own fields of a kind of record, inside a form of it. */
export function CustomValuesForm({ record, values, onChange, errors }: CustomValuesFormProps) {
  const fields = useQuery(customFieldsQuery()).data?.rows ?? []
  return fields
    .filter((field) => field.record === record && field.retiredAt === null)
    .map((field) => (
      <CustomValue
        key={field.id}
        field={field}
        value={values[field.id] ?? ''}
        onChange={(value) => onChange({ ...values, [field.id]: value })}
        error={errors[`customs.${field.id}`]}
      />
    ))
}

type CustomValueProps = {
  readonly field: CustomField
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

function CustomValue({ field, value, onChange, error }: CustomValueProps) {
  const words = { label: field.label, name: `customs.${field.id}`, value, onChange, error }
  if (field.kind === 'date') return <DateField {...words} />
  if (field.kind !== 'choice') return <TextField {...words} />
  return (
    <Select
      {...words}
      placeholder="Not known"
      options={field.choices.map((choice) => ({ value: choice, label: choice }))}
    />
  )
}

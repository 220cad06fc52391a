import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import type { Start } from './queries.ts'

type OwnField = Start['activityTypes'][number]['fields'][number]

type BriefOwnFieldsFormProps = {
  readonly fields: readonly OwnField[]
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (values: Readonly<Record<string, string>>) => void
  readonly errors: Readonly<Record<string, string>>
}

/** The fields that a kind of activity brings along. */
export function BriefOwnFieldsForm({ fields, values, onChange, errors }: BriefOwnFieldsFormProps) {
  return fields.map((field) => (
    <OwnValueField
      key={field.label}
      field={field}
      value={values[field.label] ?? ''}
      onChange={(value) => onChange({ ...values, [field.label]: value })}
      error={errors[`fields.${field.label}`]}
    />
  ))
}

type OwnValueFieldProps = {
  readonly field: OwnField
  /** What the field belongs to, as faults name it. */
  readonly part?: 'fields' | 'result'
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

/** One field of a kind, by what it takes. */
export function OwnValueField({ field, part = 'fields', ...control }: OwnValueFieldProps) {
  const words = {
    label: field.label,
    name: `${part}.${field.label}`,
    ...(field.isRequired ? {} : { aside: 'optional' }),
  }
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          {...words}
          {...control}
          placeholder="Choose one"
          options={field.choices.map((value) => ({ value, label: value }))}
        />
      )
    case 'date':
      return <DateField {...words} {...control} />
    case 'number':
      return <TextField {...words} {...control} inputMode="decimal" maxLength={40} />
    case 'link':
      return <TextField {...words} {...control} type="url" maxLength={1000} placeholder="https://" />
    case 'text':
      return <TextField {...words} {...control} maxLength={1000} />
  }
}

import { useQuery } from '@tanstack/react-query'
import { formatDay, formatNumber } from '../../web/format.ts'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Section } from '../../web/ui/Section.tsx'
import type { CustomRecord } from '../custom-field.ts'
import { type CustomField, customFieldsQuery } from './taxonomy.queries.ts'

type CustomValuesPanelProps = {
  readonly record: CustomRecord
  readonly values: Readonly<Record<string, string>> | undefined
}

/** What the workspace's own fields say of a record; nothing where none has a value. */
export function CustomValuesPanel({ record, values = {} }: CustomValuesPanelProps) {
  const fields = useQuery(customFieldsQuery()).data?.rows ?? []
  const known = fields.filter((field) => field.record === record && values[field.id] !== undefined)
  if (known.length === 0) return null
  return (
    <Section title="Own fields">
      <KeyValue
        facts={known.map((field) => ({
          label: field.label,
          value: writeValue(field, values[field.id] ?? ''),
        }))}
      />
    </Section>
  )
}

function writeValue(field: CustomField, value: string): string {
  if (field.kind === 'date') return formatDay(value)
  return field.kind === 'number' ? formatNumber(Number(value)) : value
}

import type { SignalRow } from '../signals/signal-row.ts'
import type { Amount, ConvertedRow } from './convert-row.ts'
import { usageFields } from './survey-fields.ts'

const scored = ['nps', 'csat', 'ces'] as const

/** A row of a file of survey answers. Which question it answers tells the column the score stands in. */
export function buildSignalRow(converted: ConvertedRow): SignalRow {
  const line = (name: string) => {
    const value = converted.values.get(name)
    return typeof value === 'string' ? value : null
  }
  const kind = scored.find((name) => converted.values.get(name) != null) ?? 'nps'
  const score = converted.values.get(kind) as Amount | null | undefined
  const scale = converted.values.get('scale')
  const parts = [line('firstName'), line('lastName')].filter((part) => part !== null).join(' ')
  return {
    row: converted.row,
    kind,
    score: score?.value ?? null,
    scale: typeof scale === 'number' ? scale : null,
    ...{ at: line('at'), comment: line('comment'), externalId: line('externalId') },
    ...{ crmId: line('crmId'), email: line('email'), name: line('name') ?? (parts === '' ? null : parts) },
    ...{ accountName: line('accountName'), person: line('person'), team: line('team') },
    usage: usageFields.flatMap(({ name, label }) => {
      const amount = converted.values.get(name) as Amount | null | undefined
      return amount == null ? [] : [{ measure: label, value: amount.value }]
    }),
  }
}

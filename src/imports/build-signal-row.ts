import type { SignalWord } from '../signals/read-signal-kind.ts'
import { kindOfCase, type Tone } from '../signals/signal.ts'
import type { SignalRow } from '../signals/signal-row.ts'
import type { Amount, ConvertedRow, Values } from './convert-row.ts'
import { usageFields } from './survey-fields.ts'

const scored = ['nps', 'csat', 'ces'] as const

/**
 * A row of a file of survey answers and other signals. Where no column says what it is, the column that a score stands in
 * tells which question it answers.
 */
export function buildSignalRow({ row, values }: ConvertedRow): SignalRow {
  const line = (name: string) => {
    const value = values.get(name)
    return typeof value === 'string' ? value : null
  }
  const word = line('kind') as SignalWord | null
  const score = amountIn(values, scoreFieldOf(values))
  const scale = values.get('scale')
  const given = { score, scale: typeof scale === 'number' ? scale : null, comment: line('comment') }
  const ofCase = word === 'closed-case'
  const parts = [line('firstName'), line('lastName')].filter((part) => part !== null).join(' ')
  return {
    row,
    ...given,
    ...{
      kind: ofCase
        ? kindOfCase(given.score, given.scale, given.comment)
        : (word ?? answeredIn(values) ?? 'nps'),
      ofCase,
    },
    ...{ tone: line('tone') as Tone | null, at: line('at'), externalId: line('externalId') },
    ...{ crmId: line('crmId'), email: line('email'), name: line('name') ?? (parts === '' ? null : parts) },
    ...{ accountName: line('accountName'), person: line('person'), team: line('team') },
    usage: usageFields.flatMap(({ name, label }) => {
      const value = amountIn(values, name)
      return value === null ? [] : [{ measure: label, value }]
    }),
  }
}

function amountIn(values: Values, name: string): number | null {
  return (values.get(name) as Amount | null | undefined)?.value ?? null
}

/** The field a row's score stands in: that of its own question where the file has one, else wherever there is a score. */
export function scoreFieldOf(values: Values): (typeof scored)[number] {
  const word = values.get('kind')
  const own = scored.find((name) => name === (word === 'closed-case' ? 'csat' : word))
  if (own !== undefined && values.has(own)) return own
  return answeredIn(values) ?? scored.find((name) => values.has(name)) ?? 'nps'
}

/** The question that is answered, where the row has a score. */
const answeredIn = (values: Values) => scored.find((name) => amountIn(values, name) !== null)

import type { ActivityType, OwnField, OwnFieldKind } from '../../activities/activity-type.ts'
import { faultOfValue } from '../brief.ts'

/** One thing that was noted of what came out, as its field was called then. */
export type ResultEntry = { readonly label: string; readonly kind: OwnFieldKind; readonly value: string }

type Given = { readonly evidence: string; readonly values: Readonly<Record<string, string>> }

/**
 * What is wrong with what was noted of a result, as field and reason; empty where nothing is. A kind that names no field
 * of its own wants its evidence in words. Unknown fields are refused. Source: practice B7 rule 9, "completion needs
 * evidence".
 */
export function faultsOfResult(
  { evidence, values }: Given,
  fields: readonly OwnField[],
): readonly { readonly field: string; readonly reason: string }[] {
  const faults = Object.entries(values).flatMap(([label, value]) => {
    const field = fields.find((each) => each.label === label)
    if (field !== undefined && value.trim() === '') return []
    const reason =
      field === undefined ? 'This kind of activity has no such field.' : faultOfValue(field, value.trim())
    return reason === null ? [] : [{ field: `result.${label}`, reason }]
  })
  for (const { label, isRequired } of fields) {
    const isMissing = isRequired && (values[label] ?? '').trim() === ''
    if (isMissing) faults.push({ field: `result.${label}`, reason: `${label}: this is needed.` })
  }
  if (fields.length === 0 && evidence.trim() === '') {
    faults.push({ field: 'evidence', reason: 'Say what shows that it took place.' })
  }
  return faults
}

/** What was noted, in the order of the fields, without those left open. */
export function resultOf(values: Given['values'], fields: readonly OwnField[]): readonly ResultEntry[] {
  return fields.flatMap(({ label, kind }) => {
    const value = (values[label] ?? '').trim()
    return value === '' ? [] : [{ label, kind, value }]
  })
}

/** What is known with what changes, by label. */
export function mergeResult(known: readonly ResultEntry[], changed: Given['values']): Given['values'] {
  return { ...Object.fromEntries(known.map(({ label, value }) => [label, value])), ...changed }
}

type Noted = { readonly evidence: string; readonly result: readonly ResultEntry[] }

/** True where two say the same of a result. */
export function isSameResult(one: Noted, other: Noted): boolean {
  const told = ({ evidence, result }: Noted) =>
    JSON.stringify([evidence, result.map((e) => [e.label, e.value])])
  return told(one) === told(other)
}

/** The result in one line, as the ledger keeps it: `Who came: three of theirs; and what was said besides`. */
export function tellResult(evidence: string, result: readonly ResultEntry[]): string {
  const told = result.map(({ label, value }) => `${label}: ${value}`)
  return [...told, evidence.trim()].filter((part) => part !== '').join('; ')
}

/** True where something of it appears for others to see. Answers to a buyer and notes for ourselves do not. */
export function canAppear({ audience }: Pick<ActivityType, 'audience'>): boolean {
  return audience !== 'buyers' && audience !== 'internal'
}

/** Where the customer can see what became of it: the first link, where something of it appears. */
export function appearanceOf(
  result: readonly ResultEntry[],
  type: Pick<ActivityType, 'audience'>,
): string | null {
  if (!canAppear(type)) return null
  return result.find(({ kind }) => kind === 'link')?.value ?? null
}

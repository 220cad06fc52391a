import { invalid } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type CustomField, type CustomRecord, readCustomValue } from '../custom-field.ts'
import { customFieldsOf } from './custom-field.reads.ts'
import { type ValueToSave, writeCustomValues } from './custom-field.store.ts'

/** A cell of a file or a field of a form, for one record: the field's id to text. Undefined leaves a value as it is. */
export type CustomTexts = Readonly<Record<string, string | null | undefined>>

export type CustomRefusal = {
  readonly recordId: string
  readonly fieldId: string
  readonly label: string
  readonly reason: string
}

/**
 * Saves custom values of many records of one kind, in a constant number of statements: those that can be read
 * are written, the others are refused one by one with the reason, and the records go in without them. Empty
 * cells change nothing where `emptyMeans` is `unchanged` (files), and take a value away where it is `none`
 * (forms). Gives the records whose values became different, and the refusals in the order of the records.
 */
export async function saveCustomValues(
  tx: WorkspaceTx,
  workspaceId: string,
  record: CustomRecord,
  given: readonly { readonly recordId: string; readonly customs: CustomTexts }[],
  emptyMeans: 'unchanged' | 'none' = 'unchanged',
): Promise<{ readonly changed: ReadonlySet<string>; readonly refusals: readonly CustomRefusal[] }> {
  if (given.every(({ customs }) => Object.keys(customs).length === 0))
    return { changed: new Set(), refusals: [] }
  const fields = new Map((await customFieldsOf(tx, workspaceId, record)).map((field) => [field.id, field]))
  const refusals: CustomRefusal[] = []
  const values: ValueToSave[] = []
  for (const { recordId, customs } of given) {
    for (const [fieldId, text] of Object.entries(customs)) {
      if (text === undefined) continue
      const read = readOne(fields.get(fieldId), text)
      if (!read.ok) refusals.push({ recordId, fieldId, label: read.label, reason: read.reason })
      else if (read.value !== null || emptyMeans === 'none')
        values.push({ recordId, fieldId, value: read.value })
    }
  }
  return { changed: await writeCustomValues(tx, workspaceId, values), refusals }
}

/** Saves the custom values of one record from a form. Throws the refusals as errors of their fields. */
export async function saveCustomValuesOf(
  tx: WorkspaceTx,
  workspaceId: string,
  record: CustomRecord,
  recordId: string,
  customs: CustomTexts,
): Promise<boolean> {
  const { changed, refusals } = await saveCustomValues(
    tx,
    workspaceId,
    record,
    [{ recordId, customs }],
    'none',
  )
  const first = refusals[0]
  if (first !== undefined) throw invalid(`customs.${first.fieldId}`, `${first.label} ${first.reason}`)
  return changed.size > 0
}

function readOne(field: CustomField | undefined, text: string | null) {
  if (field === undefined) return { ok: false, label: 'custom field', reason: 'is not known here' } as const
  const read = readCustomValue(field, text)
  return read.ok ? read : { ...read, label: field.label }
}

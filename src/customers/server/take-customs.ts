import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { CustomRecord } from '../custom-field.ts'
import type { Cell } from '../row-result.ts'
import type { PlannedRow } from './record-draft.store.ts'
import { saveCustomValues } from './save-custom-values.ts'

type WithCustoms = { readonly row: { readonly customs?: Readonly<Record<string, Cell<string>>> } }

/**
 * Saves the custom values that rows of a batch bring, and marks the records that differ by them. A value that
 * its field refuses is a warning on the row. Call it once all rows are planned and before they are saved.
 */
export async function takeCustoms(
  tx: WorkspaceTx,
  workspaceId: string,
  record: CustomRecord,
  planned: readonly PlannedRow<WithCustoms>[],
): Promise<void> {
  const rows = planned.flatMap((row) => {
    const { customs } = row.reading.row
    return row.draft === undefined || customs === undefined ? [] : [{ row, draft: row.draft, customs }]
  })
  if (rows.length === 0) return
  const byRecord = new Map<string, Record<string, Cell<string>>>()
  for (const { draft, customs } of rows) {
    const given = Object.entries(customs).filter(([, text]) => text != null && text.trim() !== '')
    byRecord.set(draft.id, { ...byRecord.get(draft.id), ...Object.fromEntries(given) })
  }
  const given = [...byRecord].map(([recordId, customs]) => ({ recordId, customs }))
  const { changed, refusals } = await saveCustomValues(tx, workspaceId, record, given)
  for (const { row, draft } of rows) {
    if (!changed.has(draft.id)) continue
    draft.markChanged()
    row.touched = true
  }
  for (const { recordId, fieldId, label, reason } of refusals) {
    const row = rows.find(({ draft, customs }) => draft.id === recordId && customs[fieldId] != null)?.row
    row?.warnings.push({ field: `customs.${fieldId}`, reason: `${label} ${reason}` })
  }
}

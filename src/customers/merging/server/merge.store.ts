import { sql } from 'kysely'
import { refuse } from '../../../kernel/result.ts'
import { notFound, refused } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { MergedRecord, RecordValues } from '../merge-fields.ts'

export type MergeRow = RecordValues & {
  readonly id: string
  readonly name: string
  readonly account_id?: string | null
  readonly version: number
  readonly merged_into: string | null
}

export const rootOf = (record: MergedRecord) => (record === 'contact' ? 'contacts' : 'accounts')

/**
 * Both rows, locked until the transaction ends: accounts before contacts, the lesser id first. Throws `not-found`, and
 * `refused` where somebody asked to be erased.
 */
export async function lockBoth(
  tx: WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  ids: readonly string[],
): Promise<MergeRow[]> {
  const wanted = sql`any(${[...ids]}::uuid[])`
  if (record === 'contact') {
    await sql`select a.id from accounts a where a.workspace_id = ${workspaceId} and a.id in (
      select c.account_id from contacts c where c.workspace_id = ${workspaceId} and c.id = ${wanted}) order by a.id for no key update`.execute(
      tx,
    )
  }
  const { rows } = await sql<{ row: MergeRow }>`
    select to_jsonb(t) as row from ${sql.table(rootOf(record))} t where t.workspace_id = ${workspaceId} and t.id = ${wanted}
    order by t.id for update`.execute(tx)
  const found = rows.map(({ row }) => row)
  if (found.length < new Set(ids).size) throw notFound(record)
  if (found.some((row) => row.merged_into !== null))
    throw refused(refuse('erased', 'One of them was erased; there is nothing left to merge.'))
  return found
}

export async function insertMerge(
  tx: WorkspaceTx,
  merge: {
    workspaceId: string
    record: MergedRecord
    survivor: MergeRow
    absorbed: MergeRow
    choices: object
    by: string | null
    now: string
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('merges')
    .values({
      workspace_id: merge.workspaceId,
      record: merge.record,
      survivor_id: merge.survivor.id,
      absorbed_id: merge.absorbed.id,
      survivor_name: merge.survivor.name,
      absorbed_name: merge.absorbed.name,
      choices: JSON.stringify(merge.choices),
      merged_by: merge.by,
      merged_at: merge.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps the way from what was absorbed to who stands for it now. */
export async function insertPointer(
  tx: WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  mergeId: string,
  ids: { survivorId: string; absorbed: RecordValues },
): Promise<void> {
  const { survivorId, absorbed } = ids
  await tx
    .insertInto('merged_records')
    .values({
      workspace_id: workspaceId,
      id: String(absorbed.id),
      record,
      contact_id: record === 'contact' ? survivorId : null,
      account_id: record === 'account' ? survivorId : null,
      merge_id: mergeId,
      crm_id: absorbed.crm_id == null ? null : String(absorbed.crm_id),
      folded_name: String(absorbed.folded_name),
    })
    .execute()
}

export async function saveMoved(
  tx: WorkspaceTx,
  workspaceId: string,
  mergeId: string,
  moved: Readonly<Record<string, number>>,
): Promise<void> {
  await tx
    .updateTable('merges')
    .set({ moved: JSON.stringify(moved) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', mergeId)
    .execute()
}

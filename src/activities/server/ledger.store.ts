import type { Insertable } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { LedgerEntriesTable } from '../../server/database/tables.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { AskState } from '../ledger.ts'

export type NewEntry = Omit<Insertable<LedgerEntriesTable>, 'workspace_id'>

/** Writes a row and gives its id. */
export async function insertEntry(tx: WorkspaceTx, workspaceId: string, entry: NewEntry): Promise<string> {
  const { id } = await tx
    .insertInto('ledger_entries')
    .values({ ...entry, workspace_id: workspaceId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type MoveColumns = {
  readonly state: AskState
  readonly effective_on: string
  readonly load_quarters: number
  readonly agreed_on: string | null
  readonly done_on: string | null
  readonly asked_at?: Instant
  readonly approved_at?: Instant
  readonly answered_at?: Instant
  readonly closed_at?: Instant
  readonly minutes?: number | null
  readonly outcome?: string | null
  readonly reason?: string | null
  readonly evidence?: string | null
  readonly deferred_until?: string | null
  readonly never_again?: boolean
}

/** Writes what a move changed. */
export async function saveMove(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
  columns: MoveColumns,
): Promise<void> {
  await tx
    .updateTable('ledger_entries')
    .set(columns)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** Writes the row that takes everything back that `id` counts, on the same day, and gives its id. */
export async function insertReversal(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
  reversal: { readonly reason: string; readonly by: string | null; readonly now: Instant },
): Promise<string> {
  const row = await tx
    .selectFrom('ledger_entries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { id: _, created_at: __, external_id: ___, ...same } = row
  return insertEntry(tx, workspaceId, {
    ...same,
    load_quarters: -row.load_quarters,
    reason: reversal.reason,
    holder_id: reversal.by,
    corrects_id: id,
    closed_at: reversal.now,
  })
}

import type { Insertable } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { LedgerEntriesTable } from '../../server/database/tables.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Ask, AskState, LedgerKind } from '../ledger.ts'

/** An ask as it is stored, as far as moving it goes. */
export type StoredAsk = Ask & {
  readonly id: string
  readonly kind: LedgerKind
  readonly contactId: string | null
  readonly accountId: string
  readonly activityTypeId: string | null
  readonly opportunityId: string | null
  readonly holderId: string | null
  readonly title: string
  readonly isReversed: boolean
  readonly isReversal: boolean
}

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

/** Reads a row of the ledger, or answers 404. With `lock` nobody else moves it until the transaction ends. */
export async function loadEntry(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
  lock = false,
): Promise<StoredAsk> {
  const query = tx
    .selectFrom('ledger_entries as e')
    .select((is) => [
      ...(['e.id', 'e.kind', 'e.title', 'e.state'] as const),
      'e.contact_id as contactId',
      'e.account_id as accountId',
      'e.activity_type_id as activityTypeId',
      'e.opportunity_id as opportunityId',
      'e.holder_id as holderId',
      'e.full_load_quarters as fullQuarters',
      'e.wished_on as wishedOn',
      'e.agreed_on as agreedOn',
      'e.done_on as doneOn',
      'e.effective_on as effectiveOn',
      'e.asked_at as askedAt',
      'e.corrects_id as correctsId',
      is
        .exists(
          is
            .selectFrom('ledger_entries as c')
            .select('c.id')
            .whereRef('c.workspace_id', '=', 'e.workspace_id')
            .whereRef('c.corrects_id', '=', 'e.id'),
        )
        .as('isReversed'),
    ])
    .where('e.workspace_id', '=', workspaceId)
    .where('e.id', '=', id)
  const row = await (lock ? query.forNoKeyUpdate('e') : query).executeTakeFirst()
  if (row === undefined) throw notFound('entry of the ledger')
  const { askedAt, correctsId, effectiveOn, ...rest } = row
  return {
    ...rest,
    kind: row.kind as LedgerKind,
    state: row.state as AskState,
    wishedOn: row.wishedOn ?? effectiveOn,
    wasAsked: askedAt !== null,
    isReversed: Boolean(row.isReversed),
    isReversal: correctsId !== null,
  }
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

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
  readonly sourceKind: 'request' | 'program' | 'import' | 'person'
  readonly title: string
  readonly isReversed: boolean
  readonly isReversal: boolean
}

/** Reads a row of the ledger, or answers 404. With `lock` nobody else moves it until the transaction ends. */
export async function loadEntry(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
  lock = false,
): Promise<StoredAsk> {
  const query = selectEntry(tx, workspaceId, id)
  const row = await (lock ? query.forNoKeyUpdate('e') : query).executeTakeFirst()
  if (row === undefined) throw notFound('entry of the ledger')
  const { askedAt, correctsId, effectiveOn, ...rest } = row
  return {
    ...rest,
    kind: row.kind as LedgerKind,
    state: row.state as AskState,
    sourceKind: row.sourceKind as StoredAsk['sourceKind'],
    wishedOn: row.wishedOn ?? effectiveOn,
    wasAsked: askedAt !== null,
    isReversed: Boolean(row.isReversed),
    isReversal: correctsId !== null,
  }
}

function selectEntry(tx: WorkspaceTx, workspaceId: string, id: string) {
  return tx
    .selectFrom('ledger_entries as e')
    .select((is) => [
      ...(['e.id', 'e.kind', 'e.title', 'e.state'] as const),
      'e.contact_id as contactId',
      'e.account_id as accountId',
      'e.activity_type_id as activityTypeId',
      'e.opportunity_id as opportunityId',
      'e.holder_id as holderId',
      'e.source_kind as sourceKind',
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
}

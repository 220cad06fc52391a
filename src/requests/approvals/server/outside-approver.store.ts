import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'

type Db = WorkspaceDb | WorkspaceTx

/** Who approves in the customer's house. */
export type OutsideApprover = { readonly name: string; readonly email: string }

/** Who approves in the customer's house for an ask: named for it, else the usual one of the account; null where neither is known. */
export async function findOutsideApprover(
  db: Db,
  askId: string,
): Promise<(OutsideApprover & { readonly isUsual: boolean }) | null> {
  const found = await sql<OutsideApprover & { isUsual: boolean }>`
    select coalesce(o.name, u.name) as name, coalesce(o.email, u.email) as email, o.name is null as "isUsual"
    from ledger_entries e
    left join ask_outside_approvers o on o.workspace_id = e.workspace_id and o.ask_id = e.id
    left join account_outside_approvers u on u.workspace_id = e.workspace_id and u.account_id = e.account_id
    where e.workspace_id = current_workspace() and e.id = ${askId} and coalesce(o.name, u.name) is not null`.execute(
    db,
  )
  return found.rows[0] ?? null
}

/** Keeps who approves in the customer's house: for the ask, and as the usual one of its account. */
export async function saveOutsideApprover(
  tx: WorkspaceTx,
  place: { readonly workspaceId: string; readonly askId: string; readonly accountId: string },
  approver: OutsideApprover,
  by: string | null,
  now: Instant,
): Promise<void> {
  const { workspaceId, askId, accountId } = place
  const { name, email } = approver
  const named = { name, email, named_at: now }
  await tx
    .insertInto('ask_outside_approvers')
    .values({ workspace_id: workspaceId, ask_id: askId, ...named, named_by: by })
    .onConflict((on) => on.columns(['workspace_id', 'ask_id']).doUpdateSet({ ...named, named_by: by }))
    .execute()
  await tx
    .insertInto('account_outside_approvers')
    .values({ workspace_id: workspaceId, account_id: accountId, ...named })
    .onConflict((on) => on.columns(['workspace_id', 'account_id']).doUpdateSet(named))
    .execute()
}

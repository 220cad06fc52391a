import { sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

/** What is vouched for: a fact of a contact or of an account; `key` tells facts of one kind apart. */
export type VouchedFact = {
  readonly contactId: string | null
  readonly accountId: string | null
  readonly fact: string
  readonly key?: string
}

/** Notes that the actor vouches for a fact, now: one of ours by name, or the customer themselves by their link. */
export async function vouchForFact(
  tx: WorkspaceTx,
  actor: Actor,
  { contactId, accountId, fact, key = '' }: VouchedFact,
  now: Instant,
): Promise<void> {
  if ((contactId === null) === (accountId === null)) return
  const bySelf = actor.kind === 'link' && actor.contactId != null
  await sql`
    insert into fact_confirmations as n (workspace_id, contact_id, account_id, fact, key, confirmed_by, by_contact, confirmed_at)
    values (${actor.workspaceId}, ${contactId}, ${accountId}, ${fact}, ${key}, ${personOf(actor)}, ${bySelf}, ${now})
    on conflict (workspace_id, contact_id, account_id, fact, key) do update set
      confirmed_by = excluded.confirmed_by, by_contact = excluded.by_contact, confirmed_at = excluded.confirmed_at
    where n.confirmed_at <= excluded.confirmed_at`.execute(tx)
}

/** The same of many facts at once, each given once or more. Gives how many were vouched for anew. One statement. */
export async function vouchForMany(
  tx: WorkspaceTx,
  actor: Actor,
  facts: readonly VouchedFact[],
  now: Instant,
): Promise<number> {
  if (facts.length === 0) return 0
  const done = await sql`
    insert into fact_confirmations as n (workspace_id, contact_id, account_id, fact, confirmed_by, confirmed_at)
    select distinct ${actor.workspaceId}::uuid, g."contactId", g."accountId", g.fact, ${personOf(actor)}::uuid, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as g ("contactId" uuid, "accountId" uuid, fact text)
    on conflict (workspace_id, contact_id, account_id, fact, key) do update set
      confirmed_by = excluded.confirmed_by, by_contact = false, confirmed_at = excluded.confirmed_at
    where n.confirmed_at < excluded.confirmed_at`.execute(tx)
  return Number(done.numAffectedRows ?? 0n)
}

/** Puts back who vouched for a fact before somebody did at `at`: nobody where there was no row. A later word stays. */
export async function takeBackVouching(
  tx: WorkspaceTx,
  { contactId, accountId, fact, key = '' }: VouchedFact,
  was: { readonly by: string | null; readonly self: boolean; readonly at: Instant } | null,
  at: Instant,
): Promise<void> {
  const isIt = sql`workspace_id = current_workspace() and contact_id is not distinct from ${contactId}::uuid
    and account_id is not distinct from ${accountId}::uuid and fact = ${fact} and key = ${key} and confirmed_at = ${at}::timestamptz`
  await (was === null
    ? sql`delete from fact_confirmations where ${isIt}`
    : sql`update fact_confirmations set confirmed_by = ${was.by}::uuid, by_contact = ${was.self},
        confirmed_at = ${was.at}::timestamptz where ${isIt}`
  ).execute(tx)
}

import { type RawBuilder, sql } from 'kysely'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Audience } from '../activity-type.ts'
import type { AskState, LedgerKind } from '../ledger.ts'

type Db = WorkspaceDb | WorkspaceTx
type Named = { readonly id: string; readonly name: string }

export type LedgerEntry = {
  readonly id: string
  readonly kind: LedgerKind
  readonly state: AskState
  readonly title: string
  readonly activityType: Named | null
  readonly contact: Named | null
  readonly account: Named
  readonly opportunity: Named | null
  readonly audience: Audience | null
  readonly holder: string | null
  readonly on: string
  readonly wishedOn: string | null
  readonly agreedOn: string | null
  readonly doneOn: string | null
  readonly askedAt: string | null
  readonly answeredAt: string | null
  readonly deferredUntil: string | null
  readonly loadPoints: number
  readonly fullLoadPoints: number
  readonly minutes: number | null
  readonly outcome: string | null
  readonly reason: string | null
  readonly evidence: string | null
  readonly titleThen: string | null
  readonly isReversed: boolean
  readonly correctsId: string | null
  readonly isOverride: boolean
  /** What was said when a rule was set aside for it; null where none was, or where it is not for the reader. */
  readonly exception: { readonly by: string; readonly reason: string; readonly ownerConsent: string } | null
}

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is null then null
    else jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

async function select(db: Db, where: RawBuilder<unknown>, size: number): Promise<LedgerEntry[]> {
  const found = await sql<LedgerEntry>`
    select e.id, e.kind, e.state, e.title, ${named('t')} as "activityType", ${named('c')} as contact,
      ${named('a')} as account, ${named('o')} as opportunity, e.audience, p.name as holder,
      e.effective_on as on, e.wished_on as "wishedOn", e.agreed_on as "agreedOn", e.done_on as "doneOn",
      e.asked_at as "askedAt", e.answered_at as "answeredAt", e.deferred_until as "deferredUntil",
      e.load_quarters::float / 4 as "loadPoints", e.full_load_quarters::float / 4 as "fullLoadPoints",
      e.minutes, e.outcome, e.reason, e.evidence, e.title_then as "titleThen", e.corrects_id as "correctsId",
      exists (select 1 from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id) as "isReversed",
      exists (select 1 from protection_overrides v where v.workspace_id = e.workspace_id and v.ledger_entry_id = e.id) as "isOverride",
      (select jsonb_build_object('by', b.name, 'reason', v.reason, 'ownerConsent', v.owner_consent)
        from protection_overrides v join people b on b.workspace_id = v.workspace_id and b.id = v.overridden_by
        where v.workspace_id = e.workspace_id and v.ledger_entry_id = e.id
        order by v.created_at desc limit 1) as exception
    from ledger_entries e
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
    left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
    left join people p on p.workspace_id = e.workspace_id and p.id = e.holder_id
    where e.workspace_id = current_workspace() and ${where}
    order by e.effective_on desc, e.id desc limit ${size}`.execute(db)
  return found.rows
}

/** One row as a person reads it; undefined where there is none. */
export async function readEntry(db: Db, id: string): Promise<LedgerEntry | undefined> {
  const [entry] = await select(db, sql`e.id = ${id}`, 1)
  return entry
}

type Page = { readonly cursor?: string; readonly size?: number; readonly kind?: LedgerKind }

/** The timeline of a contact, an account or an opportunity, newest first. One statement. */
export async function readTimeline(
  db: Db,
  of: 'contact' | 'account' | 'opportunity',
  id: string,
  { cursor, size = 50, kind }: Page,
): Promise<{ rows: LedgerEntry[]; next: string | null }> {
  const conditions = [sql`${sql.ref(`e.${of}_id`)} = ${id}`]
  if (kind !== undefined) conditions.push(sql`e.kind = ${kind}`)
  if (cursor !== undefined) conditions.push(after(cursor))
  const found = await select(db, sql.join(conditions, sql` and `), size + 1)
  // Why a rule was set aside speaks of the account: who holds only the opportunity reads that it was.
  const rows = found.slice(0, size).map((row) => (of === 'opportunity' ? { ...row, exception: null } : row))
  const last = rows.at(-1)
  return { rows, next: found.length > size && last !== undefined ? encodeCursor([last.on, last.id]) : null }
}

function after(cursor: string): RawBuilder<unknown> {
  const [on, id] = decodeCursor(cursor, 'day', 'id')
  return sql`(e.effective_on, e.id) < (${on}::date, ${id}::uuid)`
}

/** A contact as the ledger needs it: whose it is, and what they are now. */
export type LedgerContact = {
  readonly contactId: string
  readonly accountId: string | null
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  readonly title: string | null
  readonly persona: string | null
  readonly seniority: string | null
}

// Not `coalesce`: behind the wall PostgreSQL takes it for leaky, and would read the whole table instead of its key.
const canonical = sql`case when given.merged_into is null then given.id else given.merged_into end`

/** The contact, by its canonical id where it was merged; undefined where there is none. */
export async function readLedgerContact(db: Db, contactId: string): Promise<LedgerContact | undefined> {
  const found = await sql<LedgerContact>`
    select c.id as "contactId", coalesce(a.merged_into, a.id) as "accountId", c.owner_id as "ownerId",
      a.owner_id as "relationshipOwnerId", c.title, coalesce(t.name, c.persona_text) as persona, c.seniority
    from contacts given
    join contacts c on c.workspace_id = given.workspace_id and c.id = ${canonical}
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join taxonomy_terms t on t.workspace_id = c.workspace_id and t.id = c.persona_id
    where given.workspace_id = current_workspace() and given.id = ${contactId}`.execute(db)
  return found.rows[0]
}

/** Who owns an opportunity and its account; undefined where there is none. */
export async function readLedgerOpportunity(
  db: Db,
  id: string,
): Promise<{ ownerId: string | null; relationshipOwnerId: string | null } | undefined> {
  const found = await sql<{ ownerId: string | null; relationshipOwnerId: string | null }>`
    select o.owner_id as "ownerId", a.owner_id as "relationshipOwnerId" from opportunities o
    left join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id
    where o.workspace_id = current_workspace() and o.id = ${id}`.execute(db)
  return found.rows[0]
}

/** Who owns an account; undefined where there is none. */
export async function readLedgerAccount(
  db: Db,
  id: string,
): Promise<{ accountId: string; ownerId: string | null } | undefined> {
  const found = await sql<{ accountId: string; ownerId: string | null }>`
    select a.id as "accountId", a.owner_id as "ownerId" from accounts given
    join accounts a on a.workspace_id = given.workspace_id and a.id = ${canonical}
    where given.workspace_id = current_workspace() and given.id = ${id}`.execute(db)
  return found.rows[0]
}

/** The day it is now where the workspace is. */
export async function readToday(db: Db, now: string): Promise<string> {
  const found = await sql<{ today: string }>`
    select (${now}::timestamptz at time zone time_zone)::date as today from workspaces
    where id = current_workspace()`.execute(db)
  return found.rows[0]?.today ?? now.slice(0, 10)
}

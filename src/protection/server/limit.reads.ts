import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { type LimitFact, overruledBy, rulesFor, segmentKey, thresholdOf } from '../limit.ts'
import { canLiftLimit, canSetLimit, type Limited, seesAllLimits } from '../policy.ts'
import type { LimitLevel, ProtectionRules } from '../rules.ts'
import type { RulesToday } from './facts.reads.ts'

type Db = WorkspaceDb | WorkspaceTx

/** Whom a limit is for: a segment by its name, an account, or a contact with what is set above them. */
export type LimitPlace = {
  readonly level: LimitLevel
  readonly segment: string | null
  readonly accountId: string | null
  readonly contactId: string | null
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  /** The segment of the account, the contact's account for a contact. */
  readonly accountSegment: string | null
  /** For a contact: what is set for their account. */
  readonly accountLimits: readonly LimitFact[]
}

export type LimitRow = LimitPlace & {
  readonly id: string
  readonly setting: string
  readonly value: number
  readonly reason: string
  readonly setBy: string | null
  readonly setByName: string | null
  readonly setAt: Instant
  readonly ofAccountId: string | null
  readonly accountName: string | null
  readonly contactName: string | null
}

const limitsOfAccount = (accountId: RawBuilder<unknown>) => sql`coalesce((
  select json_agg(json_build_object('id', w.id, 'level', 'account', 'setting', w.setting, 'value', w.value,
    'reason', w.reason))
  from protection_limits w where w.workspace_id = current_workspace() and w.account_id = ${accountId}
    and w.lifted_at is null), '[]')`

const limitRows = (where: RawBuilder<unknown>, size: number) => sql<LimitRow>`
  select l.id, l.setting, l.value::float8 as value, l.reason, l.set_by as "setBy", p.name as "setByName",
    l.set_at as "setAt", l.segment, l.account_id as "accountId", l.contact_id as "contactId",
    case when l.segment is not null then 'segment' when l.account_id is not null then 'account' else 'advocate' end as level,
    a.id as "ofAccountId", a.name as "accountName", c.name as "contactName", c.owner_id as "ownerId", a.owner_id as "relationshipOwnerId",
    a.segment as "accountSegment", ${limitsOfAccount(sql`case when l.contact_id is not null then a.id end`)} as "accountLimits"
  from protection_limits l
  left join contacts c on c.workspace_id = l.workspace_id and c.id = l.contact_id
  left join accounts a on a.workspace_id = l.workspace_id and a.id = coalesce(l.account_id, c.account_id)
  left join people p on p.workspace_id = l.workspace_id and p.id = l.set_by
  where l.workspace_id = current_workspace() and l.lifted_at is null and ${where}
  order by l.set_at desc, l.id desc limit ${size}`

/** A limit in force; undefined where there is none by that id. One statement. */
export async function readLimit(db: Db, limitId: string): Promise<LimitRow | undefined> {
  return (await limitRows(sql`l.id = ${limitId}`, 1).execute(db)).rows[0]
}

export type LimitFilter = {
  readonly setting?: string
  readonly level?: LimitLevel
  readonly accountId?: string
  readonly contactId?: string
}

const levelColumns = { segment: sql`l.segment`, account: sql`l.account_id`, advocate: sql`l.contact_id` }

/**
 * Limits in force, the latest first, as the actor may read them: those of segments, and of accounts and advocates
 * their own unless they see all. One statement.
 */
export async function readLimits(
  db: Db,
  actor: Actor,
  { setting, level, accountId, contactId }: LimitFilter,
  page: { readonly after: readonly [string, string] | null; readonly size: number },
): Promise<readonly LimitRow[]> {
  const conditions = [sql`true`]
  if (setting !== undefined) conditions.push(sql`l.setting = ${setting}`)
  if (level !== undefined) conditions.push(sql`${levelColumns[level]} is not null`)
  if (accountId !== undefined) conditions.push(sql`l.account_id = ${accountId}`)
  if (contactId !== undefined) conditions.push(sql`l.contact_id = ${contactId}`)
  if (page.after !== null) {
    conditions.push(sql`(l.set_at, l.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`)
  }
  if (!seesAllLimits(actor)) {
    const person = personOf(actor)
    conditions.push(
      sql`(l.segment is not null or a.owner_id = ${person}::uuid or c.owner_id = ${person}::uuid)`,
    )
  }
  return (await limitRows(sql.join(conditions, sql` and `), page.size).execute(db)).rows
}

/** The account and its owner, with what is set for its segment to be found by; undefined where there is none. */
export async function readAccountPlace(db: Db, accountId: string): Promise<LimitPlace | undefined> {
  const found = await sql<LimitPlace>`
    select 'account' as level, null as segment, a.id as "accountId", null as "contactId", null as "ownerId",
      a.owner_id as "relationshipOwnerId", a.segment as "accountSegment", '[]'::json as "accountLimits"
    from accounts given
    join accounts a on a.workspace_id = given.workspace_id
      and a.id = case when given.merged_into is null then given.id else given.merged_into end
    where given.workspace_id = current_workspace() and given.id = ${accountId}`.execute(db)
  return found.rows[0]
}

/** The contact with their owners, and what is set for their account; undefined where there is none. */
export async function readContactPlace(db: Db, contactId: string): Promise<LimitPlace | undefined> {
  const found = await sql<LimitPlace>`
    select 'advocate' as level, null as segment, null as "accountId", c.id as "contactId", c.owner_id as "ownerId",
      a.owner_id as "relationshipOwnerId", a.segment as "accountSegment",
      ${limitsOfAccount(sql`a.id`)} as "accountLimits"
    from contacts given
    join contacts c on c.workspace_id = given.workspace_id
      and c.id = case when given.merged_into is null then given.id else given.merged_into end
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where given.workspace_id = current_workspace() and given.id = ${contactId}`.execute(db)
  return found.rows[0]
}

/** The segment a limit is or was for; undefined where it is for somebody else. */
export async function readSegmentOf(db: Db, limitId: string): Promise<string | undefined> {
  const found = await sql<{ segment: string | null }>`
    select l.segment from protection_limits l
    where l.workspace_id = current_workspace() and l.id = ${limitId}`.execute(db)
  return found.rows[0]?.segment ?? undefined
}

/** The place as rules of permission see it. */
export function limitedOf({ level, ownerId, relationshipOwnerId }: LimitPlace): Limited {
  switch (level) {
    case 'segment':
      return { level }
    case 'account':
      return { level, ownerId: relationshipOwnerId }
    case 'advocate':
      return { level, ownerId, relationshipOwnerId }
  }
}

/** The rules in force there without what is set on that very level. */
export function rulesAbove(at: RulesToday, place: LimitPlace): ProtectionRules {
  const { level, accountSegment, accountLimits } = place
  if (level === 'segment') return at.rules
  const ofSegment = accountSegment === null ? [] : (at.segmentLimits.get(segmentKey(accountSegment)) ?? [])
  return rulesFor(at.rules, [...ofSegment, ...accountLimits])
}

/** A limit as answers carry it: with what outdoes it, and what the actor may do with it. */
export function tellLimit(actor: Actor, at: RulesToday, row: LimitRow) {
  const threshold = thresholdOf(row.setting)
  const limited = limitedOf(row)
  const { id, setting, level, segment, value, reason, setAt } = row
  return {
    id,
    setting,
    level,
    segment,
    value,
    reason,
    setAt,
    title: threshold?.setting.title ?? setting,
    unit: threshold?.setting.unit ?? '',
    account: row.ofAccountId === null ? null : { id: row.ofAccountId, name: row.accountName ?? '' },
    contact: row.contactId === null ? null : { id: row.contactId, name: row.contactName ?? '' },
    setBy: row.setByName,
    overruledBy:
      threshold === undefined ? null : overruledBy(threshold, value, { others: rulesAbove(at, row), level }),
    may: { change: canSetLimit(actor, limited), lift: canLiftLimit(actor, { limited, setBy: row.setBy }) },
  }
}

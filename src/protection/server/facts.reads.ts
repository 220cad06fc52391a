import { sql } from 'kysely'
import { addDays, type Day, dayOf } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { AccountFacts, ObjectionFact, PermissionFact, PersonFacts, ProtectionFacts } from '../facts.ts'
import { type LimitFact, rulesFor, segmentKey } from '../limit.ts'
import { type LimitLevel, type ProtectionRules, rulesFrom } from '../rules.ts'

type Db = WorkspaceDb | WorkspaceTx

/** How far back asks are read: the longest rest and the longest period of an own limit. */
const historyDays = 731

/** The day, the rules of the workspace, and what is needed to find those of anybody in it. */
export type RulesToday = {
  readonly today: Day
  /** Of the workspace. Whoever is asked has their own, in their facts. */
  readonly rules: ProtectionRules
  /** What is set for segments, by `segmentKey`. */
  readonly segmentLimits: ReadonlyMap<string, readonly LimitFact[]>
  /** The longest window set for anybody: so far back asks of accounts are read. */
  readonly longestWindow: number
}

type RulesRow = {
  readonly set: Readonly<Record<string, unknown>> | null
  readonly segmentLimits: readonly (LimitFact & { readonly segment: string })[]
  readonly longestWindow: number | null
}

const limitFact = (level: LimitLevel) => sql`json_build_object('id', l.id, 'level', ${sql.lit(level)}::text,
  'setting', l.setting, 'value', l.value, 'reason', l.reason, 'segment', l.segment)`

/** The columns `rulesTodayFrom` wants beside `set`, in a statement about workspace `w`. */
export const limitsForAll = sql`coalesce((select json_agg(${limitFact('segment')}) from protection_limits l
    where l.workspace_id = w.id and l.segment is not null and l.lifted_at is null), '[]') as "segmentLimits",
  (select max(l.value)::int from protection_limits l where l.workspace_id = w.id
    and l.setting = 'protection.window' and l.lifted_at is null) as "longestWindow"`

/** The rules of the day from a row that has the settings and `limitsForAll`. */
export function rulesTodayFrom(row: RulesRow, today: Day): RulesToday {
  const rules = rulesFrom(new Map(Object.entries(row.set ?? {})))
  return {
    today,
    rules,
    segmentLimits: Map.groupBy(row.segmentLimits, ({ segment }) => segmentKey(segment)),
    longestWindow: Math.max(rules.windowDays, row.longestWindow ?? 0),
  }
}

/** The rules in force and the day it is where the workspace is. One statement. */
export async function readRules(db: Db, now: string): Promise<RulesToday> {
  const found = await sql<RulesRow & { readonly timeZone: string }>`
    select w.time_zone as "timeZone", ${limitsForAll}, (select jsonb_object_agg(s.name, s.value)
      from workspace_settings s where s.workspace_id = w.id and s.name like 'protection.%') as set
    from workspaces w where w.id = current_workspace()`.execute(db)
  const row = found.rows[0] ?? { timeZone: 'UTC', set: null, segmentLimits: [], longestWindow: null }
  return rulesTodayFrom(row, dayOf(now, row.timeZone))
}

/**
 * What the facts are read for. In general, for no kind of activity, neither the answers to kinds nor the holders
 * of asks decide anything, and they are left out: lists do so for every row.
 */
type Purpose = 'in-general' | 'for-a-kind'

const holderName = sql`(select p.name from people p where p.workspace_id = e.workspace_id and p.id = e.holder_id)`

const entriesOf = (
  owner: 'contact_id' | 'account_id',
  id: string,
  since: Day,
  purpose: Purpose,
) => sql`coalesce((
  select json_agg(json_build_object('id', e.id, 'activityTypeId', e.activity_type_id, 'title', e.title,
    'state', e.state, 'on', e.effective_on, 'quarters', e.load_quarters, 'isLive', e.is_live,
    'restDays', e.rest_days, 'neverAgain', e.never_again, 'deferredUntil', e.deferred_until,
    'holder', ${purpose === 'in-general' ? sql`null` : holderName}))
  from ledger_entries e
  where e.workspace_id = current_workspace() and ${sql.ref(`e.${owner}`)} = ${sql.ref(id)} and e.kind = 'ask'
    and (e.effective_on > ${since}::date or e.never_again or e.deferred_until > ${since}::date)
    and e.corrects_id is null and not exists (
      select 1 from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)), '[]')`

/**
 * Among these ids. One is said as one, so that a connection keeps the plan: of lists this short it makes a new one
 * each time, which takes longer than running it.
 */
const among = (ids: readonly string[]) =>
  ids.length === 1 ? sql`= ${ids[0]}::uuid` : sql`= any(${[...ids]}::uuid[])`

const limitsFor = (level: 'account' | 'advocate', column: 'account_id' | 'contact_id', id: string) => sql`
  coalesce((select json_agg(${limitFact(level)}) from protection_limits l
    where l.workspace_id = current_workspace() and ${sql.ref(`l.${column}`)} = ${sql.ref(id)}
      and l.lifted_at is null), '[]')`

type AccountRow = AccountFacts & {
  readonly segment: string | null
  readonly limits: readonly LimitFact[]
  readonly objections: readonly (ObjectionFact & { readonly contactId: string | null })[]
  readonly permissions: readonly PermissionFact[]
}

/** What is known of accounts, by id. One statement. */
async function readAccountRows(
  db: Db,
  accountIds: readonly string[],
  { longestWindow, today }: RulesToday,
  purpose: Purpose,
): Promise<Map<string, AccountRow>> {
  if (accountIds.length === 0) return new Map()
  const since = dayBefore(today, longestWindow)
  const found = await sql<AccountRow>`
    select a.id as "accountId", a.health, a.renewal_on as "renewalOn", a.churn_notice_on as "churnNoticeOn", a.tier,
      a.segment, ${limitsFor('account', 'account_id', 'a.id')} as limits,
      coalesce((select json_agg(json_build_object('id', k.id, 'number', k.number, 'openedOn', k.opened_on))
        from cases k where k.workspace_id = a.workspace_id and k.account_id = a.id and k.severity = 'serious'
          and k.closed_on is null), '[]') as "seriousCases",
      ${entriesOf('account_id', 'a.id', since, purpose)} as entries,
      coalesce((select json_agg(json_build_object('id', o.id, 'contactId', o.contact_id, 'until', o.until_on,
          'reason', o.reason))
        from protection_objections o where o.workspace_id = a.workspace_id and o.account_id = a.id
          and o.lifted_at is null and (o.until_on is null or o.until_on > ${today}::date)), '[]') as objections,
      coalesce((select json_agg(json_build_object('use', m.use, 'holder', 'company', 'answer', m.answer,
          'validUntil', m.valid_until, 'withdrawnOn', m.withdrawn_on))
        from permissions m where m.workspace_id = a.workspace_id and m.account_id = a.id
          and m.contact_id is null), '[]') as permissions
    from accounts a
    where a.workspace_id = current_workspace() and a.id ${among(accountIds)}`.execute(db)
  return new Map(found.rows.map((row) => [row.accountId, row]))
}

type ContactRow = PersonFacts & {
  readonly accountId: string | null
  readonly limits: readonly LimitFact[]
  readonly ownPermissions: readonly PermissionFact[]
}

async function readContactRows(
  db: Db,
  contactIds: readonly string[],
  today: Day,
  purpose: Purpose,
): Promise<readonly ContactRow[]> {
  const willingness = sql`coalesce((select json_agg(json_build_object('activityTypeId', w.activity_type_id, 'answer', w.answer,
      'answeredOn', w.answered_on, 'ownLimit', w.own_limit, 'ownLimitDays', w.own_limit_days))
    from willingness w where w.workspace_id = c.workspace_id and w.contact_id = c.id), '[]')`
  const found = await sql<ContactRow>`
    select c.id as "contactId", coalesce(x.merged_into, x.id) as "accountId", c.left_on as "leftOn",
      case when d.stage in ('retired', 'declined') then d.stage end as "leftProgram",
      coalesce(d.stage in ('discoverable', 'active'), false) as "isDiscoverable", d.own_asks_a_quarter as "ownAsksAQuarter",
      d.own_notice_days as "ownNoticeDays", ${limitsFor('advocate', 'contact_id', 'c.id')} as limits,
      ${entriesOf('contact_id', 'c.id', dayBefore(today, historyDays), purpose)} as entries,
      coalesce((select json_agg(json_build_object('id', r.id, 'until', r.until_on, 'reason', r.reason))
        from protection_rests r where r.workspace_id = c.workspace_id and r.contact_id = c.id
          and r.ended_at is null and r.until_on > ${today}::date), '[]') as rests,
      coalesce((select json_agg(json_build_object('id', b.id, 'from', b.from_on, 'until', b.until_on, 'reason', b.reason))
        from blackouts b where b.workspace_id = c.workspace_id and b.contact_id = c.id
          and b.until_on >= ${today}::date), '[]') as blackouts,
      coalesce((select json_agg(json_build_object('id', b.id, 'from', b.from_on, 'until', b.until_on, 'reason', b.reason))
        from absences b where b.workspace_id = c.workspace_id and b.contact_id = c.id
          and b.until_on >= ${today}::date), '[]') as absences,
      ${purpose === 'in-general' ? sql`'[]'::json` : willingness} as willingness,
      coalesce((select json_agg(json_build_object('use', m.use, 'holder', 'person', 'answer', m.answer,
          'validUntil', m.valid_until, 'withdrawnOn', m.withdrawn_on))
        from permissions m where m.workspace_id = c.workspace_id and m.contact_id = c.id), '[]') as "ownPermissions"
    from contacts c
    left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id
    left join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id
    where c.workspace_id = current_workspace() and c.id ${among(contactIds)}`.execute(db)
  return found.rows
}

/** Everything that decides whether contacts may be asked, by contact. Two statements, however many contacts. */
export async function readFacts(
  db: Db,
  contactIds: readonly string[],
  at: RulesToday,
  purpose: Purpose = 'for-a-kind',
): Promise<Map<string, ProtectionFacts>> {
  if (contactIds.length === 0) return new Map()
  const contacts = await readContactRows(db, contactIds, at.today, purpose)
  const accountIds = new Set(contacts.map((contact) => contact.accountId).filter((id) => id !== null))
  const accounts = await readAccountRows(db, [...accountIds], at, purpose)
  return new Map(
    contacts.map(({ accountId, ...contact }) => {
      const { limits, ownPermissions, ...person } = contact
      const facts = accountPart(accounts.get(accountId ?? ''), contact, at)
      return [person.contactId, { ...facts, person }]
    }),
  )
}

/** Everything that decides whether a company itself may be asked; undefined where there is no such account. */
export async function readAccountFacts(
  db: Db,
  accountId: string,
  at: RulesToday,
): Promise<ProtectionFacts | undefined> {
  const row = (await readAccountRows(db, [accountId], at, 'for-a-kind')).get(accountId)
  return row === undefined ? undefined : { ...accountPart(row, null, at), person: null }
}

type OwnPart = Pick<ContactRow, 'contactId' | 'limits' | 'ownPermissions'>

/** What the account, and the person's own limits and permissions, decide on; without the person. */
function accountPart(
  row: AccountRow | undefined,
  own: OwnPart | null,
  { today, rules, segmentLimits }: RulesToday,
): Omit<ProtectionFacts, 'person'> {
  const { limits: ownLimits = [], ownPermissions = [] } = own ?? {}
  if (row === undefined) {
    const only = { account: null, objections: [], permissions: ownPermissions }
    return { ...only, today, rules: rulesFor(rules, ownLimits) }
  }
  const { objections, permissions, segment, limits, ...account } = row
  const ofSegment = segment === null ? [] : (segmentLimits.get(segmentKey(segment)) ?? [])
  return {
    account,
    today,
    rules: rulesFor(rules, [...ofSegment, ...limits, ...ownLimits]),
    objections: objections.filter((each) => each.contactId === null || each.contactId === own?.contactId),
    permissions: [...ownPermissions, ...permissions],
  }
}

const dayBefore = (day: Day, days: number) => addDays(day, -days)

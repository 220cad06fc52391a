import { type RawBuilder, sql } from 'kysely'
import { holidays, holidaysFrom } from '../../identity/holidays.ts'
import { addDays, type Day, dayOf, type Instant } from '../../kernel/time.ts'
import type { Holidays } from '../../kernel/working-days.ts'
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
  readonly holidays: Holidays
  /** Of the workspace. Whoever is asked has their own, in their facts. */
  readonly rules: ProtectionRules
  /** What is set for segments, by `segmentKey`. */
  readonly segmentLimits: ReadonlyMap<string, readonly LimitFact[]>
  /** The longest window set for anybody: so far back asks of accounts are read. */
  readonly longestWindow: number
  /** True where anything is set for an account or an advocate. */
  readonly hasOwnLimits: boolean
}

type RulesRow = {
  readonly set: Readonly<Record<string, unknown>> | null
  readonly segmentLimits: readonly (LimitFact & { readonly segment: string })[]
  readonly longestWindow: number | null
  readonly hasOwnLimits: boolean
}

const limitFact = (level: LimitLevel) => sql`json_build_object('id', l.id, 'level', ${sql.lit(level)}::text,
  'setting', l.setting, 'value', l.value, 'reason', l.reason, 'segment', l.segment)`

/** The columns `rulesTodayFrom` wants beside `set`, in a statement about workspace `w`. */
export const limitsForAll = sql`coalesce((select json_agg(${limitFact('segment')}) from protection_limits l
    where l.workspace_id = w.id and l.segment is not null and l.lifted_at is null), '[]') as "segmentLimits",
  (select max(l.value)::int from protection_limits l where l.workspace_id = w.id
    and l.setting = 'protection.window' and l.lifted_at is null) as "longestWindow",
  exists (select from protection_limits l where l.workspace_id = w.id and l.segment is null
    and l.lifted_at is null) as "hasOwnLimits"`

/** The rules of the day from a row that has the settings and `limitsForAll`. */
export function rulesTodayFrom(row: RulesRow, today: Day): RulesToday {
  const set = new Map(Object.entries(row.set ?? {}))
  const rules = rulesFrom(set)
  return {
    today,
    holidays: holidaysFrom(set),
    rules,
    segmentLimits: Map.groupBy(row.segmentLimits, ({ segment }) => segmentKey(segment)),
    longestWindow: Math.max(rules.windowDays, row.longestWindow ?? 0),
    hasOwnLimits: row.hasOwnLimits,
  }
}

export type RulesNow = RulesRow & { readonly timeZone: string }

/** The rules in force as one value, for a statement that does something else too. */
export const rulesNow = sql<RulesNow | null>`(select row_to_json(r) from (
  select w.time_zone as "timeZone", ${limitsForAll}, (select jsonb_object_agg(s.name, s.value)
    from workspace_settings s where s.workspace_id = w.id and (s.name like 'protection.%' or s.name like 'care.%'
      or s.name = ${sql.lit(holidays.name)})) as set
  from workspaces w where w.id = current_workspace()) r)`

/** The rules of the day from `rulesNow`, and the day it is where the workspace is. */
export function rulesAt(row: RulesNow | null | undefined, now: Instant): RulesToday {
  const nothing = { set: null, segmentLimits: [], longestWindow: null, hasOwnLimits: false }
  const found = row ?? { timeZone: 'UTC', ...nothing }
  return rulesTodayFrom(found, dayOf(now, found.timeZone))
}

/** The rules in force and the day it is where the workspace is. One statement. */
export async function readRules(db: Db, now: Instant): Promise<RulesToday> {
  return rulesAt(await readRulesNow(db), now)
}

/** The rules in force, those of care too, and the zone of the workspace. One statement. */
export async function readRulesNow(db: Db): Promise<RulesNow | null> {
  const found = await sql<{ rules: RulesNow | null }>`select ${rulesNow} as rules`.execute(db)
  return found.rows[0]?.rules ?? null
}

/**
 * What the facts are read for. In general, for no kind of activity, neither the answers to kinds nor the holders
 * of asks decide anything, and they are left out: lists do so for every row.
 */
type Purpose = 'in-general' | 'for-a-kind'

const holderName = sql`(select p.name from people p where p.workspace_id = e.workspace_id and p.id = e.holder_id)`

/** Rows that were reversed, and the reversals, which stand beside them, are left out. */
const entriesOf = (which: RawBuilder<unknown>, purpose: Purpose) => sql`coalesce((
  select json_agg(json_build_object('id', e.id, 'activityTypeId', e.activity_type_id, 'title', e.title,
    'state', e.state, 'on', e.effective_on, 'quarters', e.load_quarters, 'isLive', e.is_live,
    'restDays', e.rest_days, 'neverAgain', e.never_again, 'deferredUntil', e.deferred_until,
    'holder', ${purpose === 'in-general' ? sql`null` : holderName}))
  from (select e.*, array_agg(e.corrects_id) filter (where e.corrects_id is not null) over () as reversed
    from ledger_entries e
    where e.workspace_id = current_workspace() and ${which} and e.kind = 'ask') e
  where e.corrects_id is null and (e.reversed is null or e.id <> all (e.reversed))), '[]')`

/** In general only a permission to be named that was refused, or that ends, decides anything; an index has those. */
const permissionsOf = (holder: 'person' | 'company', which: RawBuilder<unknown>, purpose: Purpose) => sql`
  coalesce((select json_agg(json_build_object('use', m.use, 'holder', ${sql.lit(holder)}::text, 'answer', m.answer,
      'validUntil', m.valid_until, 'withdrawnOn', m.withdrawn_on))
    from permissions m where m.workspace_id = current_workspace() and ${which}
      ${
        purpose === 'in-general'
          ? sql`and m.use = 'name' and (m.answer = 'refused' or m.valid_until is not null or m.withdrawn_on is not null)`
          : sql``
      }), '[]')`

/**
 * Among these ids. One is said as one, so that a connection keeps the plan: of lists this short it makes a new one
 * each time, which takes longer than running it.
 */
export const among = (ids: readonly string[]) =>
  ids.length === 1 ? sql`= ${ids[0]}::uuid` : sql`= any(${[...ids]}::uuid[])`

const limitsFor = (
  { hasOwnLimits }: RulesToday,
  level: 'account' | 'advocate',
  column: 'account_id' | 'contact_id',
  id: string,
) =>
  !hasOwnLimits
    ? sql`'[]'::json`
    : sql`coalesce((select json_agg(${limitFact(level)}) from protection_limits l
    where l.workspace_id = current_workspace() and ${sql.ref(`l.${column}`)} = ${sql.ref(id)}
      and l.lifted_at is null), '[]')`

type AccountRow = AccountFacts & {
  readonly segment: string | null
  readonly limits: readonly LimitFact[]
  readonly objections: readonly (ObjectionFact & { readonly contactId: string | null })[]
  readonly permissions: readonly PermissionFact[]
}

/** What is known of the account `a`, as one object. Its asks weigh on it only as long as the window is. */
const accountOf = (at: RulesToday, purpose: Purpose) => sql`
  json_build_object('accountId', a.id, 'health', a.health, 'renewalOn', a.renewal_on,
    'churnNoticeOn', a.churn_notice_on, 'tier', a.tier, 'segment', a.segment,
    'limits', ${limitsFor(at, 'account', 'account_id', 'a.id')},
    'seriousCases', coalesce((select json_agg(json_build_object('id', k.id, 'number', k.number, 'openedOn', k.opened_on))
      from cases k where k.workspace_id = current_workspace() and k.account_id = a.id and k.severity = 'serious'
        and k.closed_on is null), '[]'),
    'entries', ${entriesOf(sql`e.account_id = a.id and e.effective_on > ${addDays(at.today, -at.longestWindow)}::date`, purpose)},
    'objections', coalesce((select json_agg(json_build_object('id', o.id, 'contactId', o.contact_id, 'until', o.until_on,
        'reason', o.reason))
      from protection_objections o where o.workspace_id = current_workspace() and o.account_id = a.id
        and o.lifted_at is null and (o.until_on is null or o.until_on > ${at.today}::date)), '[]'),
    'permissions', ${permissionsOf('company', sql`m.account_id = a.id and m.contact_id is null`, purpose)})`

type ContactRow = PersonFacts & {
  readonly accountId: string | null
  readonly limits: readonly LimitFact[]
  readonly ownPermissions: readonly PermissionFact[]
}

/** What is known of the person `c`, as one object. */
function personOf(at: RulesToday, purpose: Purpose): RawBuilder<unknown> {
  const { today } = at
  const since = addDays(today, -historyDays)
  const asks = sql`e.contact_id = c.id
    and (e.effective_on > ${since}::date or e.never_again or e.deferred_until > ${since}::date)`
  const willingness = sql`coalesce((select json_agg(json_build_object('activityTypeId', w.activity_type_id, 'answer', w.answer,
      'answeredOn', w.answered_on, 'ownLimit', w.own_limit, 'ownLimitDays', w.own_limit_days))
    from willingness w where w.workspace_id = current_workspace() and w.contact_id = c.id), '[]')`
  const windowsOf = (table: 'blackouts' | 'absences') => sql`coalesce((
    select json_agg(json_build_object('id', b.id, 'from', b.from_on, 'until', b.until_on, 'reason', b.reason))
    from ${sql.table(table)} b where b.workspace_id = current_workspace() and b.contact_id = c.id
      and b.until_on >= ${today}::date), '[]')`
  return sql`json_build_object('contactId', c.id, 'accountId', c.account_id, 'leftOn', c.left_on,
    'leftProgram', case when c.stage in ('retired', 'declined') then c.stage end,
    'isDiscoverable', coalesce(c.stage in ('discoverable', 'active'), false), 'ownAsksAQuarter', c.own_asks_a_quarter,
    'ownNoticeDays', c.own_notice_days, 'limits', ${limitsFor(at, 'advocate', 'contact_id', 'c.id')},
    'entries', ${entriesOf(asks, purpose)},
    'rests', coalesce((select json_agg(json_build_object('id', r.id, 'until', r.until_on, 'reason', r.reason))
      from protection_rests r where r.workspace_id = current_workspace() and r.contact_id = c.id
        and r.ended_at is null and r.until_on > ${today}::date), '[]'),
    'blackouts', ${windowsOf('blackouts')}, 'absences', ${windowsOf('absences')},
    'willingness', ${purpose === 'in-general' ? sql`'[]'::json` : willingness},
    'ownPermissions', ${permissionsOf('person', sql`m.contact_id = c.id`, purpose)})`
}

type Found = { readonly person: ContactRow | null; readonly account: AccountRow | null }

/** One row by its key: joined as a set, all accounts and advocates would be read for a page of contacts. */
const byKey = (table: 'accounts' | 'advocates', isIt: RawBuilder<unknown>) =>
  sql`(select t.* from ${sql.table(table)} t where t.workspace_id = c.workspace_id and ${isIt} limit 1)`

/** The persons and their accounts, each person and each account once. One statement: a person, its account and what it was merged into are looked up once each. */
async function readRows(
  db: Db,
  contactIds: readonly string[],
  at: RulesToday,
  purpose: Purpose,
): Promise<{ persons: readonly ContactRow[]; accounts: ReadonlyMap<string, AccountRow> }> {
  const of = (column: string) =>
    sql`case when m.id is null then ${sql.ref(`x.${column}`)} else ${sql.ref(`m.${column}`)} end as ${sql.ref(column)}`
  const columns = ['health', 'renewal_on', 'churn_notice_on', 'tier', 'segment']
  const found = await sql<Found>`
    with c as materialized (
      select c.id, c.left_on, d.stage, d.own_asks_a_quarter, d.own_notice_days,
        case when m.id is null then x.id else m.id end as account_id, ${sql.join(columns.map(of))}
      from contacts c
      left join lateral ${byKey('accounts', sql`t.id = c.account_id`)} x on true
      left join lateral ${byKey('accounts', sql`t.id = x.merged_into`)} m on true
      left join lateral ${byKey('advocates', sql`t.contact_id = c.id`)} d on true
      where c.workspace_id = current_workspace() and c.id ${among(contactIds)}
    ), a as materialized (
      select distinct on (c.account_id) c.account_id as id, ${sql.join(columns.map((column) => sql.ref(`c.${column}`)))}
      from c where c.account_id is not null order by c.account_id
    )
    select ${personOf(at, purpose)} as person, null::json as account from c
    union all
    select null::json, ${accountOf(at, purpose)} from a`.execute(db)
  return {
    persons: found.rows.flatMap(({ person }) => person ?? []),
    accounts: new Map(
      found.rows.flatMap(({ account }) => (account === null ? [] : [[account.accountId, account]])),
    ),
  }
}

/** Everything that decides whether contacts may be asked, by contact. One statement, however many contacts. */
export async function readFacts(
  db: Db,
  contactIds: readonly string[],
  at: RulesToday,
  purpose: Purpose = 'for-a-kind',
): Promise<Map<string, ProtectionFacts>> {
  if (contactIds.length === 0) return new Map()
  const { persons, accounts } = await readRows(db, contactIds, at, purpose)
  return new Map(
    persons.map(({ accountId, ...contact }) => {
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
  const found = await sql<{ account: AccountRow }>`
    select ${accountOf(at, 'for-a-kind')} as account from accounts a
    where a.workspace_id = current_workspace() and a.id = ${accountId}`.execute(db)
  const row = found.rows[0]?.account
  return row === undefined ? undefined : { ...accountPart(row, null, at), person: null }
}

type OwnPart = Pick<ContactRow, 'contactId' | 'limits' | 'ownPermissions'>

/** What the account, and the person's own limits and permissions, decide on; without the person. */
function accountPart(
  row: AccountRow | undefined,
  own: OwnPart | null,
  { today, holidays, rules, segmentLimits }: RulesToday,
): Omit<ProtectionFacts, 'person'> {
  const { limits: ownLimits = [], ownPermissions = [] } = own ?? {}
  if (row === undefined) {
    const only = { account: null, objections: [], permissions: ownPermissions }
    return { ...only, today, holidays, rules: rulesFor(rules, ownLimits) }
  }
  const { objections, permissions, segment, limits, ...account } = row
  const ofSegment = segment === null ? [] : (segmentLimits.get(segmentKey(segment)) ?? [])
  return {
    account,
    today,
    holidays,
    rules: rulesFor(rules, [...ofSegment, ...limits, ...ownLimits]),
    objections: objections.filter((each) => each.contactId === null || each.contactId === own?.contactId),
    permissions: [...ownPermissions, ...permissions],
  }
}

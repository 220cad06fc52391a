import { type RawBuilder, sql } from 'kysely'
import { isUuid } from '../../kernel/ids.ts'
import { addDays, type Day, dayOf, type Instant } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { CareList } from '../care.contract.ts'
import { type CareFacts, type CareRules, careRulesFrom } from '../care.ts'
import { rulesFrom } from '../rules.ts'
import { readForgotten } from './overview.reads.ts'

type Db = WorkspaceDb | WorkspaceTx

/** What care is read by: the rules in force, the day, and the zone in which days begin. */
export type CareGround = {
  readonly rules: CareRules
  readonly today: Day
  readonly timeZone: string
  readonly forgottenAfter: number
  readonly firstAskWithin: number
}

/** The rules in force and the day it is where the workspace is. One statement. */
export async function readCareGround(db: Db, now: Instant): Promise<CareGround> {
  const found = await sql<{ timeZone: string; set: Record<string, unknown> | null }>`
    select w.time_zone as "timeZone", (select jsonb_object_agg(s.name, s.value) from workspace_settings s
      where s.workspace_id = w.id and (s.name like 'care.%' or s.name like 'protection.%')) as set
    from workspaces w where w.id = current_workspace()`.execute(db)
  const row = found.rows[0]
  return careGroundFrom(new Map(Object.entries(row?.set ?? {})), now, row?.timeZone ?? 'UTC')
}

/** The same from settings that were read already. */
export function careGroundFrom(
  set: ReadonlyMap<string, unknown>,
  now: Instant,
  timeZone: string,
): CareGround {
  const { forgottenAfter, firstAskWithin } = rulesFrom(set)
  return { rules: careRulesFrom(set), today: dayOf(now, timeZone), timeZone, forgottenAfter, firstAskWithin }
}

const notCorrected = sql`e.corrects_id is null and not exists (
  select 1 from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)`

/** Everybody who can be found and is still there, with their account. */
const everybody = sql`advocates d
  join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id and c.left_on is null
  left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id`

const canBeFound = sql`d.workspace_id = current_workspace() and d.stage in ('discoverable', 'active')`

const ownedBy = (ownerId: string | null) =>
  ownerId === null ? sql`true` : sql`(c.owner_id = ${ownerId}::uuid or a.owner_id = ${ownerId}::uuid)`

/**
 * The gives, asks, shares and touches of the window, by contact: `each (contact_id, gives, asks, shares, touches)`. An
 * ask counts on the day it was put to the customer, and not at all where they never heard of it. `who` narrows the
 * rows of the ledger `e`.
 */
function sumsOf({ rules, today, timeZone }: CareGround, who: RawBuilder<unknown> = sql`true`) {
  const on = sql`case when e.kind = 'ask' and e.asked_at is not null
    then (e.asked_at at time zone ${timeZone}::text)::date else e.effective_on end`
  return sql`
    select e.contact_id, count(*) filter (where e.kind = 'give') as gives, count(*) filter (where e.kind = 'ask') as asks,
      count(*) filter (where e.kind = 'share') as shares, count(*) filter (where e.kind = 'touch') as touches
    from ledger_entries e
    where e.workspace_id = current_workspace() and e.contact_id is not null and ${who}
      and (e.kind <> 'ask' or e.asked_at is not null
        or e.state not in ('proposed', 'awaiting-approval', 'refused', 'withdrawn'))
      and ${on} > ${addDays(today, -rules.careWindow)}::date and ${on} <= ${today}::date and ${notCorrected}
    group by e.contact_id`
}

// Both are summed up once and joined, not looked up for each row: most lists look at everybody.

/** The last give or touch of each contact, as `last (touched_on)`; `who` narrows the rows of the ledger `e`. */
const lastTouch = (today: Day, who: RawBuilder<unknown> = sql`true`) => sql`(
  select e.contact_id, max(e.effective_on) as touched_on from ledger_entries e
  where e.workspace_id = current_workspace() and e.kind in ('give', 'touch') and e.effective_on <= ${today}::date
    and ${who} and ${notCorrected} group by e.contact_id) last on last.contact_id = c.id`

/** Until when contacts asked to be left in peace or are away, as `away (until)`. */
const awayUntil = (today: Day) => sql`(
  select x.contact_id, max(x.until) as until from (
    select r.contact_id, r.until_on as until from protection_rests r
    where r.workspace_id = current_workspace() and r.ended_at is null and r.until_on > ${today}::date
    union all
    select b.contact_id, b.until_on + 1 from absences b
    where b.workspace_id = current_workspace() and b.from_on <= ${today}::date and b.until_on >= ${today}::date
  ) x group by x.contact_id) away on away.contact_id = c.id`

const plan = sql`touch_plans p on p.workspace_id = c.workspace_id and p.contact_id = c.id`
const joinedOn = sql`coalesce(d.joined_on, d.stage_since::date)`

/** When the next touch of contact `c` is due: `nextTouch` of care.ts, in the database’s words. */
const nextTouchOn = ({ rules }: CareGround) => sql`greatest(away.until,
  case when p.next_on is not null and (last.touched_on is null or last.touched_on < p.next_on) then p.next_on
    else coalesce(last.touched_on, ${joinedOn})
      + (case when p.every_days is null then ${rules.touchEvery}::bigint else p.every_days end)::int end)`

export type CareRow = CareFacts & {
  readonly contactId: string
  readonly name: string
  readonly title: string | null
  readonly account: { readonly id: string; readonly name: string } | null
  readonly owner: string | null
  readonly setBy: string | null
}

/** What decides about care, of advocates by contact. One statement, however many. */
export async function readCareFacts(
  db: Db,
  contactIds: readonly string[],
  at: CareGround,
): Promise<Map<string, CareRow>> {
  if (contactIds.length === 0) return new Map()
  const ids = sql`${[...contactIds]}::uuid[]`
  const found = await sql<CareRow>`
    select c.id as "contactId", c.name, c.title,
      case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as account,
      o.name as owner, s.name as "setBy", p.every_days as "everyDays", p.next_on as "nextOn",
      case when each.gives is null then 0 else each.gives end as gives,
      case when each.asks is null then 0 else each.asks end as asks,
      case when each.shares is null then 0 else each.shares end as shares,
      case when each.touches is null then 0 else each.touches end as touches,
      last.touched_on as "lastTouchOn", ${joinedOn} as "joinedOn", away.until as "awayUntil"
    from advocates d
    join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join people o on o.workspace_id = c.workspace_id
      and o.id = case when c.owner_id is null then a.owner_id else c.owner_id end
    left join (${sumsOf(at, sql`e.contact_id = any(${ids})`)}) each on each.contact_id = c.id
    left join ${lastTouch(at.today, sql`e.contact_id = any(${ids})`)}
    left join ${awayUntil(at.today)}
    left join ${plan}
    left join people s on s.workspace_id = p.workspace_id and s.id = p.set_by
    where d.workspace_id = current_workspace() and d.contact_id = any(${ids})`.execute(db)
  return new Map(found.rows.map((row) => [row.contactId, row]))
}

/** Where a list of care is cut: who stands there, and the figure by which they are sorted. */
export type CarePlace = { readonly contactId: string; readonly by: string | number }
type Page = { readonly cursor?: string | undefined; readonly size: number; readonly ownerId: string | null }

/** One page of a list of care, in its order. One statement. */
export async function readCareList(
  db: Db,
  list: CareList,
  at: CareGround,
  page: Page,
): Promise<{ readonly rows: CarePlace[]; readonly next: string | null }> {
  const found = await readPlaces(db, list, at, page)
  const rows = found.slice(0, page.size)
  const last = rows.at(-1)
  const isMore = found.length > page.size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.by, last.contactId]) : null }
}

async function readPlaces(db: Db, list: CareList, at: CareGround, page: Page): Promise<readonly CarePlace[]> {
  switch (list) {
    case 'touch-due':
      return readDue(db, at, page)
    case 'asks-only':
    case 'below':
      return readUneven(db, list, at, page)
    case 'forgotten': {
      const after = page.cursor === undefined ? undefined : numberCursor(page.cursor)
      const part = { ownerId: page.ownerId, after: after && { days: after.by, contactId: after.contactId } }
      const found = await readForgotten(db, at, page.size + 1, part)
      return found.map(({ contactId, days }) => ({ contactId, by: days }))
    }
  }
}

/** Who is longest overdue first. */
async function readDue(db: Db, at: CareGround, { cursor, size, ownerId }: Page): Promise<CarePlace[]> {
  const after = cursor === undefined ? undefined : dayCursor(cursor)
  const found = await sql<CarePlace>`
    select f."contactId", f.on as by from (
      select c.id as "contactId", ${nextTouchOn(at)} as on from ${everybody}
      left join ${lastTouch(at.today)}
      left join ${awayUntil(at.today)}
      left join ${plan}
      where ${canBeFound} and ${ownedBy(ownerId)}) f
    where f.on <= ${at.today}::date
      and ${after === undefined ? sql`true` : sql`(f.on, f."contactId") > (${after.by}::date, ${after.contactId}::uuid)`}
    order by f.on, f."contactId" limit ${size + 1}`.execute(db)
  return found.rows
}

const isBelow = ({ rules }: CareGround) =>
  sql`each.asks > 0 and each.gives < each.asks * ${rules.giveToAsk}::numeric`
const isAsksOnly = sql`each.asks > 0 and each.gives = 0 and each.touches = 0`

/** Whom most gives are missing for, first. */
async function readUneven(
  db: Db,
  list: 'asks-only' | 'below',
  at: CareGround,
  { cursor, size, ownerId }: Page,
): Promise<CarePlace[]> {
  const after = cursor === undefined ? undefined : numberCursor(cursor)
  const missing = sql`(each.asks - each.gives)`
  const further =
    after === undefined
      ? sql`true`
      : sql`(${missing} < ${after.by}::bigint or ${missing} = ${after.by}::bigint and c.id > ${after.contactId}::uuid)`
  const found = await sql<CarePlace>`
    select c.id as "contactId", ${missing} as by from ${everybody}
    join (${sumsOf(at)}) each on each.contact_id = c.id
    where ${canBeFound} and ${ownedBy(ownerId)} and ${list === 'below' ? isBelow(at) : isAsksOnly} and ${further}
    order by 2 desc, c.id limit ${size + 1}`.execute(db)
  return found.rows
}

export type GiveToAsk = {
  readonly gives: number
  readonly asks: number
  readonly below: number
  readonly onlyAsked: number
}

/** Gives and asks of the window, over everybody who can be found, and for how many they are uneven. One statement. */
export async function readGiveToAsk(
  db: Db,
  at: CareGround,
  ownerId: string | null = null,
): Promise<GiveToAsk> {
  const found = await sql<GiveToAsk>`
    select coalesce(sum(each.gives), 0)::bigint as gives, coalesce(sum(each.asks), 0)::bigint as asks,
      count(*) filter (where ${isBelow(at)}) as below, count(*) filter (where ${isAsksOnly}) as "onlyAsked"
    from ${everybody} join (${sumsOf(at)}) each on each.contact_id = c.id
    where ${canBeFound} and ${ownedBy(ownerId)}`.execute(db)
  return found.rows[0] ?? { gives: 0, asks: 0, below: 0, onlyAsked: 0 }
}

export type DueTouches = {
  readonly count: number
  readonly contactId: string
  readonly name: string
  readonly on: Day
}

/** How many touches are due, and who has waited longest; undefined where none is. One statement. */
export async function readDueTouches(
  db: Db,
  at: CareGround,
  ownerId: string | null = null,
): Promise<DueTouches | undefined> {
  const found = await sql<DueTouches>`
    select f."contactId", f.name, f.on, count(*) over () as count from (
      select c.id as "contactId", c.name, ${nextTouchOn(at)} as on from ${everybody}
      left join ${lastTouch(at.today)}
      left join ${awayUntil(at.today)}
      left join ${plan}
      where ${canBeFound} and ${ownedBy(ownerId)}) f
    where f.on <= ${at.today}::date order by f.on, f."contactId" limit 1`.execute(db)
  return found.rows[0]
}

/** How many are forgotten. One statement. */
export async function countForgotten(db: Db, at: CareGround, ownerId: string | null): Promise<number> {
  return (await readForgotten(db, at, 1, { ownerId }))[0]?.total ?? 0
}

function placeOf(cursor: string) {
  const [by, contactId] = decodeCursor(cursor, 2)
  if (!isUuid(String(contactId))) throw invalid('cursor', 'is not a cursor of this list')
  return { by, contactId: String(contactId) }
}

function numberCursor(cursor: string) {
  const { by, contactId } = placeOf(cursor)
  if (typeof by !== 'number' || !Number.isSafeInteger(by))
    throw invalid('cursor', 'is not a cursor of this list')
  return { by, contactId }
}

function dayCursor(cursor: string) {
  const { by, contactId } = placeOf(cursor)
  if (typeof by !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(by))
    throw invalid('cursor', 'is not a cursor of this list')
  return { by, contactId }
}

import { type RawBuilder, sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import { type Day, dayOf, type Instant } from '../../kernel/time.ts'
import type { WorkingCalendar } from '../../requests/clocks/working-time.ts'
import { requestSettings, rulesFrom } from '../../requests/rules.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type Period, type PeriodChoice, readPeriod } from '../period.ts'
import { seesAllResults } from '../policy.ts'
import { fewestCases } from '../share.ts'

/** Working hours as SQL takes them: minutes of the day in a zone, and the days that are free. */
export type BusinessHours = {
  readonly zone: string
  readonly opens: number
  readonly closes: number
  readonly holidays: readonly Day[]
}

/** What results are asked for: which days, whose, in which currency, by which calendar. */
export type Asked = {
  readonly workspaceId: string
  /** Only this person's opportunities and requests; null for all. */
  readonly person: string | null
  readonly period: Period
  readonly today: Day
  readonly currency: string
  readonly hours: BusinessHours
  readonly fewest: number
}

type PeriodQuery = {
  readonly period?: PeriodChoice | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** Reads the days asked for, and by which rules. Throws `invalid` on days that are no period. One statement. */
export async function readAsked(
  db: WorkspaceDb,
  actor: Actor,
  query: PeriodQuery,
  now: Instant,
): Promise<Asked> {
  const { workspaceId } = actor
  const { zone, currency, set } = await readGround(db, workspaceId)
  const today = dayOf(now, zone)
  const asked = readPeriod({ choice: query.period ?? 'this-quarter', from: query.from, to: query.to }, today)
  if (!asked.ok) throw invalid('from', asked.why)
  const { calendar } = rulesFrom(set, zone)
  return {
    workspaceId,
    person: seesAllResults(actor) ? null : personOf(actor),
    period: asked.period,
    today,
    currency,
    hours: hoursOf(calendar, asked.period),
    fewest: (set.get(fewestCases.name) as number | undefined) ?? fewestCases.default,
  }
}

async function readGround(db: WorkspaceDb, workspaceId: string) {
  const names = [fewestCases, ...requestSettings].map((each) => each.name)
  const found = await sql<{ zone: string; currency: string; set: Record<string, unknown> | null }>`
    select w.time_zone as zone, w.currency, (
      select jsonb_object_agg(s.name, s.value) from workspace_settings s
      where s.workspace_id = w.id and s.name = any(${names}::text[])
    ) as set
    from workspaces w where w.id = ${workspaceId}`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('the workspace is gone')
  return { ...row, set: new Map(Object.entries(row.set ?? {})) }
}

/** The hours of a calendar for moments up to the end of a period, and some years before it. */
function hoursOf(calendar: WorkingCalendar, period: Period): BusinessHours {
  return {
    zone: calendar.timeZone,
    opens: calendar.from,
    closes: calendar.until,
    holidays: holidaysIn(calendar.holidays, period),
  }
}

// A request may have waited long before the period: yearly holidays reach three years back.
function holidaysIn(listed: ReadonlySet<string>, { from, to }: Period): Day[] {
  const years = Array.from({ length: +to.slice(0, 4) - +from.slice(0, 4) + 5 }, (_, at) =>
    String(+from.slice(0, 4) - 3 + at).padStart(4, '0'),
  )
  return [...listed].flatMap((day) => (day.length === 5 ? years.map((year) => `${year}-${day}`) : [day]))
}

/** Business minutes within ranges of time. */
export function businessMinutes(
  ranges: RawBuilder<unknown>,
  { hours }: Pick<Asked, 'hours'>,
): RawBuilder<number> {
  const { zone, opens, closes, holidays } = hours
  return sql<number>`business_minutes_in(${ranges}, ${zone}::text, ${opens}::bigint, ${closes}::bigint, ${[...holidays]}::date[])`
}

/** True where a moment lies within the period, by the days of the workspace's zone. */
export function isInPeriod(moment: RawBuilder<unknown>, { period, hours }: Asked): RawBuilder<boolean> {
  const dayStart = (day: Day, more: number) =>
    sql`(${day}::date + ${more}::int)::timestamp at time zone ${hours.zone}::text`
  return sql<boolean>`(${moment} >= ${dayStart(period.from, 0)} and ${moment} < ${dayStart(period.to, 1)})`
}

/** True for opportunities that are the reader's own; always where all are asked for. */
export function isOwnOpportunity({ person }: Asked): RawBuilder<boolean> {
  if (person === null) return sql<boolean>`true`
  return sql<boolean>`(o.owner_id = ${person} or exists (select from accounts own
    where own.workspace_id = o.workspace_id and own.id = o.account_id and own.owner_id = ${person}))`
}

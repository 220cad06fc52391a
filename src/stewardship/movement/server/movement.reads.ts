import { type RawBuilder, sql } from 'kysely'
import {
  namedSegments,
  type Segment,
  segmentColumns,
  segmentCounts,
  segmentTables,
} from '../../../advocates/server/segment.reads.ts'
import type { QueryOf } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { DepartureCause } from '../../changes/change.ts'
import type { listMoves } from '../contract.ts'
import { type MonthMoves, quarterAt, replenish, yearBefore } from '../movement.ts'

type Db = WorkspaceDb | WorkspaceTx

/**
 * Each step by which somebody could be found from then on, or not any more. Whoever came in by a file joined when it says,
 * not on the day of the file. Where somebody was lost counts for the account they spoke for.
 */
const moves = (timeZone: string) => sql`moves as (
  select j.id, j.contact_id, j.reason, j.to_stage in ('discoverable', 'active') as is_gain, x.cause, x.change_review_id,
    coalesce(x.account_id, c.account_id) as account_id, c.name,
    case when j.from_stage = 'customer' then least(d.joined_on, (j.at at time zone ${timeZone}::text)::date)
      else (j.at at time zone ${timeZone}::text)::date end as on_day
  from journey_steps j
  join advocates d on d.workspace_id = j.workspace_id and d.contact_id = j.contact_id
  join contacts c on c.workspace_id = j.workspace_id and c.id = j.contact_id and c.merged_into is null
  left join departures x on x.workspace_id = j.workspace_id and x.journey_step_id = j.id
  where j.workspace_id = current_workspace()
    and (j.to_stage in ('discoverable', 'active')) <> (j.from_stage in ('discoverable', 'active')))`

type CauseCount = { readonly cause: DepartureCause | null; readonly lost: number }

/** The moves of the months since a day, with the causes of those lost, and how many can be found now. One statement. */
export async function readMonths(
  db: Db,
  at: { readonly today: Day; readonly timeZone: string },
  count: number,
): Promise<{ readonly bench: number; readonly months: MonthMoves[]; readonly causes: CauseCount[] }> {
  const first = monthsBack(at.today, count - 1)
  const found = await sql<{ bench: number; months: MonthMoves[]; causes: CauseCount[] }>`
    with ${moves(at.timeZone)}, counted as (
      select to_char(m.on_day, 'YYYY-MM') as month, count(*) filter (where m.is_gain) as recruited,
        count(*) filter (where not m.is_gain) as lost
      from moves m where m.on_day >= ${`${first}-01`}::date group by 1)
    select (select count(*) from advocates d join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
        and c.merged_into is null
        where d.workspace_id = current_workspace() and d.stage in ('discoverable', 'active')) as bench,
      (select coalesce(jsonb_agg(jsonb_build_object('month', to_char(g.month, 'YYYY-MM'),
          'recruited', coalesce(k.recruited, 0), 'lost', coalesce(k.lost, 0)) order by g.month), '[]')
        from generate_series(${`${first}-01`}::date, ${at.today}::date, interval '1 month') g (month)
        left join counted k on k.month = to_char(g.month, 'YYYY-MM')) as months,
      (select coalesce(jsonb_agg(jsonb_build_object('cause', w.cause, 'lost', w.lost) order by w.lost desc, w.cause), '[]')
        from (select m.cause, count(*) as lost from moves m where not m.is_gain and m.on_day >= ${`${first}-01`}::date
          group by 1) w) as causes`.execute(db)
  return found.rows[0] ?? { bench: 0, months: [], causes: [] }
}

function monthsBack(today: Day, months: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const at = year * 12 + month - 1 - months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

type MovedSegment = Segment & { readonly lostInYear: number; readonly recruited: number }

/** What each segment lost in a year and won this quarter, and how many it needs; what is missing most first. One statement. */
export async function readReplenishment(
  db: Db,
  at: { readonly today: Day; readonly timeZone: string },
  growth: number,
) {
  const { from } = quarterAt(at.today)
  const found = await sql<MovedSegment>`
    with recursive ${segmentTables}, ${segmentCounts}, ${moves(at.timeZone)}, moved as (
      select s.industry_id, s.region_id,
        count(*) filter (where not m.is_gain and m.on_day >= ${yearBefore(at.today)}::date) as lost_in_year,
        count(*) filter (where m.is_gain and m.on_day >= ${from}::date) as recruited
      from moves m join account_segments s on s.account_id = m.account_id
      group by 1, 2
    )
    select ${segmentColumns}, coalesce(v.lost_in_year, 0) as "lostInYear", coalesce(v.recruited, 0) as recruited
    from ${namedSegments}
    left join moved v on v.industry_id is not distinct from k.industry_id and v.region_id is not distinct from k.region_id
    order by k.open - k.free desc, k.open desc, i.name nulls last, r.name nulls last`.execute(db)
  return replenish(found.rows, growth)
    .filter(
      ({ needed, recruited, lostInYear, advocates, open }) =>
        needed + recruited + lostInYear + advocates + open > 0,
    )
    .sort((a, b) => b.missing - a.missing || b.open - b.free - (a.open - a.free) || b.needed - a.needed)
}

export type Move = {
  readonly stepId: string
  readonly contactId: string
  readonly name: string
  readonly account: { readonly id: string; readonly name: string } | null
  readonly on: Day
  readonly cause: DepartureCause | null
  readonly reason: string | null
  readonly reviewId: string | null
}

/** One page of those who were recruited or lost. One statement. */
export async function readMoves(
  db: Db,
  query: QueryOf<typeof listMoves>,
  timeZone: string,
): Promise<{ readonly rows: Move[]; readonly next: string | null }> {
  const size = query.size ?? 50
  const place = query.cursor === undefined ? undefined : placeOf(query.cursor)
  const is = (value: string | undefined, condition: (given: string) => ReturnType<typeof sql>) =>
    value === undefined ? sql`true` : condition(value)
  const found = await sql<Move>`
    with recursive ${segmentTables}, ${moves(timeZone)}
    select m.id as "stepId", m.contact_id as "contactId", m.name, m.on_day as on, m.cause, m.reason,
      m.change_review_id as "reviewId",
      case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as account
    from moves m
    left join accounts a on a.workspace_id = current_workspace() and a.id = m.account_id
    left join account_segments s on s.account_id = m.account_id
    where m.is_gain = ${query.way === 'recruited'}
      and ${is(query.month, (month) => sql`to_char(m.on_day, 'YYYY-MM') = ${month}`)}
      and ${is(query.since, (since) => sql`m.on_day >= ${since}::date`)}
      and ${is(query.cause, (cause) => (cause === 'not-said' ? sql`m.cause is null` : sql`m.cause = ${cause}`))}
      and ${is(query.industryId, (id) => inTerm(sql`s.industry_id`, id))}
      and ${is(query.regionId, (id) => inTerm(sql`s.region_id`, id))}
      and ${place === undefined ? sql`true` : sql`(m.on_day, m.id) < (${place.by}::date, ${place.id}::uuid)`}
    order by m.on_day desc, m.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const isMore = found.rows.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.on, last.stepId]) : null }
}

/** Of a term; where nobody knows it, of those alone who have an account. */
const inTerm = (term: RawBuilder<unknown>, given: string) =>
  given === 'unknown' ? sql`s.account_id is not null and ${term} is null` : sql`${term} = ${given}::uuid`

function placeOf(cursor: string) {
  const [by, id] = decodeCursor(cursor, 'day', 'id')
  return { by, id: String(id) }
}

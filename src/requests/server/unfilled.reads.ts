import { type RawBuilder, sql } from 'kysely'
import type { ResponseOf } from '../../kernel/contract.ts'
import { addDays, type Day, type Instant } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { countUnfilled, listUnfilled, Segmenting } from '../ending.contract.ts'
import { startOfDay } from '../exceptions/quarter.ts'
import { readRequestRules } from './rules.reads.ts'

type Counts = ResponseOf<typeof countUnfilled>
type Rows = ResponseOf<typeof listUnfilled>

type Period = { readonly from?: Day; readonly until?: Day }

/** How far back it is looked without a period: a year, so that a rare segment is seen. */
const usualDays = 365

async function readPeriod(db: WorkspaceDb, { from, until }: Period, now: Instant) {
  const { today, timeZone } = await readRequestRules(db, now)
  const days = { from: from ?? addDays(today, -usualDays), until: until ?? today }
  if (days.until < days.from) throw invalid('until', 'This lies before the beginning.')
  return {
    ...days,
    fromAt: startOfDay(days.from, timeZone),
    untilAt: startOfDay(addDays(days.until, 1), timeZone),
  }
}

const ended = ({ fromAt, untilAt }: { readonly fromAt: Instant; readonly untilAt: Instant }) => sql`
  r.workspace_id = current_workspace() and r.outcome in ('unfilled', 'part-fulfilled', 'expired')
    and r.closed_at >= ${fromAt}::timestamptz and r.closed_at < ${untilAt}::timestamptz`

/** The term or activity a request belongs to: what it asked for, else what the prospect is. */
function segmentOf(by: Segmenting): RawBuilder<unknown> {
  if (by === 'activity') return sql`r.activity_type_id`
  const stated = sql`(select (c ->> 'value')::uuid from jsonb_array_elements(r.criteria) c
    where c ->> 'kind' = ${by} and c ->> 'value' ~ '^[0-9a-f]{8}-' limit 1)`
  return by === 'industry'
    ? sql`coalesce(${stated}, a.industry_id, o.industry_id)`
    : sql`coalesce(${stated}, a.region_id)`
}

const joined = sql`requests r
  left join accounts a on a.workspace_id = r.workspace_id and a.id = r.prospect_id
  left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id`

type Segment = Counts['segments'][number]

/** What was asked for and not there, put together by a trait; the most first. Two statements. */
export async function readUnfilled(
  db: WorkspaceDb,
  asked: Period & { readonly by?: Segmenting },
  now: Instant,
): Promise<Counts> {
  const by = asked.by ?? 'industry'
  const period = await readPeriod(db, asked, now)
  const names = by === 'activity' ? sql`activity_types` : sql`taxonomy_terms`
  const found = await sql<Segment>`
    with missed as (
      select ${segmentOf(by)} as segment_id, r.cause, r.missed_minor, r.missed_currency
      from ${joined} where ${ended(period)}),
    counted as (select segment_id, count(*) as count from missed group by 1),
    valued as (
      select segment_id, jsonb_agg(jsonb_build_object('minor', minor, 'currency', missed_currency) order by minor desc, missed_currency)
        as values
      from (select segment_id, missed_currency, sum(missed_minor)::bigint as minor from missed
        where missed_minor is not null group by 1, 2) v group by 1),
    caused as (
      select segment_id, jsonb_agg(jsonb_build_object('cause', cause, 'count', n) order by n desc, cause) as causes
      from (select segment_id, cause, count(*) as n from missed where cause is not null group by 1, 2) k group by 1)
    select case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end as segment, c.count,
      coalesce(v.values, '[]') as values, coalesce(k.causes, '[]') as causes
    from counted c
    left join ${names} t on t.workspace_id = current_workspace() and t.id = c.segment_id
    left join valued v on v.segment_id is not distinct from c.segment_id
    left join caused k on k.segment_id is not distinct from c.segment_id
    order by c.count desc, t.name nulls last, t.id`.execute(db)
  const { from, until } = period
  return { by, from, until, count: found.rows.reduce((sum, row) => sum + row.count, 0), segments: found.rows }
}

type Asked = Period & {
  readonly by?: Segmenting
  readonly segmentId?: string
  readonly isUnknown?: boolean
  readonly cursor?: string
  readonly size?: number
}

/** The requests behind it, the latest first. Two statements. */
export async function readUnfilledRows(db: WorkspaceDb, asked: Asked, now: Instant): Promise<Rows> {
  const { by = 'industry', segmentId, isUnknown = false, cursor, size = 50 } = asked
  const period = await readPeriod(db, asked, now)
  const conditions = [ended(period)]
  if (segmentId !== undefined) conditions.push(sql`${segmentOf(by)} = ${segmentId}::uuid`)
  if (isUnknown) conditions.push(sql`${segmentOf(by)} is null`)
  if (cursor !== undefined) conditions.push(after(cursor))
  const found = await sql<Rows['rows'][number]>`
    select r.id, r.number, r.title, t.name as activity, jsonb_build_object('id', p.id, 'name', p.name) as requester,
      coalesce(a.name, o.prospect, o.name) as prospect, r.outcome, r.cause, r.closed_at as "closedAt",
      case when r.missed_minor is not null
        then jsonb_build_object('minor', r.missed_minor, 'currency', r.missed_currency) end as value
    from ${joined}
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    where ${sql.join(conditions, sql` and `)}
    order by r.closed_at desc, r.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const isMore = found.rows.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.closedAt, last.id]) : null }
}

function after(cursor: string): RawBuilder<unknown> {
  const [closedAt, id] = decodeCursor(cursor, 'moment', 'id')
  return sql`(r.closed_at, r.id) < (${closedAt}::timestamptz, ${id}::uuid)`
}

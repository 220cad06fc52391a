import { type RawBuilder, sql } from 'kysely'
import { clearedAt, wasAsked } from '../../requests/exceptions/server/standing-exception.reads.ts'
import type { RequestOutcome, UnfilledCause } from '../../requests/request.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { Amounts } from '../amount.ts'
import type { WaitParty } from '../figure.ts'
import { type Asked, businessMinutes, isInPeriod } from './asked.reads.ts'

/** True for requests that are the reader's own; always where all are asked for. */
export function isOwnRequest({ person }: Asked): RawBuilder<boolean> {
  return person === null ? sql<boolean>`true` : sql<boolean>`r.requester_id = ${person}`
}

export type Closings = {
  readonly outcome: RequestOutcome
  readonly requests: number
  readonly dated: number
  readonly onTime: number
}

/** Fulfilled on or before the day it was needed by; null where it named none. */
export function isOnTime({ hours }: Asked): RawBuilder<boolean | null> {
  return sql<boolean | null>`((r.fulfilled_at at time zone ${hours.zone}::text)::date <= r.need_by)`
}

/** How the requests closed in the period ended. One statement. */
export async function readClosings(db: WorkspaceDb, asked: Asked): Promise<Closings[]> {
  const found = await sql<Closings>`
    select r.outcome, count(*) as requests,
      count(*) filter (where r.outcome = 'fulfilled' and r.need_by is not null and r.fulfilled_at is not null) as dated,
      count(*) filter (where r.outcome = 'fulfilled' and ${isOnTime(asked)}) as "onTime"
    from requests r
    where r.workspace_id = ${asked.workspaceId} and r.state = 'closed' and ${isInPeriod(sql`r.closed_at`, asked)}
      and ${isOwnRequest(asked)}
    group by 1`.execute(db)
  return found.rows
}

type Times = { readonly requests: number; readonly median: number | null; readonly ninetieth: number | null }

const percentiles = sql`round(percentile_cont(0.5) within group (order by taken.minutes))::bigint as median,
  round(percentile_cont(0.9) within group (order by taken.minutes))::bigint as ninetieth`

const none = sql`'{}'::tstzmultirange`

/** While exceptions of request `r` stood in the way: no first answer is owed then. */
const heldUp = sql`coalesce((
  select range_agg(tstzrange(x.opened_at, coalesce(${clearedAt}, 'infinity'))) from request_exceptions x
  where x.workspace_id = r.workspace_id and x.request_id = r.id and ${wasAsked}), ${none})`

/** How long first answers took in business minutes as their clock counts, and how many requests still wait for one. One statement. */
export async function readFirstAnswers(
  db: WorkspaceDb,
  asked: Asked,
): Promise<Times & { readonly waiting: number }> {
  const found = await sql<Times & { waiting: number }>`
    select count(*) as requests, ${percentiles}, (
      select count(*) from requests r where r.workspace_id = ${asked.workspaceId} and r.state = 'submitted'
        and r.answered_at is null and ${isOwnRequest(asked)}) as waiting
    from (
      select ${businessMinutes(sql`${spanTo(sql`r.answered_at`)} - ${heldUp}`, asked)} as minutes from requests r
      where r.workspace_id = ${asked.workspaceId} and r.answered_at is not null and r.submitted_at is not null
        and ${isInPeriod(sql`r.answered_at`, asked)} and ${isOwnRequest(asked)}
    ) taken`.execute(db)
  return found.rows[0] ?? { requests: 0, median: null, ninetieth: null, waiting: 0 }
}

/** From submission to a later moment of request `r`. */
export function spanTo(moment: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`tstzmultirange(tstzrange(r.submitted_at, greatest(r.submitted_at, ${moment})))`
}

/** What fulfilment took: all of it (`party` null), and for each side that was waited for. One statement. */
export async function readFulfilmentTimes(
  db: WorkspaceDb,
  asked: Asked,
): Promise<(Times & { readonly party: WaitParty | null })[]> {
  const found = await sql<Times & { party: WaitParty | null }>`
    select taken.party, count(*) as requests, ${percentiles}
    from requests r ${waitsOf(asked)}
    cross join lateral (values (null, ${businessMinutes(spanTo(sql`r.fulfilled_at`), asked)}),
      ('program', waits.program), ('approver', waits.approver), ('advocate', waits.advocate),
      ('requester', waits.requester), ('agreed-day', waits.agreed)) as taken (party, minutes)
    where r.workspace_id = ${asked.workspaceId} and r.fulfilled_at is not null and r.submitted_at is not null
      and ${isInPeriod(sql`r.fulfilled_at`, asked)} and ${isOwnRequest(asked)}
    group by 1`.execute(db)
  return found.rows
}

/**
 * For whom fulfilled request `r` waited, in business minutes, as columns of `waits`. Every moment counts for one side:
 * the requester before an approver, an approver before the customer, the customer before the agreed day; what is left
 * is the program's.
 */
export function waitsOf(asked: Asked): RawBuilder<unknown> {
  const until = (from: string, to: RawBuilder<unknown>) =>
    sql`range_agg(tstzrange(${sql.ref(from)}, greatest(${sql.ref(from)}, coalesce(${to}, r.fulfilled_at))))`
  const asks = sql`request_asks k join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id`
  const exceptions = sql`request_exceptions x
    where x.workspace_id = r.workspace_id and x.request_id = r.id and ${wasAsked}`
  return sql`cross join lateral (
    select ${spanTo(sql`r.fulfilled_at`)} as whole,
      coalesce((select ${until('q.asked_at', sql`q.answered_at`)} from request_questions q
        where q.workspace_id = r.workspace_id and q.request_id = r.id), ${none})
        + coalesce((select ${until('x.decided_at', sql`x.superseded_at`)} from ${exceptions} and x.state = 'refused'), ${none})
        as requester,
      coalesce((select ${until('a.opened_at', sql`a.decided_at`)} from request_asks k
        join ask_approvals a on a.workspace_id = k.workspace_id and a.ask_id = k.ask_id
        where k.workspace_id = r.workspace_id and k.request_id = r.id and a.opened_at is not null
          and (a.decided_at is not null or a.state = 'open')), ${none})
        + coalesce((select ${until('x.opened_at', sql`x.decided_at`)} from ${exceptions}), ${none}) as approver,
      coalesce((select ${until('e.asked_at', sql`coalesce(e.answered_at, e.closed_at)`)} from ${asks}
        where k.workspace_id = r.workspace_id and k.request_id = r.id and e.asked_at is not null), ${none}) as advocate,
      coalesce((select ${until('e.answered_at', sql`coalesce(m.starts_at, e.closed_at)`)} from ${asks}
        left join ask_meetings m on m.workspace_id = k.workspace_id and m.ask_id = k.ask_id
        where k.workspace_id = r.workspace_id and k.request_id = r.id and e.answered_at is not null
          and e.state in ('accepted', 'scheduled', 'done', 'debriefed')), ${none}) as agreed
  ) span cross join lateral (
    select ${businessMinutes(sql`span.whole * span.requester`, asked)} as requester,
      ${businessMinutes(sql`span.whole * span.approver - span.requester`, asked)} as approver,
      ${businessMinutes(sql`span.whole * span.advocate - span.requester - span.approver`, asked)} as advocate,
      ${businessMinutes(sql`span.whole * span.agreed - span.requester - span.approver - span.advocate`, asked)} as agreed,
      ${businessMinutes(sql`span.whole - span.requester - span.approver - span.advocate - span.agreed`, asked)} as program
  ) waits`
}

export type UnfilledGroup = Amounts & { readonly cause: UnfilledCause | null; readonly requests: number }

/** Unfilled requests of the period, one for each opportunity: the latest. Those without one stand by themselves. */
export function unfilledOnes(asked: Asked): RawBuilder<unknown> {
  return sql`(
    select distinct on (coalesce(r.opportunity_id, r.id)) r.* from requests r
    where r.workspace_id = ${asked.workspaceId} and r.state = 'closed' and r.outcome in ('unfilled', 'expired')
      and ${isInPeriod(sql`r.closed_at`, asked)} and ${isOwnRequest(asked)}
    order by coalesce(r.opportunity_id, r.id), r.closed_at desc, r.id desc)`
}

/** What unfilled requests were about, by cause and currency. One statement. */
export async function readUnfilled(db: WorkspaceDb, asked: Asked): Promise<UnfilledGroup[]> {
  const found = await sql<UnfilledGroup>`
    select r.cause, case when o.amount_minor is null then null else o.amount_currency end as currency,
      count(*) as requests, count(o.id) as opportunities, sum(o.amount_minor)::bigint as minor
    from ${unfilledOnes(asked)} r
    left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    group by 1, 2`.execute(db)
  return found.rows
}

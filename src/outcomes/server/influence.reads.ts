import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { Amounts } from '../amount.ts'
import type { Influence } from '../use.ts'
import { type Asked, isOwnOpportunity } from './asked.reads.ts'

/** A ledger row `e` that is a use: an ask that was done or content that was opened, taken back by nobody. */
export const isUse = sql<boolean>`(e.corrects_id is null and e.done_on is not null
  and (e.kind = 'ask' and e.state in ('done', 'debriefed') or e.kind = 'share' and e.outcome = 'opened')
  and not exists (select from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id))`

/** The same as `faultOfUse` says of use `e` and opportunity `o`; a property test holds the two equal. */
export const faultOf = sql`case when o.created_on is null then 'creation-unknown'
  when e.done_on <= o.created_on then 'before-creation'
  when o.state = 'open' then null
  when o.close_on is null then 'close-unknown'
  when e.done_on > o.close_on then 'after-close' end`

/** The uses of opportunity `o`. */
export const usesOfIt = sql`ledger_entries e
  where e.workspace_id = o.workspace_id and e.opportunity_id = o.id and ${isUse}`

/** What the uses of opportunity `o` come to: how many count, of which way, and the first day of them. */
export const influence = sql`lateral (
  select w.*, case when w.live > 0 and w.content > 0 then 'both' when w.live > 0 then 'live'
    when w.content > 0 then 'content' when w.linked > 0 and o.created_on is null then 'unclear' else 'none' end as influence
  from (
    select count(*) filter (where e.kind = 'ask' and (${faultOf}) is null) as live,
      count(*) filter (where e.kind = 'share' and (${faultOf}) is null) as content,
      min(e.done_on) filter (where (${faultOf}) is null) as first_on,
      count(*) as linked
    from ${usesOfIt}
  ) w
)`

/** Closed within the period, or open today. */
function isAskedFor(asked: Asked): RawBuilder<boolean> {
  const { from, to } = asked.period
  return sql<boolean>`(o.state in ('won', 'lost') and o.close_on between ${from}::date and ${to}::date or o.state = 'open')
    and ${isOwnOpportunity(asked)}`
}

export type InfluenceGroup = Amounts & {
  readonly state: 'open' | 'won' | 'lost'
  readonly influence: Influence
}

/** Opportunities by state, influence and currency. One statement, as many rows as there are groups. */
export async function readInfluenceGroups(db: WorkspaceDb, asked: Asked): Promise<InfluenceGroup[]> {
  const found = await sql<InfluenceGroup>`
    with used as (
      select e.opportunity_id as id, bool_or(e.kind = 'ask' and (${faultOf}) is null) as live,
        bool_or(e.kind = 'share' and (${faultOf}) is null) as content
      from ledger_entries e
      join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
      where e.workspace_id = ${asked.workspaceId} and ${isUse} and ${isAskedFor(asked)}
      group by 1
    )
    select o.state, case when o.amount_minor is null then null else o.amount_currency end as currency,
      case when u.live and u.content then 'both' when u.live then 'live' when u.content then 'content'
        when u.id is not null and o.created_on is null then 'unclear' else 'none' end as influence,
      count(*) as opportunities, sum(o.amount_minor)::bigint as minor
    from opportunities o left join used u on u.id = o.id
    where o.workspace_id = ${asked.workspaceId} and ${isAskedFor(asked)}
    group by 1, 2, 3`.execute(db)
  return found.rows
}

/** The stage opportunity `o` was in on the day of its first use that counts, else the one its request named. */
export function stageOfUse({ hours }: Asked): RawBuilder<string | null> {
  return sql<string | null>`coalesce(
    (select s.stage from opportunity_stages s where s.workspace_id = o.workspace_id and s.opportunity_id = o.id
      and (s.at at time zone ${hours.zone}::text)::date < i.first_on order by s.at desc limit 1),
    (select r.opportunity_stage from ledger_entries e
      join requests r on r.workspace_id = e.workspace_id and r.id = e.source_id
      where e.workspace_id = o.workspace_id and e.opportunity_id = o.id and e.source_kind = 'request'
        and e.done_on = i.first_on and ${isUse} order by e.id limit 1))`
}

export type StageGroup = Amounts & { readonly state: 'won' | 'lost'; readonly stage: string | null }

/** Closed opportunities with a use that counts, by the stage of it. One statement. */
export async function readStageGroups(db: WorkspaceDb, asked: Asked): Promise<StageGroup[]> {
  const { from, to } = asked.period
  const found = await sql<StageGroup>`
    select ${stageOfUse(asked)} as stage, o.state,
      case when o.amount_minor is null then null else o.amount_currency end as currency,
      count(*) as opportunities, sum(o.amount_minor)::bigint as minor
    from opportunities o join ${influence} i on i.first_on is not null
    where o.workspace_id = ${asked.workspaceId} and o.state in ('won', 'lost')
      and o.close_on between ${from}::date and ${to}::date and ${isOwnOpportunity(asked)}
      and exists (select from ledger_entries e where e.workspace_id = o.workspace_id and e.opportunity_id = o.id)
    group by 1, 2, 3 order by 1 nulls last`.execute(db)
  return found.rows
}

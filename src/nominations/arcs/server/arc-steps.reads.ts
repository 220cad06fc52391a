import { type RawBuilder, sql } from 'kysely'
import type { ArcStep } from '../arc.ts'

export type Period = { readonly from: string; readonly until: string; readonly live: number }

/**
 * Customers won in the period, one row each: the day they were won, the day they went live, whether their owner was asked
 * whom they would put forward, who was put forward since, and when somebody of theirs became discoverable.
 */
export function wonCustomers({ from, until, live }: Period): RawBuilder<unknown> {
  return sql`won as materialized (
    select o.account_id, min(o.close_on) as won_on from opportunities o
    join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id and a.merged_into is null
    where o.workspace_id = current_workspace() and o.state = 'won' and o.account_id is not null
      and coalesce(o.kind, 'new') <> 'renewal' and o.close_on >= ${from}::date and o.close_on < ${until}::date
    group by o.account_id
  ), went as materialized (
    select w.account_id, w.won_on,
      exists (select from account_products p where p.workspace_id = current_workspace() and p.account_id = w.account_id
        and p.live_on >= w.won_on and p.live_on + ${live}::int < ${until}::date) as is_live,
      exists (select from nomination_prompts q where q.workspace_id = current_workspace() and q.account_id = w.account_id
        and q.asked_at >= w.won_on) as is_prompted,
      exists (select from nominations n join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
        where n.workspace_id = current_workspace() and c.account_id = w.account_id and n.created_at >= w.won_on
          and n.state <> 'withdrawn') as is_forward,
      (select min(s.at)::date from journey_steps s join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id
        where s.workspace_id = current_workspace() and c.account_id = w.account_id and s.to_stage = 'discoverable'
          and s.at >= w.won_on) as found_on
    from won w
  )`
}

/** Everybody who can be found, with whether they may be asked now and whether their facts are fresh. */
export const inProgram: RawBuilder<unknown> = sql`found as materialized (
  select v.contact_id, v.joined_on, coalesce(t.state in ('free', 'close-to-limit'), true) as is_ready,
    coalesce(d.fresh_band = 'fresh', false) as is_fresh, coalesce(t.care_gives, 0) as gives,
    coalesce(t.care_asks, 0) as asks
  from advocates v
  left join protection_standings t on t.workspace_id = v.workspace_id and t.contact_id = v.contact_id
  left join advocate_documents d on d.workspace_id = v.workspace_id and d.contact_id = v.contact_id
  where v.workspace_id = current_workspace() and v.stage in ('discoverable', 'active')
)`

/** Requests that ended in the period, and deals won in it with the help of an advocate. */
export function workDone({ from, until }: Period): RawBuilder<unknown> {
  return sql`ended as materialized (
    select r.id, r.closed_at, r.submitted_at, r.outcome in ('fulfilled', 'part-fulfilled') as is_met
    from requests r where r.workspace_id = current_workspace() and r.state = 'closed' and r.outcome <> 'withdrawn'
      and r.closed_at >= ${from}::date and r.closed_at < ${until}::date
  ), helped as materialized (
    select o.id, o.close_on, max(e.done_on) as done_on,
      bool_or(exists (select from nominations n where n.workspace_id = e.workspace_id and n.contact_id = e.contact_id
        and n.state = 'accepted' and n.created_at::date <= e.done_on)) as is_nominated
    from opportunities o
    join ledger_entries e on e.workspace_id = o.workspace_id and e.opportunity_id = o.id and e.kind = 'ask'
      and e.state in ('done', 'debriefed') and e.done_on <= o.close_on and (o.created_on is null or e.done_on >= o.created_on)
    where o.workspace_id = current_workspace() and o.state = 'won' and o.close_on >= ${from}::date and o.close_on < ${until}::date
    group by o.id, o.close_on
  )`
}

const accountRows = (which: RawBuilder<unknown>) => sql`
  select a.id, 'account' as kind, a.name, null::text as detail, w.won_on as on from went w
  join accounts a on a.workspace_id = current_workspace() and a.id = w.account_id where ${which}`

const contactRows = (which: RawBuilder<unknown>) => sql`
  select c.id, 'contact' as kind, c.name, a.name as detail, f.joined_on as on from found f
  join contacts c on c.workspace_id = current_workspace() and c.id = f.contact_id
  left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id where ${which}`

const requestRows = (which: RawBuilder<unknown>) => sql`
  select r.id, 'request' as kind, r.title as name, p.name as detail, d.closed_at::date as on from ended d
  join requests r on r.workspace_id = current_workspace() and r.id = d.id
  join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id where ${which}`

/** The rows of each step; a step counts exactly these. */
export const rowsOfStep: Readonly<Record<ArcStep, RawBuilder<unknown>>> = {
  won: accountRows(sql`true`),
  live: accountRows(sql`w.is_live`),
  prompted: accountRows(sql`w.is_prompted`),
  'put-forward': accountRows(sql`w.is_forward`),
  discoverable: accountRows(sql`w.found_on is not null`),
  'in-program': contactRows(sql`true`),
  ready: contactRows(sql`f.is_ready`),
  fresh: contactRows(sql`f.is_fresh`),
  asked: requestRows(sql`true`),
  met: requestRows(sql`d.is_met`),
  'won-with': sql`
    select o.id, 'opportunity' as kind, o.name, a.name as detail, o.close_on as on from helped h
    join opportunities o on o.workspace_id = current_workspace() and o.id = h.id
    left join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id`,
}

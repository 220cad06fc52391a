import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { getNomineeUses, getOwnNominations } from '../participation.contract.ts'

/**
 * What became of the nominations of these days, as `became`: who is behind each, whether they can be found now, what they
 * did for us since, and in how many deals, won ones apart. A use counts for the nomination that came before it.
 */
export function becameOf(workspaceId: string, since: string | null): RawBuilder<unknown> {
  return sql`became as (
    select n.id, n.created_at, n.state, n.source, n.team_id, coalesce(n.on_behalf_of_id, n.nominator_id) as by_id,
      n.state = 'accepted' and coalesce(v.stage in ('discoverable', 'active'), false) as is_found,
      case when n.state = 'accepted' then u.uses else 0 end as uses,
      case when n.state = 'accepted' then u.opportunities else 0 end as opportunities,
      case when n.state = 'accepted' then u.won else 0 end as won
    from nominations n
    left join advocates v on v.workspace_id = n.workspace_id and v.contact_id = n.contact_id
    left join lateral (
      select count(*)::int as uses, count(distinct o.id)::int as opportunities,
        count(distinct o.id) filter (where o.state = 'won')::int as won
      from ledger_entries e
      left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
      where n.state = 'accepted' and e.workspace_id = n.workspace_id and e.contact_id = n.contact_id and e.kind = 'ask'
        and e.state in ('done', 'debriefed') and e.done_on >= n.created_at::date
    ) u on true
    where n.workspace_id = ${workspaceId} ${since === null ? sql`` : sql`and n.created_at >= ${since}::date`}
  )`
}

/** What became of those one person put forward. One statement. */
export async function readOwnNominations(
  db: WorkspaceDb,
  workspaceId: string,
  personId: string,
): Promise<ResponseOf<typeof getOwnNominations>> {
  const found = await sql<ResponseOf<typeof getOwnNominations>>`
    with own as (
      select n.contact_id, n.state, n.created_at, coalesce(v.stage in ('discoverable', 'active'), false) as is_found
      from nominations n left join advocates v on v.workspace_id = n.workspace_id and v.contact_id = n.contact_id
      where n.workspace_id = ${workspaceId} and (n.nominator_id = ${personId}::uuid or n.on_behalf_of_id = ${personId}::uuid)
        and n.state <> 'withdrawn'
    ), uses as (
      select e.id, o.id as deal_id, o.state as deal_state from own w
      join ledger_entries e on e.workspace_id = ${workspaceId} and e.contact_id = w.contact_id and e.kind = 'ask'
        and e.state in ('done', 'debriefed') and e.done_on >= w.created_at::date
      left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
      where w.state = 'accepted'
    )
    select count(*)::int as nominations, count(*) filter (where state = 'accepted')::int as accepted,
      count(*) filter (where state = 'new')::int as waiting, count(*) filter (where state = 'accepted' and is_found)::int as discoverable,
      (select count(distinct id)::int from uses) as uses, (select count(distinct deal_id)::int from uses) as opportunities,
      (select count(distinct deal_id)::int from uses where deal_state = 'won') as "wonDeals"
    from own`.execute(db)
  return (
    found.rows[0] ?? {
      nominations: 0,
      accepted: 0,
      waiting: 0,
      discoverable: 0,
      uses: 0,
      opportunities: 0,
      wonDeals: 0,
    }
  )
}

type Uses = ResponseOf<typeof getNomineeUses>['uses']

/** What somebody did for us since they were put forward, the latest first. One statement. */
export async function readNomineeUses(
  db: WorkspaceDb,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  nominationId: string,
): Promise<Uses> {
  const found = await sql<Uses[number]>`
    select e.id, t.name as activity, e.done_on as on, m.name as team,
      case when o.id is not null then jsonb_build_object('name', o.name, 'state', o.state) end as opportunity
    from nominations n
    join ledger_entries e on e.workspace_id = n.workspace_id and e.contact_id = n.contact_id and e.kind = 'ask'
      and e.state in ('done', 'debriefed') and e.done_on >= n.created_at::date
    left join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
    left join request_asks k on k.workspace_id = e.workspace_id and k.ask_id = e.id
    left join requests r on r.workspace_id = k.workspace_id and r.id = k.request_id
    left join teams m on m.workspace_id = r.workspace_id and m.id = r.team_id
    left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
    where n.workspace_id = ${workspaceId} and n.id = ${nominationId} and n.state = 'accepted'
    order by e.done_on desc, e.id desc limit 50`.execute(db)
  return found.rows
}

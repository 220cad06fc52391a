import { sql } from 'kysely'
import type { Day } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { Route, RouteFacts } from '../route.ts'

export type AccountFacts = RouteFacts & { readonly accountId: string; readonly stored: Route | null }

/** The teams that a direct mode of a team covers: itself and those below; of several modes the nearest counts. */
const coveredTeams = sql`
  with recursive covered as (
    select d.team_id, d.holder_id, 0 as depth from direct_modes d
    where d.workspace_id = current_workspace() and d.ended_at is null and d.team_id is not null
    union all
    select t.id, c.holder_id, c.depth + 1 from covered c
    join teams t on t.workspace_id = current_workspace() and t.parent_id = c.team_id where c.depth < 20
  ), direct_teams as (select distinct on (team_id) team_id, holder_id from covered order by team_id, depth)`

/**
 * The facts of accounts whose route may be another one than is stored: those in direct mode, those whose owner may have
 * been silent too long, and those that have a route. In: some accounts, or null for all. One statement.
 */
export async function readRouteFacts(
  tx: WorkspaceTx,
  accountIds: readonly string[] | null,
  silentBefore: Day,
): Promise<AccountFacts[]> {
  const which = accountIds === null ? sql`true` : sql`a.id = any(${[...accountIds]}::uuid[])`
  const found = await sql<AccountFacts>`
    ${coveredTeams}
    select a.id as "accountId", a.owner_id as "ownerId", a.owner_since as "ownerSince", coalesce(d.holder_id, dt.holder_id) as "holderId",
      own.talked_on as "ownerTalkedOn",
      (select jsonb_build_object('personId', r.person_id, 'on', r.happened_on) from real_contacts r
        join people q on q.workspace_id = r.workspace_id and q.id = r.person_id and q.left_at is null
        where r.workspace_id = a.workspace_id and r.account_id = a.id and r.person_id is distinct from a.owner_id
        order by r.happened_on desc, r.person_id limit 1) as "lastTalked",
      lead.id as "managerId",
      case when s.account_id is not null then jsonb_build_object('because', s.because, 'personId', s.person_id,
        'chosenAs', s.chosen_as, 'silentSince', s.silent_since) end as stored
    from accounts a
    left join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id
    left join direct_modes d on d.workspace_id = a.workspace_id and d.account_id = a.id and d.ended_at is null
    left join direct_teams dt on dt.team_id = p.team_id
    left join relationship_routes s on s.workspace_id = a.workspace_id and s.account_id = a.id
    left join teams t on t.workspace_id = a.workspace_id and t.id = p.team_id
    left join teams above on above.workspace_id = a.workspace_id and above.id = t.parent_id
    left join people lead on lead.workspace_id = a.workspace_id and lead.left_at is null
      and lead.id = case when t.manager_id is distinct from a.owner_id and t.manager_id is not null then t.manager_id
        else nullif(above.manager_id, a.owner_id) end
    cross join lateral (select greatest(
      (select r.happened_on from real_contacts r where r.workspace_id = a.workspace_id and r.account_id = a.id
        and r.person_id = a.owner_id),
      case when not exists (select from real_contacts r where r.workspace_id = a.workspace_id and r.account_id = a.id
        and r.person_id is distinct from a.owner_id and r.happened_on >= a.last_contact_on) then a.last_contact_on end
      ) as talked_on) own
    where a.workspace_id = current_workspace() and a.merged_into is null and ${which}
      and (s.account_id is not null or d.id is not null or dt.team_id is not null
        or (a.owner_id is not null and own.talked_on < ${silentBefore}::date))
    order by a.id`.execute(tx)
  return found.rows
}

/** Writes and takes away routes. At most two statements. */
export async function saveRoutes(
  tx: WorkspaceTx,
  routes: readonly {
    readonly accountId: string
    readonly ownerId: string | null
    readonly route: Route | null
  }[],
  today: Day,
): Promise<void> {
  const gone = routes.filter(({ route }) => route === null).map(({ accountId }) => accountId)
  if (gone.length > 0) {
    await sql`delete from relationship_routes where workspace_id = current_workspace()
      and account_id = any(${gone}::uuid[])`.execute(tx)
  }
  const kept = routes.flatMap(({ route, ...account }) => (route === null ? [] : [{ ...account, ...route }]))
  if (kept.length === 0) return
  await sql`
    insert into relationship_routes (workspace_id, account_id, because, owner_id, person_id, chosen_as, silent_since, decided_on)
    select current_workspace(), r."accountId", r.because, r."ownerId", r."personId", r."chosenAs", r."silentSince", ${today}::date
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r ("accountId" uuid, because text, "ownerId" uuid,
      "personId" uuid, "chosenAs" text, "silentSince" date)
    on conflict (workspace_id, account_id) do update set because = excluded.because, owner_id = excluded.owner_id,
      person_id = excluded.person_id, chosen_as = excluded.chosen_as, silent_since = excluded.silent_since,
      decided_on = excluded.decided_on`.execute(tx)
}

/** Notes that somebody of ours talked to an account; an earlier day than the known one corrects it. */
export async function saveRealContact(
  tx: WorkspaceTx,
  contact: {
    readonly workspaceId: string
    readonly accountId: string
    readonly personId: string
    readonly on: Day
  },
): Promise<void> {
  await tx
    .insertInto('real_contacts')
    .values({
      workspace_id: contact.workspaceId,
      account_id: contact.accountId,
      person_id: contact.personId,
      happened_on: contact.on,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'account_id', 'person_id']).doUpdateSet({ happened_on: contact.on }),
    )
    .execute()
}

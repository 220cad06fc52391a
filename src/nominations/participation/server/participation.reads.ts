import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { isTeamSilent, nominatingTeams, silentDays, type TeamVoice } from '../call.ts'
import type { getParticipation, listNominators } from '../participation.contract.ts'
import { becameOf } from './became.reads.ts'
import { couldSinceOfT, isPeopledT, lastAtOfT } from './silence.reads.ts'

type Participation = ResponseOf<typeof getParticipation>
type PersonRow = ResponseOf<typeof listNominators>['rows'][number]

/** Which teams put customers forward and what became of it. Four statements, whatever the number of teams. */
export async function readParticipation(
  db: WorkspaceDb,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  asked: QueryOf<typeof getParticipation>,
  now: Instant,
): Promise<Participation> {
  const silent = await readSetting(db, { workspaceId }, silentDays)
  const days = asked.days ?? silent
  const since = addDays(dayOf(now), -days)
  return {
    days,
    since,
    teams: await readTeams(db, workspaceId, { since, silent, now }),
    total: await readTotal(db, workspaceId, since),
    prompts: await readPromptTally(db, workspaceId, since),
  }
}

type At = { readonly since: string; readonly silent: number; readonly now: Instant }

async function readTeams(
  db: WorkspaceDb,
  workspaceId: string,
  { since, silent, now }: At,
): Promise<Participation['teams']> {
  const found = await sql<Omit<Participation['teams'][number], 'isSilent'> & TeamVoice>`
    with ${becameOf(workspaceId, since)}, by_team as (
      select b.team_id, count(*)::int as nominations, count(*) filter (where b.state = 'accepted')::int as accepted,
        count(*) filter (where b.state = 'declined')::int as declined, count(*) filter (where b.is_found)::int as discoverable,
        coalesce(sum(b.uses), 0)::int as uses, coalesce(sum(b.won), 0)::int as won, count(distinct b.by_id)::int as nominators
      from became b where b.source = 'staff' group by b.team_id
    )
    select jsonb_build_object('id', t.id, 'name', t.name) as team, t.kind,
      (select count(*)::int from people p where p.workspace_id = t.workspace_id and p.team_id = t.id and p.left_at is null) as people,
      coalesce(y.nominators, 0) as nominators, coalesce(y.nominations, 0) as nominations, coalesce(y.accepted, 0) as accepted,
      coalesce(y.declined, 0) as declined, coalesce(y.discoverable, 0) as discoverable, coalesce(y.uses, 0) as uses,
      coalesce(y.won, 0) as "wonDeals",
      ${lastAtOfT} as "lastAt", ${couldSinceOfT} as "couldSince",
      (select jsonb_build_object('at', to_char(k.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', q.name)
        from nomination_calls k join people q on q.workspace_id = k.workspace_id and q.id = k.sent_by
        where k.workspace_id = t.workspace_id and k.team_id = t.id order by k.sent_at desc limit 1) as written
    from teams t left join by_team y on y.team_id = t.id
    where t.workspace_id = ${workspaceId} and (t.kind = any(${[...nominatingTeams]}::text[]) or y.team_id is not null)
      and ${isPeopledT}
    order by coalesce(y.nominations, 0) desc, t.name`.execute(db)
  return found.rows.map(({ couldSince, ...team }) => ({
    ...team,
    isSilent: isTeamSilent({ ...team, couldSince }, silent, now),
  }))
}

async function readTotal(
  db: WorkspaceDb,
  workspaceId: string,
  since: string,
): Promise<Participation['total']> {
  const found = await sql<Participation['total']>`
    select count(*)::int as nominations, count(distinct coalesce(on_behalf_of_id, nominator_id))::int as people,
      count(*) filter (where source = 'customer')::int as "byCustomers"
    from nominations where workspace_id = ${workspaceId} and created_at >= ${since}::date`.execute(db)
  return found.rows[0] ?? { nominations: 0, people: 0, byCustomers: 0 }
}

async function readPromptTally(
  db: WorkspaceDb,
  workspaceId: string,
  since: string,
): Promise<Participation['prompts']> {
  const found = await sql<Participation['prompts']>`
    select count(*)::int as asked, count(*) filter (where answered_at is not null)::int as answered,
      count(*) filter (where state = 'nominated')::int as nominated,
      round(percentile_cont(0.5) within group (order by seconds))::int as "medianSeconds"
    from nomination_prompts where workspace_id = ${workspaceId} and asked_at >= ${since}::date`.execute(db)
  return found.rows[0] ?? { asked: 0, answered: 0, nominated: 0, medianSeconds: null }
}

/** Who put customers forward, whoever put most forward first. One statement. */
export async function readNominators(
  db: WorkspaceDb,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  asked: QueryOf<typeof listNominators>,
  now: Instant,
): Promise<{ rows: PersonRow[]; next: string | null }> {
  const days = asked.days ?? (await readSetting(db, { workspaceId }, silentDays))
  const since = addDays(dayOf(now), -days)
  const size = asked.size ?? 50
  const [least, lastId] = asked.cursor === undefined ? [] : decodeCursor(asked.cursor, 'integer', 'id')
  const found = await sql<PersonRow>`
    with ${becameOf(workspaceId, since)}, by_person as (
      select b.by_id, count(*)::int as nominations, count(*) filter (where b.state = 'accepted')::int as accepted,
        count(*) filter (where b.state = 'declined')::int as declined, count(*) filter (where b.is_found)::int as discoverable,
        coalesce(sum(b.uses), 0)::int as uses, coalesce(sum(b.won), 0)::int as won, max(b.created_at) as last_at
      from became b where b.source = 'staff' ${asked.team === undefined ? sql`` : sql`and b.team_id = ${asked.team}::uuid`}
      group by b.by_id
    )
    select jsonb_build_object('id', p.id, 'name', p.name) as person, t.name as team, y.nominations, y.accepted, y.declined,
      y.discoverable, y.uses, y.won as "wonDeals", y.last_at as "lastAt"
    from by_person y join people p on p.workspace_id = ${workspaceId} and p.id = y.by_id
    left join teams t on t.workspace_id = p.workspace_id and t.id = p.team_id
    where ${least === undefined ? sql`true` : sql`(y.nominations, p.id) < (${least}::int, ${lastId}::uuid)`}
    order by y.nominations desc, p.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const isMore = found.rows.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.nominations, last.person.id]) : null }
}

import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { isTeamSilent, nominatingTeams, silentDays, type TeamVoice } from '../call.ts'

/** Of team `t`: since when it could put somebody forward, as the first of those who are in it came. */
export const couldSinceOfT = sql<Instant>`greatest(t.created_at, (select min(p.created_at) from people p
  where p.workspace_id = t.workspace_id and p.team_id = t.id and p.left_at is null))`

/** Of team `t`: when one of ours in it last put somebody forward. */
export const lastAtOfT = sql<Instant | null>`(select max(n.created_at) from nominations n
  where n.workspace_id = t.workspace_id and n.team_id = t.id and n.source = 'staff')`

/** True of a team `t` that somebody is in. */
export const isPeopledT = sql<boolean>`exists (select from people p where p.workspace_id = t.workspace_id
  and p.team_id = t.id and p.left_at is null)`

/** The teams that put nobody forward for too long, by name, and how long that is. Two statements. */
export async function readSilentTeams(
  db: WorkspaceDb,
  workspaceId: string,
  now: Instant,
): Promise<{ readonly silentDays: number; readonly silentTeams: string[] }> {
  const days = await readSetting(db, { workspaceId }, silentDays)
  const found = await sql<TeamVoice & { name: string }>`
    select t.name, t.kind, ${couldSinceOfT} as "couldSince", ${lastAtOfT} as "lastAt" from teams t
    where t.workspace_id = ${workspaceId} and t.kind = any(${[...nominatingTeams]}::text[]) and ${isPeopledT}
    order by t.name`.execute(db)
  const silent = found.rows.filter((team) => isTeamSilent(team, days, now))
  return { silentDays: days, silentTeams: silent.map(({ name }) => name) }
}

import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { ExecutiveInfluence, TeamKind } from '../team.ts'

/** Every team by name, with its manager and how many are in it. */
export async function readTeams(db: WorkspaceDb | WorkspaceTx, { workspaceId }: Actor) {
  const rows = await db
    .selectFrom('teams as t')
    .leftJoin('people as m', (join) =>
      join.onRef('m.workspace_id', '=', 't.workspace_id').onRef('m.id', '=', 't.manager_id'),
    )
    .leftJoin('people as e', (join) =>
      join.onRef('e.workspace_id', '=', 't.workspace_id').onRef('e.id', '=', 't.executive_id'),
    )
    .select(['t.is_partner', 't.executive_id', 't.executive_influence', 'e.name as executive_name'])
    .select([
      't.id',
      't.name',
      't.kind',
      't.parent_id',
      't.manager_id',
      't.version',
      'm.name as manager_name',
    ])
    .select(
      sql<number>`(select count(*) from people p
        where p.workspace_id = t.workspace_id and p.team_id = t.id and p.left_at is null)`.as('people'),
    )
    .where('t.workspace_id', '=', workspaceId)
    .orderBy(sql`t.name collate "und-x-icu"`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind as TeamKind,
    parentId: row.parent_id,
    manager: row.manager_id === null ? null : { id: row.manager_id, name: row.manager_name ?? '' },
    isPartner: row.is_partner,
    executive: row.executive_id === null ? null : { id: row.executive_id, name: row.executive_name ?? '' },
    influence: row.executive_influence as ExecutiveInfluence | null,
    people: row.people,
    version: row.version,
  }))
}

/** One team. Throws `not-found`. */
export async function readTeam(db: WorkspaceDb | WorkspaceTx, actor: Actor, teamId: string) {
  const team = (await readTeams(db, actor)).find((each) => each.id === teamId)
  if (team === undefined) throw notFound('team')
  return team
}

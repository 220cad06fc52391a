import type { Actor } from '../../kernel/actor.ts'
import { accept, type Refusal, refuse } from '../../kernel/result.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { teamDeleted } from '../events.ts'
import { canEditPeople } from '../policy.ts'

/** Deletes a team. Refuses while people are in it, teams stand below it, or something else names it. */
export async function deleteTeam(
  tx: WorkspaceTx,
  actor: Actor,
  teamId: string,
): Promise<{ readonly ok: true } | Refusal> {
  requirePermission(canEditPeople(actor))
  const { workspaceId } = actor
  const team = await tx
    .selectFrom('teams')
    .select('name')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', teamId)
    .forUpdate()
    .executeTakeFirst()
  if (team === undefined) throw notFound('team')
  const inside = tx
    .selectFrom('people')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('team_id', '=', teamId)
  if ((await inside.limit(1).executeTakeFirst()) !== undefined) {
    return refuse('not-empty', 'People are in this team. Move them to another first.')
  }
  const below = tx
    .selectFrom('teams')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('parent_id', '=', teamId)
  if ((await below.limit(1).executeTakeFirst()) !== undefined) {
    return refuse('not-empty', 'Other teams stand below this one. Move them first.')
  }
  try {
    await tx.deleteFrom('teams').where('workspace_id', '=', workspaceId).where('id', '=', teamId).execute()
  } catch (thrown) {
    if ((thrown as { code?: string }).code !== '23503') throw thrown
    return refuse('in-use', 'Something else names this team, so it stays.')
  }
  await announce(tx, teamDeleted(actor, teamId, team.name))
  return accept({})
}

import type { Actor } from '../../kernel/actor.ts'
import { accept, type Refusal, refuse } from '../../kernel/result.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { teamUpdated } from '../events.ts'
import { canEditPeople } from '../policy.ts'
import { type ExecutiveInfluence, standsBelowItself } from '../team.ts'
import type { TeamInput } from './create-team.ts'
import { namingFields } from './people.store.ts'

export type TeamChange = Partial<TeamInput> & {
  readonly version: number
  readonly isPartner?: boolean
  readonly executiveId?: string | null
  readonly influence?: ExecutiveInfluence | null
}

/** Changes a team. Refuses a parent that stands below it. */
export async function updateTeam(
  tx: WorkspaceTx,
  actor: Actor,
  teamId: string,
  change: TeamChange,
): Promise<{ readonly ok: true } | Refusal> {
  requirePermission(canEditPeople(actor))
  const teams = await lockTeams(tx, actor)
  const team = teams.find((each) => each.id === teamId)
  if (team === undefined) throw notFound('team')
  if (team.version !== change.version) throw staleVersion('team', { name: team.name, version: team.version })
  if (change.parentId != null && standsBelowItself(teams, teamId, change.parentId)) {
    return refuse('circle', 'A team cannot stand below itself.')
  }
  const set = {
    ...(change.name === undefined ? {} : { name: change.name.trim() }),
    ...(change.kind === undefined ? {} : { kind: change.kind }),
    ...(change.parentId === undefined ? {} : { parent_id: change.parentId }),
    ...(change.managerId === undefined ? {} : { manager_id: change.managerId }),
    ...partnership(change),
    version: team.version + 1,
  }
  const update = tx
    .updateTable('teams')
    .set(set)
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', teamId)
  await namingFields(() => update.execute())
  const { version: _version, ...fields } = change
  await announce(tx, teamUpdated(actor, teamId, Object.keys(fields)))
  return accept({})
}

/** Whose influence nobody names has none. */
function partnership({ isPartner, executiveId, influence }: TeamChange) {
  return {
    ...(isPartner === undefined ? {} : { is_partner: isPartner }),
    ...(executiveId === undefined ? {} : { executive_id: executiveId }),
    ...(executiveId === null
      ? { executive_influence: null }
      : influence === undefined
        ? {}
        : { executive_influence: influence }),
  }
}

/** All of them, in the order of ids: a circle can be made by two changes at once, each fine by itself. */
function lockTeams(tx: WorkspaceTx, { workspaceId }: Actor) {
  return tx
    .selectFrom('teams')
    .select(['id', 'name', 'version', 'parent_id as parentId'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

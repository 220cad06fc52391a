import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { teamCreated } from '../events.ts'
import { canEditPeople } from '../policy.ts'
import type { TeamKind } from '../team.ts'
import { namingFields } from './people.store.ts'

export type TeamInput = {
  readonly name: string
  readonly kind: TeamKind
  readonly parentId?: string | null
  readonly managerId?: string | null
}

/** Makes a team and gives its id. */
export async function createTeam(tx: WorkspaceTx, actor: Actor, input: TeamInput): Promise<string> {
  requirePermission(canEditPeople(actor))
  const row = {
    workspace_id: actor.workspaceId,
    name: input.name.trim(),
    kind: input.kind,
    parent_id: input.parentId ?? null,
    manager_id: input.managerId ?? null,
    // Customer Success is a partner whatever the home of the program (requirement CS-1).
    is_partner: input.kind === 'customer-success',
  }
  const { id } = await namingFields(() =>
    tx.insertInto('teams').values(row).returning('id').executeTakeFirstOrThrow(),
  )
  await announce(tx, teamCreated(actor, id, row.name))
  return id
}

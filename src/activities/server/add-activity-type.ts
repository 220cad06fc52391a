import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type ActivityDefinition, type ActivityType, codeOfName } from '../activity-type.ts'
import { activityTypeChanged } from '../events.ts'
import { canEditCatalogue } from '../policy.ts'
import { freeCode, insertActivityType, loadActivityType } from './activity-type.store.ts'
import { requireSound } from './update-activity-type.ts'

/** Adds a kind of the workspace's own. */
export async function addActivityType(
  tx: WorkspaceTx,
  actor: Actor,
  definition: ActivityDefinition,
): Promise<ActivityType> {
  requirePermission(canEditCatalogue(actor))
  requireSound(definition)
  const code = await freeCode(tx, actor.workspaceId, codeOfName(definition.name))
  const id = await insertActivityType(tx, actor.workspaceId, { ...definition, code })
  const type = await loadActivityType(tx, id)
  await announce(tx, activityTypeChanged(actor, id, 'added', type))
  return type
}

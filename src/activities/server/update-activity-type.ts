import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { AppError, invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type ActivityDefinition, type ActivityType, faultsOfActivity } from '../activity-type.ts'
import { defaultKind } from '../catalogue.ts'
import { activityTypeChanged } from '../events.ts'
import { canEditCatalogue } from '../policy.ts'
import { loadActivityType, saveActivityType } from './activity-type.store.ts'

/** Throws the faults of a definition as the answer to the request. */
export function requireSound(definition: ActivityDefinition): void {
  const [first, ...rest] = faultsOfActivity(definition)
  if (first === undefined) return
  throw new AppError('invalid', first.reason, { fields: [first, ...rest] })
}

/** Changes a kind. Asks that are in the ledger keep the load and rest they were booked with. */
export async function updateActivityType(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  definition: ActivityDefinition,
  version: number,
): Promise<ActivityType> {
  requirePermission(canEditCatalogue(actor))
  requireSound(definition)
  const current = await loadActivityType(tx, id)
  await saveActivityType(tx, actor.workspaceId, current, { ...definition, inUse: current.inUse }, version)
  return changed(tx, actor, id, 'changed')
}

/** Puts a kind back as the library has it, in use. Only shipped kinds can be. */
export async function resetActivityType(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  version: number,
): Promise<ActivityType> {
  requirePermission(canEditCatalogue(actor))
  const current = await loadActivityType(tx, id)
  const shipped = defaultKind(current.code)
  if (shipped === undefined)
    throw invalid('activityTypeId', 'This kind is your own; the library has none like it.')
  await saveActivityType(tx, actor.workspaceId, current, { ...shipped, inUse: true }, version)
  return changed(tx, actor, id, 'reset')
}

/** Takes a kind out of use, or puts it back. Doing so twice changes nothing. */
export async function setActivityTypeInUse(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  inUse: boolean,
): Promise<ActivityType> {
  requirePermission(canEditCatalogue(actor))
  const current = await loadActivityType(tx, id)
  if (current.inUse === inUse) return current
  await saveActivityType(tx, actor.workspaceId, current, { ...current, inUse }, current.version)
  return changed(tx, actor, id, inUse ? 'put-back' : 'retired')
}

async function changed(
  tx: WorkspaceTx,
  actor: Actor,
  id: string,
  how: 'changed' | 'reset' | 'put-back' | 'retired',
): Promise<ActivityType> {
  const type = await loadActivityType(tx, id)
  await announce(tx, activityTypeChanged(actor, id, how, type))
  return type
}

import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { matchWeightsSet } from '../events.ts'
import { usualWeights, type Weights, weightedKinds } from '../need.ts'
import { canSetWeights } from '../policy.ts'
import { readWeights } from './need.reads.ts'

/**
 * Sets how much each thing counts when advocates are matched for a kind of activity. What is as usual is not kept, so
 * that it follows should the usual ever change. Setting what is set already changes nothing.
 */
export async function setWeights(
  tx: WorkspaceTx,
  actor: Actor,
  activityTypeId: string,
  weights: Weights,
): Promise<void> {
  requirePermission(canSetWeights(actor))
  const type = await readActivityType(tx, activityTypeId)
  if (type === undefined) throw notFound('activity type')
  const before = await readWeights(tx, activityTypeId)
  const fields = weightedKinds.filter((kind) => weights[kind] !== before[kind])
  if (fields.length === 0) return
  await tx
    .deleteFrom('match_weights')
    .where('workspace_id', '=', actor.workspaceId)
    .where('activity_type_id', '=', activityTypeId)
    .execute()
  const own = weightedKinds.filter((kind) => weights[kind] !== usualWeights[kind])
  if (own.length > 0) {
    const rows = own.map((kind) => ({
      workspace_id: actor.workspaceId,
      activity_type_id: activityTypeId,
      kind,
      weight: weights[kind],
    }))
    await tx.insertInto('match_weights').values(rows).execute()
  }
  await announce(tx, matchWeightsSet(actor, { id: type.id, name: type.name }, before, weights))
}

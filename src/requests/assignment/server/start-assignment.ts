import type { PersonActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { requirePermission } from '../../../server/errors.ts'
import { enqueue } from '../../../server/jobs.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { assignmentAsked } from '../assignment.events.ts'
import { canAssign } from '../assignment.policy.ts'
import { insertPlan } from './assignment.store.ts'

/** Has a plan computed in the background; where one is being computed, that one is waited for. */
export async function startAssignment(tx: WorkspaceTx, actor: PersonActor, now: Instant): Promise<void> {
  requirePermission(canAssign(actor))
  const planId = await insertPlan(tx, actor.workspaceId, actor.personId, now)
  if (planId === undefined) return
  await enqueue(tx, 'compute-assignment', { workspaceId: actor.workspaceId, planId })
  await announce(tx, assignmentAsked(actor, planId))
}

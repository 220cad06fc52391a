import type { PersonActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { notFound, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { assignmentDismissed } from '../assignment.events.ts'
import { canAssign } from '../assignment.policy.ts'
import { deleteDismissal, findLine, insertDismissal } from './assignment.store.ts'
import { startAssignment } from './start-assignment.ts'

/** No plan proposes the person of this line for its request again; the plan is computed anew without them. */
export async function dismissAssignment(
  tx: WorkspaceTx,
  actor: PersonActor,
  lineId: string,
  now: Instant,
): Promise<void> {
  requirePermission(canAssign(actor))
  const line = await findLine(tx, lineId, { hold: true })
  if (line === undefined) throw notFound('line')
  if (line.askId !== null) return
  const { requestId, contactId } = line
  await insertDismissal(tx, { requestId, contactId, by: actor.personId }, now)
  await announce(tx, assignmentDismissed(actor, line, true))
  await startAssignment(tx, actor, now)
}

/** Plans may propose them for the request again. */
export async function considerAgain(
  tx: WorkspaceTx,
  actor: PersonActor,
  what: { readonly requestId: string; readonly contactId: string },
  now: Instant,
): Promise<void> {
  requirePermission(canAssign(actor))
  if (!(await deleteDismissal(tx, what))) throw notFound('dismissal')
  await announce(tx, assignmentDismissed(actor, what, false))
  await startAssignment(tx, actor, now)
}

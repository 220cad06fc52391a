import type { Actor, PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { RequestAbout } from '../../events.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { askSent } from '../ask.events.ts'
import type { AskFacts } from '../ask-facts.ts'
import { isMailWritten, saveSending } from './ask.store.ts'
import { type AskOf, loadOwnAsk } from './load-own-ask.ts'
import { answerBy, askLetterKind } from './send-ask.ts'

/** Notes that a person passed the letter on from their own mail: from now on the customer counts as asked. */
export async function logAskSent(
  tx: WorkspaceTx,
  actor: PersonActor,
  of: AskOf,
  now: Instant,
): Promise<Decision<{ readonly askId: string }>> {
  const { request, ask } = await loadOwnAsk(tx, actor, of)
  if (ask.wasAsked) return accept({ askId: ask.id })
  const place = { workspaceId: actor.workspaceId, askId: ask.id }
  if (!(await isMailWritten(tx, place, askLetterKind))) {
    return refuse('not-cleared', 'Not before the last approval.')
  }
  const counted = await countAsAsked(tx, actor, request, ask, now)
  if (counted.ok) await settleRequest(tx, actor, request.id, now)
  return counted
}

/** The letter reached the customer by hand: the ask counts as asked. */
export async function countAsAsked(
  tx: WorkspaceTx,
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  now: Instant,
): Promise<Decision<{ readonly askId: string }>> {
  const moved = await settleAsk(tx, actor, ask.id, { action: 'ask' }, now)
  if (!moved.ok) return moved
  const place = { workspaceId: ask.workspace.id, askId: ask.id }
  await saveSending(tx, place, { through: 'copy', answerBy: await answerBy(tx, now) })
  await announce(tx, askSent(actor, request, ask, 'copy'))
  return moved
}

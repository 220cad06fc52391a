import type { PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { meetingCancelled } from '../../asks/ask.events.ts'
import { wasInvited } from '../../asks/server/ask.store.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { type AskOf, loadOwnAsk } from '../../asks/server/load-own-ask.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { cancelSides } from './invite-sides.ts'
import { endMeeting } from './meeting.store.ts'

/**
 * Cancels the agreed time; the customer's yes stays, and waits for another time. Both sides get the cancellation.
 * Where no time is agreed nothing changes.
 */
export async function cancelMeeting(
  tx: WorkspaceTx,
  actor: PersonActor,
  of: AskOf,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const { request, ask } = await loadOwnAsk(tx, actor, of)
  if (ask.meeting?.state !== 'planned') return accept({ askId: ask.id })
  const moved = await settleAsk(tx, actor, ask.id, { action: 'unschedule' }, now)
  if (!moved.ok) return moved
  await endMeeting(tx, ask, 'cancelled')
  await announce(tx, meetingCancelled(actor, request, ask))
  const place = { workspaceId: actor.workspaceId, askId: ask.id }
  if (await wasInvited(tx, place)) await cancelSides(tx, await readAskFacts(tx, ask.id), false, now, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}

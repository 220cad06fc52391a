import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { settleAsk } from '../../protection/server/settle-ask.ts'
import { announce } from '../../server/announce.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { askMissed } from '../ask.events.ts'
import { type AskOf, loadOwnAsk } from './load-own-ask.ts'
import { endMeeting } from './meeting.store.ts'
import { settleRequest } from './settle-request.ts'

/** Notes that it did not take place though it was agreed. Nobody outside is written to: a person does that. */
export async function missMeeting(
  tx: WorkspaceTx,
  actor: PersonActor,
  of: AskOf,
  reason: string,
  now: Instant,
): Promise<Decision<{ readonly askId: string }>> {
  const { request, ask } = await loadOwnAsk(tx, actor, of)
  if (ask.state === 'missed') return accept({ askId: ask.id })
  const moved = await settleAsk(tx, actor, ask.id, { action: 'miss', reason: reason.trim() }, now)
  if (!moved.ok) return moved
  if (ask.meeting?.state === 'planned') await endMeeting(tx, ask, 'missed')
  await announce(tx, askMissed(actor, request, ask, reason.trim()))
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}

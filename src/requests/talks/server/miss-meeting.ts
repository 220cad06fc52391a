import type { Actor, PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { askMissed } from '../../asks/ask.events.ts'
import type { AskFacts, WhoMissed } from '../../asks/ask-facts.ts'
import { mailCustomer, makeAskAddress } from '../../asks/server/ask.mails.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { type AskOf, loadOwnAsk } from '../../asks/server/load-own-ask.ts'
import type { LoadedRequest } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { writeMissed } from '../talk-letter.ts'
import { mailProspect } from './invite-sides.ts'
import { endMeeting } from './meeting.store.ts'

/** That a talk did not take place: why, who did not come where that is known, and whether there is another try. */
export type Missed = {
  readonly reason: string
  readonly missing: WhoMissed | null
  readonly again: boolean
}

/** Notes that it did not take place though it was agreed. */
export async function missMeeting(
  tx: WorkspaceTx,
  actor: PersonActor,
  of: AskOf,
  input: Missed,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const { request, ask } = await loadOwnAsk(tx, actor, of)
  return missAsk(tx, actor, request, ask, input, now, host)
}

/**
 * The same for an ask whose request the caller holds. Without another try the ask ends as missed, which counts a
 * quarter point. With one the yes stays: both sides are told kindly and choose or name other times on their pages,
 * and nothing is added to the customer's load. A customer who did not come is written to by a person, never by us.
 */
export async function missAsk(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  ask: AskFacts,
  { reason, missing, again }: Missed,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const said = reason.trim()
  if (ask.state === 'missed' || isNotedAlready(ask)) return accept({ askId: ask.id })
  const isTriedAgain = again && ask.state === 'scheduled'
  if (isTriedAgain && (ask.meeting === null || ask.meeting.startsAt > now)) {
    return refuse('not-yet', 'The agreed time lies ahead. Move or cancel the talk instead.')
  }
  const move = isTriedAgain ? { action: 'unschedule' as const } : { action: 'miss' as const, reason: said }
  const moved = await settleAsk(tx, actor, ask.id, move, now)
  if (!moved.ok) return moved
  if (ask.meeting?.state === 'planned') await endMeeting(tx, ask, 'missed', missing)
  await announce(tx, askMissed(actor, request, ask, said, { missing, again: isTriedAgain }))
  if (isTriedAgain) await tellOfAnotherTry(tx, await readAskFacts(tx, ask.id), missing, now, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}

/** Another try was noted for this very time. */
function isNotedAlready({ state, meeting }: AskFacts): boolean {
  return state === 'accepted' && meeting?.state === 'missed'
}

async function tellOfAnotherTry(
  tx: WorkspaceTx,
  ask: AskFacts,
  missing: WhoMissed | null,
  now: Instant,
  host: Host,
): Promise<void> {
  if (missing === null || missing === 'advocate') return
  const kind = `missed-${ask.meeting?.sequence ?? 0}`
  const address = await makeAskAddress(tx, ask, host, now)
  await mailCustomer(tx, ask, kind, writeMissed(ask, 'advocate', missing), host, { address })
  await mailProspect(tx, ask, kind, writeMissed(ask, 'prospect', missing), now, host)
}

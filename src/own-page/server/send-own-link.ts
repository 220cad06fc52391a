import { ownPagePurpose } from '../../advocates/own-page.ts'
import { makeOwnPageAddress } from '../../advocates/server/make-own-page-address.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { withdrawLinks } from '../../server/links.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { ownLinkSent, ownLinksEnded } from '../events.ts'
import { canSendOwnLink, whyNoMail } from '../policy.ts'
import { mailOwnLink } from './own-page.mails.ts'
import { noteSending } from './own-page.store.ts'
import { readOwnHouse, readOwnPlace } from './own-place.reads.ts'

type Sending = { readonly contactId: string; readonly through: 'mail' | 'copied' }

/**
 * A program manager sends an advocate the link to their own page, in their own name; or takes the address along to send
 * it themselves. Gives the address in the second case only.
 */
export async function sendOwnLink(
  tx: WorkspaceTx,
  actor: PersonActor,
  { contactId, through }: Sending,
  now: Instant,
  host: Host,
): Promise<string | null> {
  requirePermission(canSendOwnLink(actor))
  const place = await readOwnPlace(tx, contactId)
  if (place === null) throw notFound('advocate')
  const own = { workspaceId: actor.workspaceId, contactId: place.contactId }
  if (through === 'copied') {
    const address = await makeOwnPageAddress(tx, own, host, now)
    await noteSending(tx, actor, { contactId: place.contactId, how: 'copied', mailId: null }, now)
    await announce(tx, ownLinkSent(actor, place, 'copied'))
    return address
  }
  const { isExample } = await readOwnHouse(tx, place.contactId)
  const hasMailServer = isExample || host.config.smtpUrl !== null
  const obstacle = whyNoMail({ hasAddress: place.mail !== null, hasMailServer })
  if (obstacle !== null) throw invalid('through', obstacle)
  const mailId = await mailOwnLink(tx, actor.workspaceId, place, actor, now, host)
  await noteSending(tx, actor, { contactId: place.contactId, how: 'mail', mailId }, now)
  await announce(tx, ownLinkSent(actor, place, 'mail'))
  return null
}

/** A program manager ends every link of an advocate's own page. */
export async function revokeOwnLinks(
  tx: WorkspaceTx,
  actor: PersonActor,
  contactId: string,
  now: Instant,
): Promise<void> {
  requirePermission(canSendOwnLink(actor))
  const place = await readOwnPlace(tx, contactId)
  if (place === null) throw notFound('advocate')
  const about = { workspaceId: actor.workspaceId, purpose: ownPagePurpose, subjectId: place.contactId }
  const ended = await withdrawLinks(tx, about, now)
  if (ended > 0) await announce(tx, ownLinksEnded(actor, place, ended))
}

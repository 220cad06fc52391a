import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import { ownPagePurpose } from '../../advocates/own-page.ts'
import type { LinkActor, SystemActor } from '../../kernel/actor.ts'
import { toId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { countAttempt } from '../../server/attempts.ts'
import { invalid, notFound } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { withdrawLinks } from '../../server/links.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { ownLinkSent, ownLinksEnded } from '../events.ts'
import { mailOwnLink } from './own-page.mails.ts'
import { noteSending } from './own-page.store.ts'
import { countAskedFor, findOwnPlaces, readOwnPlace } from './own-place.reads.ts'

const perAddress = { most: 10, minutes: 15 }
const perMail = { most: 3, minutes: 15 }
/** Mails with the link that somebody can bring about for another person within a day. */
const mostADay = 3

/** The answer waits at least this long, so that its time does not tell a known address from another, in milliseconds. */
const answerAfter = 300

/** An advocate ends every link of their page, and gets a new one by mail. */
export async function renewOwnLink(
  tx: WorkspaceTx,
  actor: LinkActor,
  contactId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const place = await readOwnPlace(tx, contactId)
  if (place === null) throw notFound('page')
  if (place.mail === null) throw invalid('no-mail', 'No mail address is known.')
  const about = { workspaceId: actor.workspaceId, purpose: ownPagePurpose, subjectId: contactId }
  const ended = await withdrawLinks(tx, about, now)
  await announce(tx, ownLinksEnded(actor, place, ended))
  const mailId = await mailOwnLink(tx, actor.workspaceId, place, null, now, host)
  await noteSending(tx, actor, { contactId, how: 'asked', mailId }, now)
  await announce(tx, ownLinkSent(actor, place, 'asked'))
}

/**
 * Mails the link to whoever is an advocate under the address, in each workspace that knows them; does nothing for any
 * other address, and looks the same. At most three a day for one advocate, so that nobody's mailbox is filled by it.
 */
export async function sendLostLink(host: Host, request: FastifyRequest, email: string): Promise<void> {
  const now = host.now()
  await countAttempt(host.door.global, 'own-link-address', request.ip, perAddress, now)
  await countAttempt(host.door.global, 'own-link-mail', email, perMail, now)
  await Promise.all([writeLinks(host, email, now), wait(answerAfter)])
}

async function writeLinks(host: Host, email: string, now: Instant): Promise<void> {
  const workspaces = await host.door.global.selectFrom('workspaces').select('id').execute()
  for (const { id } of workspaces) {
    const workspaceId = toId<'workspace'>(id)
    const found = await findOwnPlaces(host.door.in(workspaceId), email)
    if (found.length === 0) continue
    const actor: SystemActor = { kind: 'system', workspaceId, task: 'send-lost-link' }
    await host.door.write(workspaceId, async (tx) => {
      for (const contactId of found) await writeLink(tx, actor, contactId, email, now, host)
    })
  }
}

async function writeLink(
  tx: WorkspaceTx,
  actor: SystemActor,
  contactId: string,
  email: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const place = await readOwnPlace(tx, contactId)
  if (place === null || (await countAskedFor(tx, contactId, now, 24)) >= mostADay) return
  // To the address that was typed: it is one of theirs, and the one they read.
  const at = { ...place, mail: email.toLowerCase() }
  const mailId = await mailOwnLink(tx, actor.workspaceId, at, null, now, host)
  await noteSending(tx, actor, { contactId, how: 'asked', mailId }, now)
  await announce(tx, ownLinkSent(actor, place, 'asked'))
}

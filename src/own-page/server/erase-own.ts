import { eraseContact } from '../../customers/erasure/server/erase-contact.ts'
import { announce } from '../../server/announce.ts'
import { invalid } from '../../server/errors.ts'
import { type Link, spendLink } from '../../server/links.ts'
import { erasureAsked, erasureConfirmed } from '../events.ts'
import { leaveAsOwn, loadOwnPlace, type Own } from './change-own.ts'
import { mailErasureLink } from './own-page.mails.ts'
import { tellOwnNews } from './tell-own-news.ts'

/** An advocate asks to be erased: a second link goes to their address, and nothing happens before it is confirmed. */
export async function askForErasure(own: Own): Promise<void> {
  const place = await loadOwnPlace(own)
  if (place.mail === null) throw invalid('no-mail', 'No mail address is known.')
  await mailErasureLink(own.tx, own.actor.workspaceId, place, own.now, own.host)
  await announce(own.tx, erasureAsked(own.actor, place))
}

/**
 * They confirm it by the second link, which is spent: what is open with them ends, they are erased, and the
 * program managers are told. False where the link was used in the meantime.
 */
export async function confirmErasure(own: Own, link: Link): Promise<boolean> {
  if (!(await spendLink(own.tx, link, own.now))) return false
  const place = await loadOwnPlace(own)
  await leaveAsOwn(own, 'asked to be erased')
  await announce(own.tx, erasureConfirmed(own.actor, place))
  const reason = 'Confirmed by the second link in their mail'
  await eraseContact(own.tx, own.actor, { contactId: own.contactId, source: 'themself', reason }, own.now)
  const paragraphs = [
    'They confirmed it by a second link in their mail, and it is being done. What they did still counts, without a name.',
  ]
  const news = { did: 'asks to be erased', paragraphs, toProgram: true }
  await tellOwnNews(own.tx, place, news, own.now, own.host)
  return true
}

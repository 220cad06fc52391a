import { confirmFacts } from '../../advocates/server/confirm-facts.ts'
import { editProfile } from '../../advocates/server/edit-profile.ts'
import { readLanguage } from '../../customers/contact.ts'
import { updateContact } from '../../customers/server/update-contact.ts'
import { isMailAddress } from '../../kernel/text.ts'
import { announce } from '../../server/announce.ts'
import { AppError, invalid } from '../../server/errors.ts'
import { correctionProposed } from '../events.ts'
import {
  type AccountPart,
  type ContactPart,
  type CorrectablePart,
  contactParts,
  isAccountPart,
  readList,
  sectionOf,
} from '../own-page.ts'
import type { OwnRecord } from '../own-record.ts'
import { loadOwnPlace, loadOwnRecord, type Own, vouchAsOwn } from './change-own.ts'
import { mailOldAddress } from './own-page.mails.ts'
import { insertCorrection } from './own-page.store.ts'
import { askToLookAt, tellOwnNews } from './tell-own-news.ts'

export type Correction = { readonly part: CorrectablePart; readonly text: string }

/**
 * An advocate corrects what we hold on them: their own words and how they are reached at once; what the company vouches
 * for too is proposed to the program. Throws `invalid` on `text` where it does not do.
 */
export async function correctOwn(own: Own, { part, text }: Correction): Promise<void> {
  const wanted = text.trim()
  if (isAccountPart(part)) return propose(own, part, wanted)
  const section = sectionOf(part)
  const contactPart = contactParts.find((each) => each === part)
  if (section !== null) {
    const { journey } = await loadOwnRecord(own)
    const profile = { sections: { [section]: wanted === '' ? null : wanted } }
    await editProfile(
      own.tx,
      own.actor,
      { contactId: own.contactId, version: journey.version, profile },
      own.now,
    )
    await vouchAsOwn(own, 'text', section)
  } else if (contactPart !== undefined) {
    await named(() => applyToContact(own, contactPart, wanted))
  }
  const news = { did: 'corrected what we hold on them', paragraphs: [] }
  await tellOwnNews(own.tx, await loadOwnPlace(own), news, own.now, own.host)
}

/** Whatever a use case says of a field of its own is about the text that was sent here. */
async function named(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'invalid') throw thrown
    throw invalid('text', thrown.message)
  }
}

async function applyToContact(own: Own, part: ContactPart, wanted: string): Promise<void> {
  const record = await loadOwnRecord(own)
  const { tx, actor, contactId, now } = own
  if (part === 'topics') {
    const profile = { topics: readList(wanted) }
    await editProfile(tx, actor, { contactId, version: record.journey.version, profile }, now)
    await vouchAsOwn(own, 'topics')
    return
  }
  const edit = editOf(part, wanted, record)
  await updateContact(tx, actor, contactId, { version: record.contact.version, ...edit }, now)
  if (part === 'title') {
    await confirmFacts(tx, actor, { contactId, kind: 'employment', section: null }, now)
  }
  if (part === 'mails') await vouchAsOwn(own, 'mail')
  const [before] = record.contact.mails
  const [after] = 'mails' in edit ? edit.mails : []
  if (before !== undefined && after !== undefined && before !== after) {
    const place = await loadOwnPlace(own)
    await mailOldAddress(tx, { ...place, mail: before }, { mail: after }, own.host)
  }
}

function editOf(part: Exclude<ContactPart, 'topics'>, wanted: string, record: OwnRecord) {
  const orNull = wanted === '' ? null : wanted
  if (orNull !== null && orNull.length > 300 && part !== 'mails')
    throw invalid('text', 'is longer than 300 characters')
  switch (part) {
    case 'name':
      if (orNull === null) throw invalid('text', 'is empty')
      return { name: orNull }
    case 'title':
      return { title: orNull }
    case 'phone':
      return { phone: orNull }
    case 'assistant':
      return { assistant: orNull }
    case 'preferred-channel':
      return { preferredChannel: orNull }
    case 'time-zone':
      return { timeZone: orNull }
    case 'mails':
      return { mails: mailsOf(wanted, record) }
    case 'languages':
      return { languages: languagesOf(wanted) }
  }
}

function mailsOf(wanted: string, { contact }: OwnRecord): string[] {
  const mails = readList(wanted.toLowerCase())
  const wrong = mails.find((each) => !isMailAddress(each))
  if (wrong !== undefined) throw invalid('text', `${wrong} is no mail address`)
  if (mails.length === 0 && contact.mails.length > 0) throw invalid('text', 'leaves no mail address')
  if (mails.length > 10) throw invalid('text', 'has more than ten addresses')
  return [...mails]
}

function languagesOf(wanted: string): string[] {
  return readList(wanted).map((each) => {
    const code = readLanguage(each)
    if (code === null) throw invalid('text', `${each} is no language we know`)
    return code
  })
}

const whatWords: Readonly<Record<AccountPart, string>> = {
  employer: 'employer',
  results: 'results',
  'company-permissions': 'what their company allows',
  history: 'what they did',
  other: 'something else',
}

async function propose(own: Own, part: AccountPart, wanted: string): Promise<void> {
  if (wanted === '') throw invalid('text', 'is empty')
  const { tx, actor, contactId, now, host } = own
  const place = await loadOwnPlace(own)
  const { contact } = await loadOwnRecord(own)
  const held = part === 'employer' ? contact.account : null
  const id = await insertCorrection(tx, actor.workspaceId, { contactId, part, held, wanted }, now)
  // The very same said twice is said once.
  if (id === null) return
  await announce(tx, correctionProposed(actor, place, part))
  await askToLookAt(tx, place, { id, what: whatWords[part], wanted }, now, host)
}

import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import { senderAddress } from '../../../server/mailer.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { type Invitation, writeInvitation } from '../../../server/write-invitation.ts'
import { type AskFacts, zoneOf } from '../../asks/ask-facts.ts'
import {
  addresseeOf,
  askedOf,
  type Letter,
  languageOf,
  writeAgreement,
  writeCancellation,
} from '../../asks/ask-letter.ts'
import { letterTexts } from '../../asks/letter.texts.ts'
import { tellMoment, tellZone } from '../../asks/page-time.ts'
import { mailCustomer, mailStaff, makeAskAddress, makeSlotAddress } from '../../asks/server/ask.mails.ts'
import { prospectLanguage, prospectName } from '../other-side.ts'
import { writeToProspect } from '../talk-letter.ts'
import { noteInvited } from './meeting.store.ts'

/** What is said to each side; a letter with a button brings the address of that side's own page. */
type Words = {
  readonly customer: Letter
  readonly prospect: Letter
  readonly requester: { readonly subject: string; readonly paragraphs: readonly string[] }
}

/**
 * Sends the agreed talk, or its change, into the calendars of both sides. Each gets a copy of their own: the
 * customer and the prospect are named alone on theirs, so that no address goes to somebody who should not have
 * it; the requester's copy names the customer. Once for each change.
 */
export async function inviteSides(tx: WorkspaceTx, ask: AskFacts, now: Instant, host: Host): Promise<void> {
  const kind = `invitation-${ask.meeting?.sequence ?? 0}`
  const words = {
    customer: writeAgreement(ask),
    prospect: writeToProspect(ask, false),
    requester: tellRequester(ask, false),
  }
  await mailSides(tx, ask, { method: 'REQUEST', kind, words }, now, host)
  await noteInvited(tx, ask, now)
}

/**
 * Takes an agreed talk out of the calendars again. `isOver`: no other time will be looked for. `said` replaces what a
 * side reads, where there is more to say than that it is cancelled.
 */
export async function cancelSides(
  tx: WorkspaceTx,
  ask: AskFacts,
  isOver: boolean,
  now: Instant,
  host: Host,
  said: Partial<Words> = {},
): Promise<void> {
  const kind = `cancellation-${ask.meeting?.sequence ?? 0}`
  const words = {
    customer: writeCancellation(ask, isOver),
    prospect: writeToProspect(ask, true),
    requester: tellRequester(ask, true),
    ...said,
  }
  await mailSides(tx, ask, { method: 'CANCEL', kind, words }, now, host)
}

async function mailSides(
  tx: WorkspaceTx,
  ask: AskFacts,
  what: { readonly method: Invitation['method']; readonly kind: string; readonly words: Words },
  now: Instant,
  host: Host,
): Promise<void> {
  const { contact, request, requester } = ask
  const { method, kind, words } = what
  const copyFor = (language: 'en' | 'de', attendees: Invitation['attendees']) =>
    writeInvitation(invitationOf(ask, method, language, attendees, host), now)
  const customer = contact?.mail == null ? [] : [{ name: addresseeOf(ask), email: contact.mail }]
  const own = words.customer.button === undefined ? {} : { address: await makeAskAddress(tx, ask, host, now) }
  const calendar = copyFor(languageOf(ask), customer)
  await mailCustomer(tx, ask, kind, words.customer, host, { calendar, ...own })
  const others = request.speaksWithEmail === null ? [] : [prospectOf(ask, request.speaksWithEmail)]
  if (others.length > 0) {
    const copy = copyFor(prospectLanguage(ask), others)
    await mailProspect(tx, ask, kind, words.prospect, now, host, copy)
  }
  const ours = requester.email === null ? [] : [{ name: requester.name, email: requester.email }]
  const all = copyFor('en', [...ours, ...customer, ...others])
  await mailStaff(tx, ask, { to: requester, kind, calendar: all, ...words.requester }, host)
}

/**
 * Writes to whoever is to be convinced, in the requester's name; once for each kind. A button leads to their page.
 * Nothing happens where no address is known. True where it was written.
 */
export async function mailProspect(
  tx: WorkspaceTx,
  ask: AskFacts,
  kind: string,
  letter: Letter,
  now: Instant,
  host: Host,
  calendar?: string,
): Promise<boolean> {
  const email = ask.request.speaksWithEmail
  if (email === null) return false
  const address = letter.button === undefined ? {} : { address: await makeSlotAddress(tx, ask, host, now) }
  const copy = calendar === undefined ? {} : { calendar }
  const to = { address: email, name: prospectName(ask, prospectLanguage(ask)) }
  const extra = { to, from: ask.requester, ...address, ...copy }
  return mailCustomer(tx, ask, `${kind}-prospect`, letter, host, extra)
}

const prospectOf = (ask: AskFacts, email: string) => ({
  name: prospectName(ask, prospectLanguage(ask)),
  email,
})

function invitationOf(
  ask: AskFacts,
  method: Invitation['method'],
  language: 'en' | 'de',
  attendees: Invitation['attendees'],
  host: Host,
): Invitation {
  const { meeting, proposer } = ask
  if (meeting === null) throw new Error('there is no talk to invite to')
  const { activity } = askedOf(ask, language)
  return {
    method,
    uid: `${ask.id}@avouch`,
    sequence: meeting.sequence,
    startsAt: meeting.startsAt,
    minutes: meeting.minutes,
    summary: [activity, addresseeOf(ask), ask.prospect].filter((each) => each !== null).join(', '),
    description: letterTexts(language).lastsFor(meeting.minutes),
    place: meeting.place,
    organizer: { name: proposer.name, email: proposer.email ?? senderAddress(host.config) },
    attendees,
  }
}

function tellRequester(ask: AskFacts, isCancelled: boolean) {
  const { meeting, workspace, requester } = ask
  if (meeting === null) throw new Error('there is no talk to tell of')
  const ownZone = requester.timeZone ?? workspace.timeZone
  const moment = tellMoment(meeting.startsAt, ownZone, 'en')
  const theirs = tellMoment(meeting.startsAt, zoneOf(ask), 'en')
  const name = addresseeOf(ask)
  const when = `${moment} (${tellZone(ownZone, 'en')})`
  const there = theirs === moment ? '' : ` For ${name} it is ${theirs} (${tellZone(zoneOf(ask), 'en')}).`
  return isCancelled
    ? {
        subject: `Cancelled: ${name}, ${moment}`,
        paragraphs: [
          `The talk with ${name} of ${when} is cancelled. The cancellation for your calendar comes with this mail.`,
        ],
      }
    : {
        subject: `${meeting.sequence > 0 ? 'Moved' : 'Agreed'}: ${name}, ${moment}`,
        paragraphs: [
          `${name} of ${ask.account.name}: ${when}, ${meeting.minutes} minutes.${there}`,
          'The invitation for your calendar comes with this mail.',
        ],
      }
}

import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import { senderAddress } from '../../server/mailer.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type AskFacts, zoneOf } from '../ask-facts.ts'
import {
  addresseeOf,
  askedOf,
  languageOf,
  writeAgreement,
  writeCancellation,
  writeToProspect,
} from '../ask-letter.ts'
import { letterTexts } from '../letter.texts.ts'
import { tellMoment, tellZone } from '../page-time.ts'
import { mailCustomer, mailStaff } from './ask.mails.ts'
import { type Invitation, writeInvitation } from './write-invitation.ts'

/**
 * Sends the agreed talk, or its change, into the calendars of both sides. Each gets a copy of their own: the
 * customer and the prospect are named alone on theirs, so that no address goes to somebody who should not have
 * it; the requester's copy names the customer. Once for each change.
 */
export async function inviteSides(tx: WorkspaceTx, ask: AskFacts, now: Instant, host: Host): Promise<void> {
  await mailSides(tx, ask, 'REQUEST', `invitation-${ask.meeting?.sequence ?? 0}`, false, now, host)
}

/** Takes an agreed talk out of the calendars again. `isOver`: no other time will be looked for. */
export async function cancelSides(
  tx: WorkspaceTx,
  ask: AskFacts,
  isOver: boolean,
  now: Instant,
  host: Host,
): Promise<void> {
  await mailSides(tx, ask, 'CANCEL', `cancellation-${ask.meeting?.sequence ?? 0}`, isOver, now, host)
}

async function mailSides(
  tx: WorkspaceTx,
  ask: AskFacts,
  method: Invitation['method'],
  kind: string,
  isOver: boolean,
  now: Instant,
  host: Host,
): Promise<void> {
  const { contact, request, requester } = ask
  const copyFor = (language: 'en' | 'de', attendees: Invitation['attendees']) =>
    writeInvitation(invitationOf(ask, method, language, attendees, host), now)
  const isCancelled = method === 'CANCEL'
  const customer = contact?.mail == null ? [] : [{ name: addresseeOf(ask), email: contact.mail }]
  const letter = isCancelled ? writeCancellation(ask, isOver) : writeAgreement(ask)
  await mailCustomer(tx, ask, kind, letter, host, { calendar: copyFor(languageOf(ask), customer) })
  await mailProspect(tx, ask, { kind, isCancelled, copyFor }, host)
  const own = requester.email === null ? [] : [{ name: requester.name, email: requester.email }]
  const others = request.speaksWithEmail === null ? [] : [prospectOf(ask, request.speaksWithEmail)]
  const calendar = copyFor('en', [...own, ...customer, ...others])
  await mailStaff(tx, ask, { to: requester, kind, calendar, ...tellRequester(ask, isCancelled) }, host)
}

async function mailProspect(
  tx: WorkspaceTx,
  ask: AskFacts,
  copy: {
    readonly kind: string
    readonly isCancelled: boolean
    copyFor(language: 'en' | 'de', attendees: Invitation['attendees']): string
  },
  host: Host,
): Promise<void> {
  const email = ask.request.speaksWithEmail
  if (email === null) return
  const prospect = prospectOf(ask, email)
  const calendar = copy.copyFor(ask.request.language === 'de' ? 'de' : 'en', [prospect])
  const to = { address: email, name: prospect.name }
  const letter = writeToProspect(ask, copy.isCancelled)
  await mailCustomer(tx, ask, `${copy.kind}-prospect`, letter, host, { calendar, to })
}

const prospectOf = (ask: AskFacts, email: string) => ({
  name: ask.request.speaksWith ?? ask.prospect ?? email,
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

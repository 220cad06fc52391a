import { noteInterviewTime } from '../../../advocates/server/book-interview.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { isTimeZone } from '../../../requests/asks/page-time.ts'
import { sayMoment } from '../../../requests/asks/tell-ask.ts'
import { announce } from '../../../server/announce.ts'
import { notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { interviewCalledOff, interviewPrepared } from '../events.ts'
import { decideTakeTime, decideTimes, mostNamed, type PreparedSection } from '../invitation.ts'
import { mailCalendars, tellInterviewer } from './invitation.mails.ts'
import {
  holdInvitation,
  replaceTimes,
  type StoredInvitation,
  saveInvitation,
  savePreparation,
} from './invitation.store.ts'
import { leaveCalendars } from './offer-interview.ts'

async function load(tx: WorkspaceTx, id: string): Promise<StoredInvitation> {
  const invitation = await holdInvitation(tx, id)
  if (invitation === undefined) throw notFound('invitation')
  return invitation
}

/** One side takes a time the other named: agreed, booked, and in both calendars. The same time once more changes nothing. */
export async function takeTime(
  tx: WorkspaceTx,
  actor: Actor,
  input: {
    readonly invitationId: string
    readonly startsAt: Instant
    readonly instead: Instant | null
    readonly of: 'offered' | 'named'
    readonly timeZone?: string | null
  },
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const invitation = await load(tx, input.invitationId)
  const decision = decideTakeTime(invitation, input, now)
  if (!decision.ok || decision.isKnown) return decision
  const zone = input.timeZone != null && isTimeZone(input.timeZone) ? { time_zone: input.timeZone } : {}
  const agreed = { state: 'agreed', starts_at: input.startsAt, answered_at: now, ...zone } as const
  await saveInvitation(tx, invitation.id, agreed, true)
  await noteInterviewTime(tx, actor, invitation.contactId, input.startsAt, now)
  const counted = { ...(await load(tx, invitation.id)) }
  await mailCalendars(tx, counted, { method: 'REQUEST', startsAt: input.startsAt, reason: null }, host, now)
  return accept({})
}

/** The customer names times of their own; an agreed time is given up, and whoever holds the interview chooses. */
export async function nameTimes(
  tx: WorkspaceTx,
  actor: Actor,
  input: {
    readonly invitationId: string
    readonly times: readonly Instant[]
    readonly timeZone?: string | null
  },
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const invitation = await load(tx, input.invitationId)
  if (invitation.state === 'cancelled')
    return decideTakeTime(invitation, { startsAt: '', instead: null, of: 'offered' }, now)
  const decision = decideTimes(input.times, mostNamed, now)
  if (!decision.ok) return decision
  await leaveCalendars(tx, actor, invitation, null, host, now)
  await replaceTimes(tx, invitation.id, 'customer', decision.times)
  const zone = input.timeZone != null && isTimeZone(input.timeZone) ? { time_zone: input.timeZone } : {}
  await saveInvitation(tx, invitation.id, { state: 'named', answered_at: now, ...zone })
  const { contact, interviewer, timeZone } = invitation
  const moments = decision.times.map((time) => sayMoment(time, interviewer.timeZone ?? timeZone)).join('; ')
  const title = `${contact} names other times for the interview`
  await tellInterviewer(
    tx,
    invitation,
    { kind: 'interview-times', title, says: `${moments}. Choose one.` },
    host,
    now,
  )
  return accept({})
}

/** One side calls the interview off; an agreed time leaves both calendars, and what was written stays. */
export async function callOff(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly invitationId: string; readonly reason: string | null },
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const invitation = await load(tx, input.invitationId)
  if (invitation.state === 'cancelled') return accept({})
  const reason = clean(input.reason)
  const wasAgreed = invitation.state === 'agreed'
  await leaveCalendars(tx, actor, invitation, reason, host, now)
  const note = actor.kind === 'link' ? { their_note: reason } : {}
  await saveInvitation(tx, invitation.id, { state: 'cancelled', starts_at: null, answered_at: now, ...note })
  await announce(tx, interviewCalledOff(actor, invitation, reason))
  if (!wasAgreed && actor.kind === 'link') {
    const title = `${invitation.contact} cannot come to an interview`
    const says = reason ?? 'No reason was given.'
    await tellInterviewer(tx, invitation, { kind: 'interview-times', title, says }, host, now)
  }
  return accept({})
}

/** What the customer writes ahead, or corrects of what we believe to know: there for whoever holds the interview. */
export async function prepare(
  tx: WorkspaceTx,
  actor: Actor,
  input: {
    readonly invitationId: string
    readonly answers: readonly { readonly section: PreparedSection; readonly text: string }[]
  },
  now: Instant,
): Promise<Decision<object>> {
  const { id, interviewId, ...invitation } = await load(tx, input.invitationId)
  if (invitation.state === 'cancelled' || invitation.interviewState !== 'open') {
    return decideTakeTime(
      { ...invitation, state: 'cancelled' },
      { startsAt: id, instead: null, of: 'offered' },
      now,
    )
  }
  await savePreparation(tx, interviewId, 'customer', input.answers, null, now)
  const sections = input.answers.map(({ section }) => section)
  await announce(tx, interviewPrepared(actor, invitation, sections))
  return accept({})
}

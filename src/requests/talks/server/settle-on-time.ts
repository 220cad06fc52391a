import type { Actor } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { meetingAgreed, meetingCancelled } from '../../asks/ask.events.ts'
import { type AskFacts, zoneOf } from '../../asks/ask-facts.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import type { RequestAbout } from '../../events.ts'
import { inviteSides } from './invite-sides.ts'
import { endMeeting, findOverlap, saveMeeting } from './meeting.store.ts'

/**
 * Agrees on a time that one side took from the other's, or moves the talk to it, and invites both. Refused where
 * protection has no room on that day, or the customer has agreed to another talk at that time meanwhile. The caller
 * holds the request, has decided that the time may be taken, and settles the request after.
 */
export async function settleOnTime(
  tx: WorkspaceTx,
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  startsAt: Instant,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const timeZone = zoneOf(ask)
  const agreedOn = dayOf(startsAt, timeZone)
  const settled = await settleAsk(tx, actor, ask.id, { action: 'schedule', agreedOn }, now)
  if (!settled.ok) return refuse('no-room', 'This time does not suit any more.', { startsAt })
  const minutes = ask.meeting?.minutes ?? ask.request.minutes
  // Looked at after the lock on the customer: of two talks at one time the later sees the earlier.
  if ((await findOverlap(tx, ask, { startsAt, minutes })) !== null) {
    return refuse('not-free', 'At this time they have another talk by now.', { startsAt })
  }
  const place = ask.meeting?.place ?? ask.request.place
  await saveMeeting(tx, ask, { startsAt, minutes, timeZone, place })
  const agreed = await readAskFacts(tx, ask.id)
  const sequence = agreed.meeting?.sequence ?? 0
  await announce(tx, meetingAgreed(actor, request, agreed, { startsAt, minutes, sequence }))
  await inviteSides(tx, agreed, now, host)
  return accept({ askId: ask.id })
}

/** Gives up the agreed time, where one is; the yes stays. Gives that time. Calendars are the caller's to tell. */
export async function giveUpTime(
  tx: WorkspaceTx,
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  now: Instant,
): Promise<Instant | null> {
  if (ask.state !== 'scheduled' || ask.meeting?.state !== 'planned') return null
  const moved = await settleAsk(tx, actor, ask.id, { action: 'unschedule' }, now)
  if (!moved.ok) throw new Error(`an agreed talk could not be given up: ${moved.why}`)
  await endMeeting(tx, ask, 'cancelled')
  await announce(tx, meetingCancelled(actor, request, ask))
  return ask.meeting.startsAt
}

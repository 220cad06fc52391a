import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import { addMilliseconds, type Instant } from '../kernel/time.ts'

type Attendee = { readonly name: string; readonly email: string }

/** A talk as a calendar needs it. */
export type Invitation = {
  /** Sent as a request to answer, or its cancellation; published where whoever agreed takes the file along themselves. */
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  /** The same through all changes of one talk, so that calendars take them for the same event. */
  readonly uid: string
  readonly sequence: number
  readonly startsAt: Instant
  readonly minutes: number
  readonly summary: string
  readonly description: string
  readonly place: string | null
  readonly organizer: Attendee
  /** Who is named in this copy: whoever reads it, and nobody whose address they may not see; nobody in a published one. */
  readonly attendees: readonly Attendee[]
}

/**
 * An invitation as iCalendar text (RFC 5545, 5546). Times stand in UTC: one moment, which every calendar shows in
 * its reader's zone, across changes of daylight saving and without the definition of any zone.
 */
export function writeInvitation(invitation: Invitation, now: Instant): string {
  const calendar = ical({
    prodId: '//Avouch//Avouch//EN',
    method: ICalCalendarMethod[invitation.method],
  })
  const event = calendar.createEvent({
    id: invitation.uid,
    sequence: invitation.sequence,
    stamp: new Date(now),
    start: new Date(invitation.startsAt),
    end: new Date(addMilliseconds(invitation.startsAt, invitation.minutes * 60_000)),
    summary: invitation.summary,
    description: invitation.description,
    location: invitation.place,
    status: invitation.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: quotable(invitation.organizer.name), email: invitation.organizer.email },
  })
  for (const attendee of invitation.attendees) {
    event.createAttendee({
      name: quotable(attendee.name),
      email: attendee.email,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: invitation.method === 'REQUEST',
    })
  }
  return calendar.toString()
}

// A quotation mark cannot stand in the value of a parameter, nor can a line end (RFC 5545, 3.1).
const quotable = (name: string) => name.replaceAll('"', '’').replace(/\s+/g, ' ')

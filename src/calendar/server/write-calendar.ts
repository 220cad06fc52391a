import ical, { ICalEventStatus } from 'ical-generator'
import type { Day, Instant } from '../../kernel/time.ts'
import { type EntryDays, type EntryKind, type EntryState, entryKindNames } from '../entry.ts'

export type WrittenEntry = EntryDays & {
  readonly id: string
  readonly kind: EntryKind
  readonly title: string
  readonly team: string | null
  readonly place: string | null
  readonly notes: string
  readonly state: EntryState
  readonly version: number
}

/** Entries as iCalendar text (RFC 5545): whole days, which have no zone, each with the address of its page. */
export function writeCalendar(
  name: string,
  entries: readonly WrittenEntry[],
  origin: string,
  now: Instant,
): string {
  const calendar = ical({ name, prodId: '//Avouch//Avouch//EN', ttl: 4 * 3_600 })
  for (const entry of entries) {
    const whose = [entryKindNames[entry.kind], entry.team].filter((part) => part !== null).join(', ')
    calendar.createEvent({
      id: `${entry.id}@avouch`,
      sequence: entry.version - 1,
      stamp: new Date(now),
      allDay: true,
      start: noonOf(entry.startsOn),
      end: noonOf(entry.endsBefore),
      summary: entry.title,
      description: [whose, entry.notes].filter((part) => part !== '').join('\n\n'),
      location: entry.place,
      url: `${origin}/calendar/${entry.id}`,
      status: entry.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  }
  return calendar.toString()
}

// A day is written from the parts of a local date: noon keeps it on its day wherever the server stands.
const noonOf = (day: Day) => new Date(`${day}T12:00:00`)

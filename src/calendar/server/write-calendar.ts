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

/** Calendar programs read again after so long. */
const readAgain = 'PT4H'

/**
 * Entries as iCalendar text (RFC 5545): whole days, which have no zone and keep nobody busy, each with the address of
 * its page. Written here and not by the library that writes invitations: that one takes seconds for a full calendar,
 * in which the server answers nobody (docs/decisions/0009).
 */
export function writeCalendar(
  name: string,
  entries: readonly WrittenEntry[],
  origin: string,
  now: Instant,
): string {
  const stamp = `${now.slice(0, 19).replace(/[-:]/g, '')}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Avouch//Avouch//EN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${readAgain}`,
    `X-PUBLISHED-TTL:${readAgain}`,
    ...entries.flatMap((entry) => linesOf(entry, `${origin}/calendar/${entry.id}`, stamp)),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function linesOf(entry: WrittenEntry, page: string, stamp: string): string[] {
  const whose = [entryKindNames[entry.kind], entry.team].filter((part) => part !== null).join(', ')
  const description = [whose, entry.notes].filter((part) => part !== '').join('\n\n')
  return [
    'BEGIN:VEVENT',
    `UID:${entry.id}@avouch`,
    `SEQUENCE:${entry.version - 1}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${dateOf(entry.startsOn)}`,
    `DTEND;VALUE=DATE:${dateOf(entry.endsBefore)}`,
    `SUMMARY:${escapeText(entry.title)}`,
    ...(entry.place === null ? [] : [`LOCATION:${escapeText(entry.place)}`]),
    `DESCRIPTION:${escapeText(description)}`,
    `STATUS:${entry.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    `URL;VALUE=URI:${page}`,
    'END:VEVENT',
  ]
}

const dateOf = (day: Day) => day.replaceAll('-', '')

/** A text value; what is no line break and cannot be printed has no place in it. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}]/gu, (control) => (control === '\n' || control === '\t' ? control : ''))
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

/** A line holds so many bytes at most; what is longer goes on, indented, and no character is cut. */
const longestLine = 75

function fold(line: string): string {
  if (Buffer.byteLength(line) <= longestLine) return line
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > longestLine) {
      parts.push(part)
      part = ''
      // The space a line that goes on begins with.
      bytes = 1
    }
    part += character
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}

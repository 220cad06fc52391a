import { createHash } from 'node:crypto'
import ICAL from 'ical.js'
import { clean } from '../../kernel/text.ts'
import { addDays, type Day, dayFromNumber, dayNumber, dayOf, daysBetween } from '../../kernel/time.ts'
import { invalid } from '../../server/errors.ts'
import { longestEntry } from '../entry.ts'
import type { OutsideCalendar, OutsideEvent } from '../outside-event.ts'

/** Days that lie further back are not taken in; what comes again is taken in for so many days ahead: 18 months. */
const daysBack = 31
const daysAhead = 548
/** Nobody plans further ahead than this. */
const farthest = 3_660
/** So many days of one calendar are looked at, and of one event that comes again so many steps. */
const mostEvents = 5_000
const mostSteps = 20_000

type At = { readonly today: Day; readonly timeZone: string }
type Left = OutsideCalendar['left'][number]
type Dated = Pick<OutsideEvent, 'startsOn' | 'endsBefore'>

/**
 * Reads an iCalendar text (RFC 5545): each event with its days as they are where the workspace is, what comes again day by
 * day. What cannot be read is told, and the rest is read; throws `invalid` on `field` where it is no calendar at all.
 */
export function readCalendar(text: string, at: At, field: string): OutsideCalendar {
  const events: OutsideEvent[] = []
  const left: Left[] = []
  const unread: string[] = []
  for (const calendar of parse(text, field)) {
    const isCancelling = textOf(calendar, 'method')?.toUpperCase() === 'CANCEL'
    for (const [uid, group] of groupsOf(calendar)) {
      const title = titleOf(group[0])
      const found = readOrTell(group, at, isCancelling)
      if (typeof found === 'string') {
        left.push({ title, why: found })
        unread.push(uid)
      } else events.push(...found)
      if (events.length > mostEvents) {
        left.push({ title, why: `Only the first ${mostEvents} days of a calendar are read.` })
        return { events: events.slice(0, mostEvents), left: left.slice(-100), unread, isCut: true }
      }
    }
  }
  return { events, left: left.slice(0, 100), unread, isCut: false }
}

function readOrTell(
  group: readonly ICAL.Component[],
  at: At,
  isCancelling: boolean,
): OutsideEvent[] | string {
  try {
    return readGroup(group, at, isCancelling)
  } catch {
    return 'It could not be read.'
  }
}

function parse(text: string, field: string): ICAL.Component[] {
  try {
    const parsed = ICAL.parse(text.replace(/^\ufeff/, '')) as unknown[]
    const roots = Array.isArray(parsed[0]) ? parsed : [parsed]
    const calendars = roots.map((root) => new ICAL.Component(root as unknown as string))
    if (calendars.every(({ name }) => name === 'vcalendar') && calendars.length > 0) return calendars
  } catch {
    // Answered below.
  }
  throw invalid(field, 'This is no calendar: it is not written as iCalendar (RFC 5545).')
}

/** An event with the days of it that differ, by uid. */
function groupsOf(calendar: ICAL.Component): ReadonlyMap<string, readonly ICAL.Component[]> {
  const groups = new Map<string, ICAL.Component[]>()
  for (const event of calendar.getAllSubcomponents('vevent')) {
    const uid = uidOf(event)
    groups.set(uid, [...(groups.get(uid) ?? []), event])
  }
  return groups
}

function textOf(component: ICAL.Component, name: string): string | null {
  const value: unknown = component.getFirstPropertyValue(name)
  return value == null ? null : clean(String(value))
}

const titleOf = (event: ICAL.Component | undefined) =>
  (event === undefined ? null : textOf(event, 'summary'))?.replace(/\s+/g, ' ').slice(0, 300) ??
  'Without a title'

// Every event has to have one; where it has not, what it says stands for it.
const uidOf = (event: ICAL.Component) =>
  short(textOf(event, 'uid') ?? `none:${titleOf(event)}:${textOf(event, 'dtstart') ?? ''}`)

const short = (text: string) => (text.length <= 400 ? text : hashOf(text))
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')

/** The days of one event, or why it is left out. */
function readGroup(group: readonly ICAL.Component[], at: At, isCancelling: boolean): OutsideEvent[] | string {
  const main = group.find((each) => !each.hasProperty('recurrence-id'))
  const others = group.filter((each) => each !== main)
  const event = main === undefined ? null : new ICAL.Event(main, { exceptions: [...others] })
  if (event === null || !event.isRecurring()) {
    return group.flatMap((each) => {
      const recurrence = textOf(each, 'recurrence-id')
      const key = recurrence === null ? uidOf(each) : `${uidOf(each)}/${recurrence}`
      return withinReach(
        describe(each, key, daysOf(each, new ICAL.Event(each), at), isCancelling),
        at,
        farthest,
      )
    })
  }
  if (repeatsWithinADay(event.component)) return 'It comes again more than once a day.'
  return expand(event, at, isCancelling)
}

const repeatsWithinADay = (component: ICAL.Component) =>
  component
    .getAllProperties('rrule')
    .some((rule) => /FREQ=(SECONDLY|MINUTELY|HOURLY)/i.test(String(rule.getFirstValue())))

function expand(event: ICAL.Event, at: At, isCancelling: boolean): OutsideEvent[] {
  const found: OutsideEvent[] = []
  const last = addDays(at.today, daysAhead)
  const days = event.iterator()
  for (let step = 0; step < mostSteps; step += 1) {
    const next = days.next()
    if (next == null || dayTextOf(next) > last) return found
    // Far from both ends of the reach nothing has to be worked out.
    if (dayTextOf(next) < addDays(at.today, -daysBack - longestEntry)) continue
    const { item, recurrenceId, startDate, endDate } = event.getOccurrenceDetails(next)
    const dates = daysOf(item.component, { startDate, endDate }, at)
    const key = `${uidOf(event.component)}/${recurrenceId.toString()}`
    found.push(...withinReach(describe(item.component, key, dates, isCancelling), at, daysAhead))
    if (found.length > mostEvents) return found
  }
  return found
}

function describe(component: ICAL.Component, key: string, days: Dated, isCancelling: boolean): OutsideEvent {
  const link = textOf(component, 'url')
  const said = {
    title: titleOf(component),
    ...days,
    place: textOf(component, 'location')?.replace(/\s+/g, ' ').slice(0, 300) ?? null,
    webLink: link !== null && /^https?:\/\//i.test(link) && link.length <= 1_000 ? link : null,
    notes: (textOf(component, 'description') ?? '').slice(0, 4_000),
    isCancelled: isCancelling || textOf(component, 'status')?.toUpperCase() === 'CANCELLED',
  }
  return { uid: uidOf(component), key: short(key), ...said, hash: hashOf(JSON.stringify(said)) }
}

function withinReach(event: OutsideEvent, { today }: At, ahead: number): OutsideEvent[] {
  const isNear = event.endsBefore > addDays(today, -daysBack) && event.startsOn <= addDays(today, ahead)
  return isNear ? [event] : []
}

type Span = { readonly startDate: ICAL.Time; readonly endDate: ICAL.Time | null }

/** The days of an event where the workspace is: half-open, one at least, no more than an entry may last. */
function daysOf(component: ICAL.Component, { startDate, endDate }: Span, { timeZone }: At): Dated {
  const start = momentOf(component, startDate)
  const startsOn = start === null ? dayTextOf(startDate) : dayOf(start, timeZone)
  const ends = endDate === null ? addDays(startsOn, 1) : endOf(component, endDate, timeZone)
  const length = Math.min(longestEntry, Math.max(1, daysBetween(startsOn, ends)))
  return { startsOn, endsBefore: dayFromNumber(dayNumber(startsOn) + length) }
}

/** The day before which something ends: what ends at midnight does not touch the day that begins then. */
function endOf(component: ICAL.Component, end: ICAL.Time, timeZone: string): Day {
  const moment = momentOf(component, end)
  if (moment !== null) return addDays(dayOf(justBefore(moment), timeZone), 1)
  const isMidnight = end.isDate || (end.hour === 0 && end.minute === 0 && end.second === 0)
  return isMidnight ? dayTextOf(end) : addDays(dayTextOf(end), 1)
}

const justBefore = (moment: string) => new Date(Date.parse(moment) - 1).toISOString()

const two = (number: number) => String(number).padStart(2, '0')
const dayTextOf = ({ year, month, day }: ICAL.Time) =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

/**
 * The moment a time stands for: by the zone the calendar defines, else by the zone it names, as the world knows it. Null
 * for a whole day, and for a time without any zone: it is what the clock shows wherever one is.
 */
function momentOf(component: ICAL.Component, time: ICAL.Time): string | null {
  if (time.isDate) return null
  const named = component.getFirstProperty('dtstart')?.getFirstParameter('tzid')
  const zone = time.zone?.tzid ?? 'floating'
  if (zone === 'floating') {
    if (named === undefined || named === '') return null
    const clock = `${dayTextOf(time)}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}`
    try {
      const zoned = Temporal.PlainDateTime.from(clock).toZonedDateTime(named)
      return new Date(zoned.epochMilliseconds).toISOString()
    } catch {
      // A zone nobody knows: read as if it had none.
      return null
    }
  }
  return new Date(time.toUnixTime() * 1_000).toISOString()
}

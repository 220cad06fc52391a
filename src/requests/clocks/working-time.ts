import { type Day, dayFromNumber, type Instant } from '../../kernel/time.ts'
import { type Holidays, isWorkingDay } from '../../kernel/working-days.ts'

/** When we work: Monday to Friday from one minute of the day to another, in one time zone, but for holidays. */
export type WorkingCalendar = {
  readonly timeZone: string
  /** Minutes after midnight. */
  readonly from: number
  readonly until: number
  readonly holidays: Holidays
}

type Span = { readonly start: number; readonly end: number }

const minute = 60_000
const aDay = 86_400_000
/** A promise further away than this rests on a calendar in which nobody works. */
const mostDays = 4_000

type Known = { readonly midnights: Map<number, number>; readonly hours: Map<number, Span | null> }

// Thousands of promises are measured over the same days: each is looked up in the zone once.
const known = new WeakMap<WorkingCalendar, Known>()

function knownOf(calendar: WorkingCalendar): Known {
  const found = known.get(calendar)
  if (found !== undefined) return found
  const made: Known = { midnights: new Map(), hours: new Map() }
  known.set(calendar, made)
  return made
}

/** The hours of a day, by its number, as moments; null on a day without work. */
function hoursOf(calendar: WorkingCalendar, number: number): Span | null {
  const { hours } = knownOf(calendar)
  const found = hours.get(number)
  if (found !== undefined) return found
  const day = dayFromNumber(number)
  const span = isWorkingDay(day, calendar.holidays)
    ? { start: momentAt(calendar, day, calendar.from), end: momentAt(calendar, day, calendar.until) }
    : null
  hours.set(number, span)
  return span
}

function momentAt({ timeZone }: WorkingCalendar, day: Day, minutes: number): number {
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 })
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
}

function midnightOf(calendar: WorkingCalendar, number: number): number {
  const { midnights } = knownOf(calendar)
  const found = midnights.get(number)
  if (found !== undefined) return found
  const { timeZone } = calendar
  const midnight = Temporal.PlainDate.from(dayFromNumber(number)).toZonedDateTime(timeZone).epochMilliseconds
  midnights.set(number, midnight)
  return midnight
}

/** The number of the day of a moment: that in UTC, or the one beside it. */
function dayAt(moment: number, calendar: WorkingCalendar): number {
  const day = Math.floor(moment / aDay)
  if (midnightOf(calendar, day) > moment) return day - 1
  return midnightOf(calendar, day + 1) <= moment ? day + 1 : day
}

/** How long one working day is, in minutes. */
export function minutesOfDay(calendar: WorkingCalendar): number {
  return calendar.until - calendar.from
}

/**
 * Working minutes from one moment to another, begun ones not counted; 0 where the second is not later. A weekend,
 * a night and a holiday add nothing. Source: practice B1.1.
 */
export function workingMinutes(from: Instant, until: Instant, calendar: WorkingCalendar): number {
  return Math.floor(workingTime(Date.parse(from), Date.parse(until), calendar) / minute)
}

function workingTime(from: number, until: number, calendar: WorkingCalendar): number {
  if (until <= from) return 0
  const last = dayAt(until, calendar)
  let sum = 0
  for (let day = dayAt(from, calendar); day <= last; day += 1) {
    const hours = hoursOf(calendar, day)
    if (hours !== null) sum += Math.max(0, Math.min(hours.end, until) - Math.max(hours.start, from))
  }
  return sum
}

/** The moment at which so many working minutes have gone by since `from`. */
export function addWorkingMinutes(from: Instant, minutes: number, calendar: WorkingCalendar): Instant {
  const begun = Date.parse(from)
  const first = dayAt(begun, calendar)
  let left = minutes * minute
  for (let day = first; day < first + mostDays; day += 1) {
    const hours = hoursOf(calendar, day)
    if (hours === null || hours.end <= begun) continue
    const start = Math.max(hours.start, begun)
    if (start + left <= hours.end) return new Date(start + left).toISOString()
    left -= hours.end - start
  }
  return new Date(begun + minutes * minute).toISOString()
}

/** The moment at which so many working days have gone by since `from`. */
export function addWorkingDays(from: Instant, days: number, calendar: WorkingCalendar): Instant {
  return addWorkingMinutes(from, days * minutesOfDay(calendar), calendar)
}

export type Pause = { readonly from: Instant; readonly until: Instant | null }

/** Pauses in their order, those that overlap as one; what has not ended reaches over all that follow. */
export function joinPauses(pauses: readonly Pause[]): Pause[] {
  const joined: { from: Instant; until: Instant | null }[] = []
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1)
    if (last === undefined || (last.until !== null && last.until < pause.from)) joined.push({ ...pause })
    else if (last.until !== null && (pause.until === null || pause.until > last.until))
      last.until = pause.until
  }
  return joined
}

/** Working minutes from one moment to another without what was paused meanwhile. Pauses do not overlap. */
export function minutesUsed(
  from: Instant,
  until: Instant,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): number {
  return Math.max(0, workingMinutes(from, until, calendar) - pausedMinutes(from, until, pauses, calendar))
}

function pausedMinutes(
  from: Instant,
  until: Instant,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): number {
  const [start, end] = [Date.parse(from), Date.parse(until)]
  let paused = 0
  for (const pause of pauses) {
    const ended = pause.until === null ? end : Date.parse(pause.until)
    paused += workingTime(Math.max(start, Date.parse(pause.from)), Math.min(end, ended), calendar)
  }
  return Math.ceil(paused / minute)
}

/** When a promise begun at `from` is due: its minutes later, and later by what was paused. A pause never shortens. */
export function dueAfter(
  from: Instant,
  minutes: number,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): Instant {
  let due = addWorkingMinutes(from, minutes, calendar)
  const ended = pauses.filter((pause) => pause.until !== null)
  for (const pause of [...ended].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (pause.from >= due) break
    const lost = pausedMinutes(from, pause.until ?? from, [pause], calendar)
    due = addWorkingMinutes(due, lost, calendar)
  }
  return due
}

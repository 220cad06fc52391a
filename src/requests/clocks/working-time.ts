import { type Day, dayFromNumber, dayNumber, dayOf, type Instant } from '../../kernel/time.ts'

/** When we work: Monday to Friday from one minute of the day to another, in one time zone, but for holidays. */
export type WorkingCalendar = {
  readonly timeZone: string
  /** Minutes after midnight. */
  readonly from: number
  readonly until: number
  /** Days without work: `2026-04-06` once, `12-25` every year. */
  readonly holidays: ReadonlySet<string>
}

type Span = { readonly start: number; readonly end: number }

const minute = 60_000
/** A promise further away than this rests on a calendar in which nobody works. */
const mostDays = 4_000

const known = new WeakMap<WorkingCalendar, Map<Day, Span | null>>()

/** The hours of a day as moments; null on a day without work. */
function hoursOf(calendar: WorkingCalendar, day: Day): Span | null {
  const spans = known.get(calendar) ?? new Map<Day, Span | null>()
  known.set(calendar, spans)
  const found = spans.get(day)
  if (found !== undefined) return found
  const hours = isWorkingDay(calendar, day)
    ? { start: momentAt(calendar, day, calendar.from), end: momentAt(calendar, day, calendar.until) }
    : null
  spans.set(day, hours)
  return hours
}

/** True from Monday to Friday but for holidays. 1970-01-01 was a Thursday. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7
  return weekday < 5 && !calendar.holidays.has(day) && !calendar.holidays.has(day.slice(5))
}

function momentAt({ timeZone }: WorkingCalendar, day: Day, minutes: number): number {
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 })
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
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
  const last = dayNumber(dayAt(until, calendar))
  let sum = 0
  for (let day = dayNumber(dayAt(from, calendar)); day <= last; day += 1) {
    const hours = hoursOf(calendar, dayFromNumber(day))
    if (hours !== null) sum += Math.max(0, Math.min(hours.end, until) - Math.max(hours.start, from))
  }
  return sum
}

const dayAt = (moment: number, { timeZone }: WorkingCalendar): Day =>
  dayOf(new Date(moment).toISOString(), timeZone)

/** The moment at which so many working minutes have gone by since `from`. */
export function addWorkingMinutes(from: Instant, minutes: number, calendar: WorkingCalendar): Instant {
  const begun = Date.parse(from)
  const first = dayNumber(dayAt(begun, calendar))
  let left = minutes * minute
  for (let day = first; day < first + mostDays; day += 1) {
    const hours = hoursOf(calendar, dayFromNumber(day))
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

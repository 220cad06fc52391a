/** A moment in UTC, written `2026-03-01T09:30:00.000Z`. Compares as text. */
export type Instant = string

/** A calendar day, written `2026-03-01`. Compares as text. */
export type Day = string

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const dayForm = /^\d{4}-\d{2}-\d{2}$/

/** The same moment in the one written form this product uses. Throws on text that is no moment. */
export function toInstant(text: string): Instant {
  if (instantForm.test(text)) return text
  return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' })
}

/** True when `text` is a day that exists. */
export function isDay(text: string): boolean {
  if (!dayForm.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** The day of a moment in a time zone (IANA name). */
export function dayOf(moment: Instant, timeZone = 'UTC'): Day {
  if (timeZone === 'UTC') return moment.slice(0, 10)
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** Days since 1970-01-01, so that sums over days need no calendar. */
export function dayNumber(day: Day): number {
  return Math.round(Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / 86_400_000)
}

/** The day with that number. */
export function dayFromNumber(number: number): Day {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}

/** The day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days)
}

/**
 * True where nobody can say yet that something took place on that day. Whoever says so goes by their own clock, which may
 * be a day ahead of the one `today` was read from: 24 November in Auckland, 23 November in Lisbon.
 */
export function isStillToCome(day: Day, today: Day): boolean {
  return day > addDays(today, 1)
}

/** How many days lie from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** The weekday of a day: 1 is Monday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The moment `milliseconds` later. */
export function addMilliseconds(moment: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(moment) + milliseconds).toISOString()
}

/** The later of two days or moments. */
export function later<Point extends string>(a: Point, b: Point): Point {
  return a >= b ? a : b
}

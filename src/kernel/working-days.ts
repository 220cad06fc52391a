import { addDays, type Day, weekdayOf } from './time.ts'

/** Days without work: `2026-04-06` once, `12-25` every year. */
export type Holidays = ReadonlySet<string>

// A calendar without a single working day would never end: two years are enough for any notice.
const mostDays = 730

/** True from Monday to Friday but for holidays. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  return weekdayOf(day) < 6 && !holidays.has(day) && !holidays.has(day.slice(5))
}

/** The day so many working days later; the next working day where `day` itself is none and `count` is 0. */
export function workingDayAfter(day: Day, count: number, holidays: Holidays): Day {
  let [at, left] = [day, count]
  for (let tries = 0; tries < mostDays && (left > 0 || !isWorkingDay(at, holidays)); tries += 1) {
    at = addDays(at, 1)
    if (isWorkingDay(at, holidays)) left -= 1
  }
  return at
}

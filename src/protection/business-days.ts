import { addDays, type Day, dayNumber } from '../kernel/time.ts'

/** True from Monday to Friday. 1970-01-01 was a Thursday. */
function isBusinessDay(day: Day): boolean {
  return (((dayNumber(day) + 3) % 7) + 7) % 7 < 5
}

/** The day so many business days later; the next business day where `day` itself is none and `count` is 0. */
export function addBusinessDays(day: Day, count: number): Day {
  let [at, left] = [day, count]
  while (left > 0 || !isBusinessDay(at)) {
    at = addDays(at, 1)
    if (isBusinessDay(at)) left -= 1
  }
  return at
}

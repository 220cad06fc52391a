import type { Instant } from '../../kernel/time.ts'

/** So many working days stand side by side on the lanes: the two before today, today, and nine to come. */
export const laneDays = 12
const daysBefore = 2

const opens = 9
const closes = 17

export type LaneDay = { readonly date: string; readonly isToday: boolean; readonly beginsWeek: boolean }

/**
 * One scale for all lanes: working days of the reader's zone, nine to five each, so that nights and weekends take
 * no room. In: now and the zone. Out: the days, and for a moment its place from 0 (left edge) to 1 (right edge);
 * below 0 or above 1 where it lies outside. Source: more-screens.md "Lanes".
 */
export function laneScale(now: Instant, timeZone: string) {
  const today = forward(Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate())
  const first = step(today, -daysBefore)
  const days: LaneDay[] = Array.from({ length: laneDays }, (_, at) => {
    const date = step(first, at)
    return { date: date.toString(), isToday: date.equals(today), beginsWeek: at > 0 && date.dayOfWeek === 1 }
  })
  const placeOf = (moment: Instant): number => {
    const local = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone)
    const date = local.toPlainDate()
    const hours = date.dayOfWeek > 5 ? 0 : local.hour + local.minute / 60 - opens
    const part = Math.min(1, Math.max(0, hours / (closes - opens)))
    return (workingDaysBetween(first, forward(date)) + part) / laneDays
  }
  return { days, placeOf }
}

/** A weekend belongs to the Monday after it. */
function forward(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : date
}

function step(date: Temporal.PlainDate, by: number): Temporal.PlainDate {
  const weeks = Math.floor((date.dayOfWeek - 1 + by) / 5)
  const weekday = date.dayOfWeek - 1 + by - weeks * 5
  return date.add({ days: weeks * 7 + weekday - (date.dayOfWeek - 1) })
}

/** Both on working days: whole weeks count five. */
function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const indexOf = (date: Temporal.PlainDate) => {
    const days = monday.until(date, { largestUnit: 'days' }).days
    return Math.floor(days / 7) * 5 + (days - Math.floor(days / 7) * 7)
  }
  return indexOf(to) - indexOf(from)
}

/** Any Monday serves. */
const monday = Temporal.PlainDate.from('2024-01-01')

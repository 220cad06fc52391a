import { type Day, dayOf, type Instant } from '../kernel/time.ts'

/** When a person reads their digest, as they chose it. */
export type DigestHabit = {
  /** `08:00`, where the person is. */
  readonly at: string
  readonly timeZone: string
}

/**
 * The day whose digest is due at a moment, and the moment up to which it tells; null where none is. Due from the chosen
 * hour on, on working days only: a server that stood still over the hour catches up the same day, and what a weekend
 * brought comes on the next working day. Where a change of the clocks leaves the chosen time out, it is due as the clocks
 * go on; where it comes twice, the first counts.
 */
export function digestDue(
  now: Instant,
  { at, timeZone }: DigestHabit,
  isWorkingDay: (day: Day) => boolean,
): { readonly day: Day; readonly until: Instant } | null {
  const day = dayOf(now, timeZone)
  if (!isWorkingDay(day)) return null
  const plainTime = Temporal.PlainTime.from(at)
  const due = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
  return due <= Date.parse(now) ? { day, until: new Date(due).toISOString() } : null
}

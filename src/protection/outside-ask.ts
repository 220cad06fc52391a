import { type Day, isStillToCome } from '../kernel/time.ts'

/** Somebody's word against a use that took place all the same: what the rules would have said. */
type Against = { readonly code: string; readonly says: string }

/** What an ask outside the program did to whoever was asked. */
export type Effect = {
  /** What stood against it on its day; it counts all the same. */
  readonly against: readonly Against[]
  /** The day from which they may be asked again for something of one point; null where a fact must change first. */
  readonly freeFrom: Day | null
  /** Load in points after it, and the cap; null where only the company was asked. */
  readonly load: { readonly now: number; readonly cap: number } | null
}

/** Days between the ask and today from which nobody writes down any more what happened: the longest history read. */
export const longestAgo = 730

/** Null where the day of an ask outside may be written down, else why not. Source: CS-10, an ask that happened. */
export function refuseDay(on: Day, today: Day, earliest: Day): string | null {
  if (isStillToCome(on, today)) return 'This day is still to come. Start a request instead.'
  return on < earliest ? 'That was more than two years ago; bring it in with a file of past uses.' : null
}

import type { Day } from '../kernel/time.ts'
import { earliestDay } from './notice.ts'
import type { RequestRules } from './rules.ts'

type Rules = Pick<RequestRules, 'expireAfterDays' | 'calendar'>

/**
 * When a request that nothing is under way for ends by itself. In: the day it was needed by, the rules. Out: the day
 * it closes, so many working days later, and the working day before, on which its requester is told.
 */
export function daysOfExpiry(
  needBy: Day,
  { expireAfterDays, calendar }: Rules,
): { readonly toldOn: Day; readonly endsOn: Day } {
  return {
    toldOn: earliestDay(needBy, expireAfterDays - 1, calendar),
    endsOn: earliestDay(needBy, expireAfterDays, calendar),
  }
}

/**
 * What is done today about a request that nothing is under way for. In: its need-by day, the need-by day and the day its
 * requester was told of (nulls where they were not). A server that was stopped tells first and ends it a working day
 * later.
 */
export function stepOfExpiry(
  needBy: Day,
  told: { readonly for: Day | null; readonly on: Day | null },
  today: Day,
  rules: Rules,
): 'nothing' | 'tell' | 'end' {
  const { toldOn, endsOn } = daysOfExpiry(needBy, rules)
  if (told.for !== needBy || told.on === null) return today >= toldOn ? 'tell' : 'nothing'
  const since = earliestDay(told.on, 1, rules.calendar)
  return today >= endsOn && today >= since ? 'end' : 'nothing'
}

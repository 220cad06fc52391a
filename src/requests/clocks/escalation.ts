import type { Instant } from '../../kernel/time.ts'
import type { RequestRules } from '../rules.ts'
import type { Clock } from './run-clocks.ts'
import { addWorkingDays } from './working-time.ts'

/** A clock and the moment at which it is carried to somebody above. */
export type DueEscalation = { readonly clock: Clock & { readonly startedAt: Instant }; readonly at: Instant }

/**
 * The clocks that are carried to somebody above unless they are met, each with the moment: working days past its time.
 * A customer is never escalated, a clock that stands still or was carried already neither. Source: practice B1.3.
 */
export function escalationsAhead(
  clocks: readonly Clock[],
  { escalateAfterDays, calendar }: Pick<RequestRules, 'escalateAfterDays' | 'calendar'>,
): DueEscalation[] {
  const ahead = clocks.flatMap((clock) => {
    const { startedAt, dueAt, endedAt, side, escalated } = clock
    if (startedAt === null || dueAt === null || endedAt !== null) return []
    if (side === 'advocate' || escalated !== null) return []
    return [{ clock: { ...clock, startedAt }, at: addWorkingDays(dueAt, escalateAfterDays, calendar) }]
  })
  return ahead.sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** The escalation that comes first; null where none is ahead. */
export function nextEscalation(
  clocks: readonly Clock[],
  rules: Pick<RequestRules, 'escalateAfterDays' | 'calendar'>,
): DueEscalation | null {
  return escalationsAhead(clocks, rules)[0] ?? null
}

/**
 * Whom a late clock is carried to. In: who owes it, the managers of their team and of the teams above it, nearest
 * first, and the person the workspace named. The program's own clocks go to that person, everybody else's to the
 * nearest manager who is not late themselves. Null where nobody is left.
 */
export function whomToTell(
  side: Clock['side'],
  owesId: string | null,
  managers: readonly string[],
  named: string | null,
): string | null {
  const above = side === 'program' ? undefined : managers.find((id) => id !== owesId)
  return above ?? (named === owesId ? null : named)
}

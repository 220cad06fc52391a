import type { Timing } from '../activities/activity-type.ts'
import type { Day } from '../kernel/time.ts'
import type { Need } from '../matching/need.ts'

/**
 * For which days a request looks for somebody. What takes place on a day that is set is looked for on that day alone;
 * a talk, and what is delivered, on any day until the one it is needed by. Source: domain.md "Matching".
 */
export function matchDaysOf(timing: Timing, needBy: Day | null): Pick<Need, 'wishedOn' | 'by'> {
  return timing === 'fixed-day' ? { wishedOn: needBy, by: null } : { wishedOn: null, by: needBy }
}

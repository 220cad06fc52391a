import type { Day } from '../kernel/time.ts'
import type { Need } from './need.ts'

/**
 * The day a need is matched for. In: the need, the first day that keeps the notice of its kind of activity, today. Out:
 * the day asked for, else that first day, or the last day allowed where that is sooner; never a day gone by. Source:
 * domain.md "Matching".
 */
export function dayWished(need: Pick<Need, 'wishedOn' | 'by'>, earliest: Day, today: Day): Day {
  const day = need.wishedOn ?? (need.by !== null && need.by < earliest ? need.by : earliest)
  return day < today ? today : day
}

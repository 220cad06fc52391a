import type { Day } from '../kernel/time.ts'
import { workingDayAfter } from '../kernel/working-days.ts'
import type { ProtectionFacts } from '../protection/facts.ts'
import type { Need } from './need.ts'

/**
 * The day a need is matched for: the one asked for, else the first working day that keeps the notice of its kind of
 * activity, or the last day allowed where that is sooner; never a day gone by. Source: domain.md "Matching".
 */
export function dayWished(
  need: Pick<Need, 'wishedOn' | 'by'>,
  { noticeDays }: { readonly noticeDays: number },
  { today, holidays }: Pick<ProtectionFacts, 'today' | 'holidays'>,
): Day {
  const earliest = workingDayAfter(today, noticeDays, holidays)
  const day = need.wishedOn ?? (need.by !== null && need.by < earliest ? need.by : earliest)
  return day < today ? today : day
}

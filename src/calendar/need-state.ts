import { Type } from 'typebox'
import { type Setting, setting } from '../kernel/setting.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { isWorkingDay } from '../kernel/working-days.ts'
import type { WorkingCalendar } from '../requests/clocks/working-time.ts'
import type { RequestOutcome, RequestState } from '../requests/request.ts'

/** How long before the last day to ask it is time to ask. */
export const askAhead: Setting<number> = setting<number>({
  name: 'calendar.ask-ahead',
  title: 'How long before the last day a need of the calendar is due to be asked for',
  unit: 'days',
  source: 'practice B1: needs are known before requests arrive',
  why: 'Common practice: two weeks leave time to choose, and for a first no',
  schema: Type.Integer({ minimum: 0, maximum: 120 }),
  default: 14,
})

/** Where a need of an entry stands: not yet due, due, past its last day; asked for; met; gone by; its entry cancelled. */
export const needStates = [
  'early',
  'time-to-ask',
  'late',
  'requested',
  'covered',
  'over',
  'cancelled',
] as const
export type NeedState = (typeof needStates)[number]

/** The request a need became, as far as the need's state rests on it. */
type NeedRequest = {
  readonly state: RequestState
  readonly outcome: RequestOutcome | null
  /** Asks that are agreed or took place. */
  readonly agreed: number
}

/**
 * The last working day on which asking keeps the notice of an activity. In: the day of the entry, working days of
 * notice, the calendar. Out: the day from which so many working days lead up to the entry, itself a working day unless
 * the notice is nought. Source: practice B1.2, days of notice.
 */
export function lastDayToAsk(startsOn: Day, noticeDays: number, calendar: WorkingCalendar): Day {
  let day = startsOn
  let left = noticeDays
  // A calendar without a single working day would never end: two years are enough for any notice.
  for (let tries = 0; left > 0 && tries < 730; tries += 1) {
    if (isWorkingDay(day, calendar.holidays)) left -= 1
    day = addDays(day, -1)
  }
  for (let tries = 0; noticeDays > 0 && !isWorkingDay(day, calendar.holidays) && tries < 730; tries += 1) {
    day = addDays(day, -1)
  }
  return day
}

/**
 * Where a need stands. In: its last day to ask, the days of its entry, how many are wanted, the request it became; the
 * day it is, and how many days before the last one it is time. A request that is still a draft, was taken back or ended
 * with nobody counts as none. Source: AGR-2.
 */
export function stateOfNeed(
  need: {
    readonly askBy: Day
    readonly endsBefore: Day
    readonly isCancelled: boolean
    readonly wanted: number
    readonly request: NeedRequest | null
  },
  { today, ahead }: { readonly today: Day; readonly ahead: number },
): NeedState {
  if (need.isCancelled) return 'cancelled'
  const request = need.request !== null && isAskedFor(need.request) ? need.request : null
  if (request !== null && (request.agreed >= need.wanted || request.outcome === 'fulfilled')) return 'covered'
  if (need.endsBefore <= today) return 'over'
  if (request !== null) return 'requested'
  if (need.askBy < today) return 'late'
  return addDays(need.askBy, -ahead) <= today ? 'time-to-ask' : 'early'
}

/** True where a request was handed in and did not end with nobody. Source: AGR-2. */
export function isAskedFor({ state, outcome, agreed }: NeedRequest): boolean {
  if (state === 'draft') return false
  return state !== 'closed' || outcome === 'fulfilled' || outcome === 'part-fulfilled' || agreed > 0
}

/** True where fewer are free than a need wants. In: how many were free; null where nobody counted. Source: AGR-2. */
export function isShort({
  free,
  wanted,
}: {
  readonly free: number | null
  readonly wanted: number
}): boolean {
  return free !== null && free < wanted
}

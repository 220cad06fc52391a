import type { Day } from '../kernel/time.ts'
import { workingDayAfter } from '../kernel/working-days.ts'
import type { WorkingCalendar } from './clocks/working-time.ts'

/**
 * The first day that keeps the notice of an activity. In: today, working days of notice, the calendar. Out: the
 * working day so many working days from today; today itself where no notice is asked. Source: practice B1.2.
 */
export function earliestDay(today: Day, noticeDays: number, { holidays }: WorkingCalendar): Day {
  return noticeDays === 0 ? today : workingDayAfter(today, noticeDays, holidays)
}

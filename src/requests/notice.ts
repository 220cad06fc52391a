import { addDays, type Day } from '../kernel/time.ts'
import { isWorkingDay, type WorkingCalendar } from './clocks/working-time.ts'

/**
 * The first day that keeps the notice of an activity. In: today, working days of notice, the calendar. Out: the
 * working day so many working days from today; today itself where no notice is asked. Source: practice B1.2.
 */
export function earliestDay(today: Day, noticeDays: number, calendar: WorkingCalendar): Day {
  let day = today
  let left = noticeDays
  // A calendar without a single working day would never end: a year is enough for any notice.
  for (let tries = 0; left > 0 && tries < 730; tries += 1) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}

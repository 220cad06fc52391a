import { addDays, type Day, dayOf, type Instant } from '../../kernel/time.ts'
import { isWorkingDay } from '../../kernel/working-days.ts'
import type { WorkingCalendar } from '../clocks/working-time.ts'

/**
 * When both sides are reminded of a talk: at its hour on the working day before, where the workspace is. In: the start
 * and the calendar. Out: a moment before it. The hour is that of the clock on the wall, across changes of daylight
 * saving.
 */
export function reminderOf(startsAt: Instant, calendar: WorkingCalendar): Instant {
  const { timeZone } = calendar
  const start = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone)
  return remindBefore(dayOf(startsAt, timeZone), start.toPlainTime(), calendar)
}

/** The hour at which somebody is reminded of a day that has none. */
const morning = '09:00'

/** When a customer is reminded of a day that is set and has no hour: the same, in the morning. */
export function reminderOfDay(day: Day, calendar: WorkingCalendar): Instant {
  return remindBefore(day, morning, calendar)
}

function remindBefore(of: Day, plainTime: Temporal.PlainTime | string, calendar: WorkingCalendar): Instant {
  let day = addDays(of, -1)
  // A calendar in which nobody works for weeks reminds a fortnight before.
  for (let back = 0; back < 13 && !isWorkingDay(day, calendar.holidays); back += 1) day = addDays(day, -1)
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: calendar.timeZone, plainTime })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' })
}

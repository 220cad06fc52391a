import { holidaysFrom } from '../identity/holidays.ts'
import type { Day } from '../kernel/time.ts'
import { workingDayAfter } from '../kernel/working-days.ts'

const usualHolidays = holidaysFrom(new Map())

/** That day, or the next on which the example works: nothing of theirs begins on a weekend or a holiday. */
export const workdayOf = (day: Day): Day => workingDayAfter(day, 0, usualHolidays)

import { Type } from 'typebox'
import { type Setting, setting } from '../kernel/setting.ts'
import { isDay } from '../kernel/time.ts'
import type { Holidays } from '../kernel/working-days.ts'

/** The days on which nobody of a workspace works. */
export const holidays: Setting<string> = setting<string>({
  name: 'requests.holidays',
  title: 'Days on which clocks stand still',
  unit: 'days parted by commas: 2026-04-06 once, 12-25 every year',
  source: 'domain, Requests and clocks: the calendar of the workspace',
  why: 'Nobody answers on a holiday, so no clock runs then, and no notice counts it',
  schema: Type.String({ maxLength: 4_000 }),
  check(listed) {
    const wrong = daysIn(listed).find((day) => !isDay(day.length === 5 ? `2024-${day}` : day))
    return wrong === undefined ? null : { reason: `has “${wrong}”, which is no day` }
  },
  default: '01-01, 12-25, 12-26',
})

/** The holidays from what a workspace has set, name to value; those of the default where it has not. */
export function holidaysFrom(set: ReadonlyMap<string, unknown>): Holidays {
  return new Set(daysIn((set.get(holidays.name) as string | undefined) ?? holidays.default))
}

// Empty places are nothing: a comma too many at the end of a list.
function daysIn(listed: string): string[] {
  const days = listed.split(',').map((day) => day.trim())
  return days.filter((day) => day !== '')
}

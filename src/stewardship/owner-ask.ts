import { Type } from 'typebox'
import { type Setting, setting } from '../kernel/setting.ts'
import { addDays, type Day, weekdayOf } from '../kernel/time.ts'
import { type Holidays, workingDayAfter } from '../kernel/working-days.ts'

/** What a relationship owner is asked for: keep data current, put somebody forward, help with what was promised. */
export const ownerTasks = ['confirm', 'nominate', 'fulfil'] as const
export type OwnerTask = (typeof ownerTasks)[number]

/** How often a week one relationship owner is asked. Source: requirements CS-4. */
export const ownerAsksAWeek: Setting<number> = setting<number>({
  name: 'stewardship.owner-asks-a-week',
  title: 'How often one relationship owner is asked for something in a week',
  unit: 'asks a week',
  source: 'requirements CS-4: asks per CSM per week capped, default 3',
  why: 'Three clicks a week are answered; a longer list is put off. What is more waits for the next week; approvals of requests count, and never wait',
  schema: Type.Integer({ minimum: 0, maximum: 50 }),
  default: 3,
})

/** What an owner ask is about, where it is a round of confirmation. */
export const roundKind = 'confirmation-round'

/** The Monday of the week a day stands in. */
export function weekOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

/**
 * Whether one more thing may be asked of somebody in the week of `today`. In: how many were asked in it, the most
 * there may be, holidays. Out: yes, or the first working day of the next week. Source: requirements CS-4.
 */
export function decideOwnerAsk(
  asked: number,
  most: number,
  today: Day,
  holidays: Holidays,
): { readonly ok: true } | { readonly ok: false; readonly from: Day } {
  if (asked < most) return { ok: true }
  return { ok: false, from: workingDayAfter(addDays(weekOf(today), 7), 0, holidays) }
}

import { Type } from 'typebox'
import { type Setting, setting } from '../../kernel/setting.ts'

/** What one ask outside the program costs unseen: looking for somebody, asking around, arranging it. */
export const shadowHours = setting<number>({
  name: 'requests.shadow-hours',
  title: 'Working hours that an ask outside the program takes unseen',
  unit: 'hours',
  source: 'practice B6, metric 32: logged off-system uses, times hours',
  why: 'A first guess: three hours to find somebody, ask around and arrange it; put in what your teams tell you',
  schema: Type.Number({ minimum: 0, maximum: 100 }),
  default: 3,
})

/** What such an hour is worth; nothing is told in money until somebody says so. */
export const shadowHourCost = setting<number>({
  name: 'requests.shadow-hour-cost',
  title: 'What an hour of an ask outside costs',
  unit: 'in the currency of the workspace; 0 where it is not to be told in money',
  source: 'practice B6, metric 32: times cost',
  why: 'Nobody knows it but you: without a figure only hours are told',
  schema: Type.Integer({ minimum: 0, maximum: 10_000 }),
  default: 0,
})

export const shadowSettings = [shadowHours, shadowHourCost] as readonly Setting<unknown>[]

/**
 * Hours and cost that asks outside the program hid. In: how many there were, hours for each, cost of an hour in whole
 * units of a currency (0: not told). Out: hours, and the cost in whole units or null. Source: CS-10, practice B6.
 */
export function hiddenEffort(
  count: number,
  hoursEach: number,
  hourCost: number,
): { readonly hours: number; readonly cost: number | null } {
  const hours = count * hoursEach
  return { hours, cost: hourCost === 0 ? null : Math.round(hours * hourCost) }
}

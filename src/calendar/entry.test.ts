import { expect, test } from 'vitest'
import { daysFrom, faultOfDays, timeOf, wantedDay } from './entry.ts'

const campaign = daysFrom('2026-11-17', '2026-12-26')
const earnings = daysFrom('2026-11-17', null)

test.each([
  ['before it', campaign, '2026-11-16', 'ahead', '2026-11-17'],
  ['on its first day', campaign, '2026-11-17', 'under-way', '2026-11-17'],
  ['once it has begun', campaign, '2026-11-18', 'under-way', '2026-12-26'],
  ['on its last day', campaign, '2026-12-26', 'under-way', '2026-12-26'],
  ['after it', campaign, '2026-12-27', 'over', '2026-12-26'],
  ['on its one day', earnings, '2026-11-17', 'under-way', '2026-11-17'],
  ['after its one day', earnings, '2026-11-18', 'over', '2026-11-17'],
] as const)('%s it stands so, and customers are wanted for that day', (_, entry, today, time, day) => {
  expect([timeOf(entry, today), wantedDay(entry, today)]).toEqual([time, day])
})

test.each([
  ['2026-11-17', null, null],
  ['2026-11-17', '2026-11-17', null],
  ['2026-11-17', '2026-11-16', 'lastOn'],
  ['2026-11-17', '2028-01-01', 'lastOn'],
  ['1999-12-31', null, 'startsOn'],
  ['2101-01-01', null, 'startsOn'],
])('days from %s to %s: what is wrong is said at the field %s', (startsOn, lastOn, field) => {
  expect(faultOfDays(startsOn, lastOn)?.field ?? null).toBe(field)
})

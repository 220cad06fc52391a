import { expect, test } from 'vitest'
import { reminderOf, reminderOfDay } from './talk-day.ts'

const calendar = { timeZone: 'Europe/Berlin', from: 540, until: 1020, holidays: new Set(['12-25', '12-26']) }

test.each([
  ['a Wednesday: the day before', '2026-12-02T09:00:00.000Z', '2026-12-01T09:00:00.000Z'],
  ['a Monday: the Friday before', '2026-11-30T09:00:00.000Z', '2026-11-27T09:00:00.000Z'],
  ['after Christmas: before it', '2026-12-28T09:00:00.000Z', '2026-12-24T09:00:00.000Z'],
  [
    'after the clocks went back: the same hour on the wall',
    '2026-10-26T09:00:00.000Z',
    '2026-10-23T08:00:00.000Z',
  ],
  ['after the clocks went forward', '2026-03-30T07:00:00.000Z', '2026-03-27T08:00:00.000Z'],
])('%s', (_, startsAt, expected) => {
  expect(reminderOf(startsAt, calendar)).toBe(expected)
})

test('a day without an hour is reminded of in the morning of the working day before', () => {
  expect(reminderOfDay('2026-10-26', calendar)).toBe('2026-10-23T07:00:00.000Z')
  expect(reminderOfDay('2026-12-28', calendar)).toBe('2026-12-24T08:00:00.000Z')
})

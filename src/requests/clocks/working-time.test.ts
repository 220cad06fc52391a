import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMilliseconds } from '../../kernel/time.ts'
import { earliestDay } from '../notice.ts'
import {
  addWorkingDays,
  addWorkingMinutes,
  dueAfter,
  minutesUsed,
  type WorkingCalendar,
  workingMinutes,
} from './working-time.ts'

const berlin: WorkingCalendar = {
  timeZone: 'Europe/Berlin',
  from: 540,
  until: 1_020,
  holidays: new Set(['12-25', '2026-04-06']),
}
const at = (day: string, time: string) => `${day}T${time}:00.000Z`

test.each([
  ['within a day', at('2026-03-02', '09:00'), at('2026-03-02', '11:30'), 150],
  ['over a night', at('2026-03-02', '15:00'), at('2026-03-03', '09:00'), 120],
  ['over a weekend', at('2026-03-06', '15:00'), at('2026-03-09', '09:00'), 120],
  ['on a weekend alone', at('2026-03-07', '00:00'), at('2026-03-08', '23:00'), 0],
  ['over a holiday of one year', at('2026-04-03', '14:00'), at('2026-04-07', '08:00'), 120],
  ['over a holiday of every year', at('2026-12-24', '15:00'), at('2026-12-28', '09:00'), 120],
  ['over the night the clocks go forward', at('2026-03-27', '15:00'), at('2026-03-30', '08:00'), 120],
  ['over the night the clocks go back', at('2026-10-23', '14:00'), at('2026-10-26', '09:00'), 120],
  ['backwards', at('2026-03-03', '12:00'), at('2026-03-02', '12:00'), 0],
])('working minutes %s', (_, from, until, minutes) => {
  expect(workingMinutes(from, until, berlin)).toBe(minutes)
})

test.each([
  ['the same day', at('2026-03-02', '09:00'), 60, at('2026-03-02', '10:00')],
  ['from before the day begins', at('2026-03-02', '05:00'), 60, at('2026-03-02', '09:00')],
  ['to the very end of a day', at('2026-03-02', '08:00'), 480, at('2026-03-02', '16:00')],
  ['over a weekend', at('2026-03-06', '15:30'), 60, at('2026-03-09', '08:30')],
  ['from a Sunday', at('2026-03-08', '12:00'), 30, at('2026-03-09', '08:30')],
  ['into summer time', at('2026-03-27', '15:30'), 60, at('2026-03-30', '07:30')],
])('minutes added %s', (_, from, minutes, until) => {
  expect(addWorkingMinutes(from, minutes, berlin)).toBe(until)
})

test('two working days from a Monday at ten are over on Wednesday at ten', () => {
  expect(addWorkingDays(at('2026-03-02', '09:00'), 2, berlin)).toBe(at('2026-03-04', '09:00'))
})

test('a pause moves what is due by what it took, and a later one moves it again', () => {
  const from = at('2026-03-02', '08:00')
  const first = { from: at('2026-03-02', '09:00'), until: at('2026-03-02', '11:00') }
  const second = { from: at('2026-03-03', '08:30'), until: at('2026-03-03', '09:30') }
  expect(dueAfter(from, 480, [first], berlin)).toBe(at('2026-03-03', '10:00'))
  expect(dueAfter(from, 480, [second, first], berlin)).toBe(at('2026-03-03', '11:00'))
})

test('notice counts working days after today', () => {
  expect(earliestDay('2026-04-02', 2, berlin)).toBe('2026-04-07')
  expect(earliestDay('2026-03-07', 0, berlin)).toBe('2026-03-07')
})

const start = Date.parse('2026-01-01T00:00:00.000Z')
const moment = fc
  .integer({ min: 0, max: 500 * 24 * 60 })
  .map((minutes) => addMilliseconds(new Date(start).toISOString(), minutes * 60_000))
const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'UTC',
)
const calendar = fc.record({
  timeZone: zone,
  from: fc.integer({ min: 0, max: 600 }),
  until: fc.integer({ min: 700, max: 1_430 }),
  holidays: fc
    .uniqueArray(fc.constantFrom('01-01', '2026-05-01', '12-25', '2026-03-29'))
    .map((all) => new Set(all)),
})

test('working minutes never exceed those that went by, and add up where a time is parted', () => {
  fc.assert(
    fc.property(moment, moment, moment, calendar, (a, b, c, at) => {
      const [from = a, middle = b, until = c] = [a, b, c].sort()
      const whole = workingMinutes(from, until, at)
      expect(whole).toBeLessThanOrEqual((Date.parse(until) - Date.parse(from)) / 60_000)
      expect(workingMinutes(from, middle, at) + workingMinutes(middle, until, at)).toBe(whole)
    }),
  )
})

test('so many minutes added are so many minutes gone by', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 6_000 }), calendar, (from, minutes, at) => {
      expect(workingMinutes(from, addWorkingMinutes(from, minutes, at), at)).toBe(minutes)
    }),
  )
})

test('pausing never shortens: what is due comes no earlier, and no more is used', () => {
  fc.assert(
    fc.property(moment, moment, moment, moment, calendar, (a, b, c, now, at) => {
      const [from = a, pausedFrom = b, pausedUntil = c] = [a, b, c].sort()
      const pauses = [{ from: pausedFrom, until: pausedUntil }]
      expect(dueAfter(from, 960, pauses, at) >= dueAfter(from, 960, [], at)).toBe(true)
      expect(minutesUsed(from, now, pauses, at)).toBeLessThanOrEqual(minutesUsed(from, now, [], at))
      expect(minutesUsed(from, now, pauses, at)).toBeGreaterThanOrEqual(0)
    }),
  )
})

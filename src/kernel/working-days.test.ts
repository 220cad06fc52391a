import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './time.ts'
import { isWorkingDay, workingDayAfter } from './working-days.ts'

// 2026-04-03 is a Friday, 2026-04-06 the Monday after it.
const holidays = new Set(['2026-04-06', '12-25'])

describe('a day so many working days later', () => {
  test.each([
    ['2026-04-02', 1, '2026-04-03'],
    ['2026-04-03', 1, '2026-04-07'],
    ['2026-04-04', 0, '2026-04-07'],
    ['2026-04-03', 0, '2026-04-03'],
    ['2026-12-24', 1, '2026-12-28'],
    ['2027-12-24', 1, '2027-12-27'],
  ])('after %s, %i of them, is %s', (day, count, then) => {
    expect(workingDayAfter(day, count, holidays)).toBe(then)
  })

  test('is a working day, with as many of them after the first as were asked for', () => {
    const days = fc.integer({ min: 0, max: 1_500 }).map((more) => addDays('2025-01-01', more))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 90 }), (day, count) => {
        const then = workingDayAfter(day, count, holidays)
        let passed = 0
        for (let at = addDays(day, 1); at <= then; at = addDays(at, 1))
          if (isWorkingDay(at, holidays)) passed += 1
        expect([isWorkingDay(then, holidays), passed]).toEqual([true, count])
      }),
    )
  })

  test('is found even where nobody ever works', () => {
    const never = new Set(Array.from({ length: 366 }, (_, day) => addDays('2024-01-01', day).slice(5)))
    expect(workingDayAfter('2026-01-01', 5, never) > '2026-01-01').toBe(true)
  })
})

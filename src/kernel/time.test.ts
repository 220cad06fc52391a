import { expect, test } from 'vitest'
import { isStillToCome } from './time.ts'

test.each([
  ['2026-11-22', false],
  ['2026-11-23', false],
  // Somewhere east it is the 24th already, and whoever sits there says what they did today.
  ['2026-11-24', false],
  ['2026-11-25', true],
  ['2027-01-01', true],
])('on 23 November, %s is still to come: %s', (day, expected) => {
  expect(isStillToCome(day, '2026-11-23')).toBe(expected)
})

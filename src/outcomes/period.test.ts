import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '../kernel/time.ts'
import { type PeriodChoice, quarterOf, readPeriod } from './period.ts'

test.each<[PeriodChoice, string, string, string]>([
  ['this-quarter', '2026-11-23', '2026-10-01', '2026-12-31'],
  ['this-quarter', '2026-01-01', '2026-01-01', '2026-03-31'],
  ['last-quarter', '2026-02-28', '2025-10-01', '2025-12-31'],
  ['last-quarter', '2026-11-23', '2026-07-01', '2026-09-30'],
  ['last-12-months', '2026-11-23', '2025-11-24', '2026-11-23'],
  ['last-12-months', '2024-02-29', '2023-03-01', '2024-02-29'],
])('%s on %s', (choice, today, from, to) => {
  expect(readPeriod({ choice }, today)).toEqual({ ok: true, period: { from, to } })
})

test.each([
  ['no first day', undefined, '2026-01-01'],
  ['no last day', '2026-01-01', undefined],
  ['turned round', '2026-02-01', '2026-01-01'],
  ['longer than ten years', '2010-01-01', '2026-01-01'],
])('own days that are %s are refused', (_, from, to) => {
  expect(readPeriod({ choice: 'own', from, to }, '2026-03-02')).toMatchObject({ ok: false })
})

test('quarters follow each other without a gap, and hold their day', () => {
  const anyDay = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count))
  fc.assert(
    fc.property(anyDay, (day) => {
      const { from, to } = quarterOf(day)
      expect(from <= day && day <= to).toBe(true)
      expect(quarterOf(addDays(to, 1)).from).toBe(addDays(to, 1))
      expect(daysBetween(from, to)).toBeGreaterThan(88)
    }),
  )
})

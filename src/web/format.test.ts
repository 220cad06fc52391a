import { expect, test } from 'vitest'
import { formatAge, formatCount, formatDay, formatDays, formatMoney, formatRecent } from './format.ts'

// What is expected is written in the locale of whoever runs the tests, as the formats themselves are.

const now = new Date(2026, 10, 23, 10, 42)
const age = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })

test('a day shows its year only when it is another one, and not of the half year ahead', () => {
  expect(formatDay('2026-11-18', now)).not.toContain('2026')
  expect(formatDay('2025-11-18', now)).toContain('2025')
  expect(formatDay('2027-01-04', now)).not.toContain('2027')
  expect(formatDay('2027-06-30', now)).toContain('2027')
})

test('days that follow each other show their year as their first does, or where they last for long', () => {
  expect(formatDays('2026-11-17', '2026-12-26', now)).not.toContain('20')
  expect(formatDays('2027-03-29', '2027-05-30', now)).not.toContain('20')
  expect(formatDays('2027-03-29', '2027-12-30', now)).toContain('2027')
  expect(formatDays('2025-11-17', '2025-11-19', now)).toContain('2025')
})

test('a day never slips to its neighbour', () => {
  expect(formatDay('2026-03-01', now)).toMatch(/\b1\b/)
})

test.each([
  ['2026-11-23', 0, 'day'],
  ['2026-11-22', -1, 'day'],
  ['2026-11-11', -12, 'day'],
  ['2026-11-26', 3, 'day'],
  ['2026-06-20', -5, 'month'],
  ['2023-11-20', -3, 'year'],
] as const)('the age of %s is %i %s', (day, count, unit) => {
  expect(formatAge(day, now)).toBe(age.format(count, unit))
})

test('what just happened is told in minutes, then hours', () => {
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
  expect(formatRecent(before(0), now)).toBe('just now')
  expect(formatRecent(before(4), now)).toBe(age.format(-4, 'minute'))
  expect(formatRecent(before(180), now)).toBe(age.format(-3, 'hour'))
})

test.each([
  [{ minor: 41_200_000, currency: 'EUR' }, 412_000, 0],
  [{ minor: 4150, currency: 'EUR' }, 41.5, 2],
  [{ minor: 1200, currency: 'JPY' }, 1200, 0],
])('money shows decimals only where there are some: %j', (money, amount, digits) => {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const expected = new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency: money.currency,
    ...options,
  })
  expect(formatMoney(money)).toBe(expected.format(amount))
})

test('a count takes the word that fits', () => {
  expect(formatCount(1, 'person', 'people')).toBe('1 person')
  expect(formatCount(1284, 'person', 'people')).toBe(`${(1284).toLocaleString()} people`)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attritionPercent, benchByMonth, quarterAt, replenish, sellingNow } from './movement.ts'

test('the bench of each month is counted back from today', () => {
  const months = [
    { month: '2026-04', recruited: 4, lost: 0 },
    { month: '2026-05', recruited: 1, lost: 2 },
    { month: '2026-06', recruited: 0, lost: 1 },
  ]
  const told = benchByMonth(12, months)
  expect(told.map(({ bench }) => bench)).toEqual([10, 14, 13])
  expect(attritionPercent(told)).toBe(8.1)
  expect(attritionPercent([])).toBeNull()
})

test('a segment makes up for what it lost and grows; rows come to the total', () => {
  const segments = [
    { advocates: 40, lostInYear: 8, recruited: 1 },
    { advocates: 10, lostInYear: 0, recruited: 3 },
    { advocates: 0, lostInYear: 0, recruited: 0 },
  ]
  // 2 + 2 and 0 + 0.5 a quarter: 4.5, in whole people 5.
  expect(replenish(segments, 20).map(({ needed, missing }) => [needed, missing])).toEqual([
    [4, 3],
    [1, 0],
    [0, 0],
  ])
})

test('in whole people no segment is off by more than one, and the sum is rounded up once', () => {
  const row = fc.record({ advocates: fc.nat(300), lostInYear: fc.nat(80), recruited: fc.nat(20) })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.integer({ min: 0, max: 100 }), (segments, growth) => {
      const told = replenish(segments, growth)
      const exact = segments.map(({ advocates, lostInYear }) => lostInYear / 4 + (advocates * growth) / 400)
      told.forEach(({ needed }, at) => {
        expect(Math.abs(needed - (exact[at] ?? 0))).toBeLessThan(1.000_001)
      })
      const [needed, wanted] = [
        told.reduce((all, each) => all + each.needed, 0),
        exact.reduce((a, b) => a + b, 0),
      ]
      expect(needed).toBe(Math.max(0, Math.ceil(wanted - 1e-9)))
    }),
  )
})

test('segments that sell now come with those first that have nobody free', () => {
  const [covered, gap, quiet] = [
    { name: 'covered', open: 2, free: 1 },
    { name: 'gap', open: 1, free: 0 },
    { name: 'quiet', open: 0, free: 3 },
  ]
  expect(sellingNow([covered, quiet, gap])).toEqual({ selling: [gap, covered], covered: 1 })
  expect(sellingNow([])).toEqual({ selling: [], covered: 0 })
})

test('a quarter begins with its month and is over on its last day', () => {
  expect(quarterAt('2026-11-23').from).toBe('2026-10-01')
  expect(quarterAt('2026-12-31').elapsed).toBe(1)
  expect(quarterAt('2026-01-01')).toMatchObject({ from: '2026-01-01', elapsed: 1 / 90 })
})

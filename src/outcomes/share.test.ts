import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareWonShares, shareOf } from './share.ts'

test('nine cases are too few to say, ten are enough', () => {
  expect(shareOf(4, 9, 10)).toEqual({ met: 4, of: 9, share: null, low: null, high: null })
  expect(shareOf(4, 10, 10).share).toBe(0.4)
  expect(shareOf(0, 0, 10).share).toBeNull()
})

test.each([
  // Wilson’s own interval, from published tables.
  [5, 10, 0.2366, 0.7634],
  [81, 263, 0.2553, 0.3662],
  [0, 20, 0, 0.1611],
])('the interval of %i of %i', (met, of, low, high) => {
  const share = shareOf(met, of, 10)
  expect(share.low).toBeCloseTo(low, 3)
  expect(share.high).toBeCloseTo(high, 3)
})

test('an interval holds its share, lies between 0 and 1, and narrows with more cases', () => {
  const counts = fc
    .integer({ min: 10, max: 5_000 })
    .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)))
  fc.assert(
    fc.property(counts, ([met, of]) => {
      const { share, low, high } = shareOf(met, of, 10)
      const wider = shareOf(met * 4, of * 4, 10)
      if (share === null || low === null || high === null) throw new Error('there were enough')
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(share)
      expect(high).toBeGreaterThanOrEqual(share)
      expect(high).toBeLessThanOrEqual(1)
      expect((wider.high ?? 1) - (wider.low ?? 0)).toBeLessThan(high - low)
    }),
  )
})

test('where one group is too small, neither share is told', () => {
  const many = { won: 30, lost: 20 }
  const few = { won: 9, lost: 0 }
  expect(compareWonShares(few, many, 10)).toMatchObject({
    with: { met: 9, of: 9, share: null },
    without: { met: 30, of: 50, share: null },
    isTooFew: true,
  })
  expect(compareWonShares(many, few, 10).isTooFew).toBe(true)
  expect(compareWonShares(many, { won: 4, lost: 6 }, 10)).toMatchObject({
    with: { share: 0.6 },
    without: { share: 0.4 },
    isTooFew: false,
  })
})

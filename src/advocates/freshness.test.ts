import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../kernel/time.ts'
import { type AgingFact, agingKinds, defaultAges, freshnessOf, isStale } from './freshness.ts'

const ages = defaultAges
const today = '2026-03-02'
const ago = (days: number) => addDays(today, -days)
const fact = fc.record({
  kind: fc.constantFrom(...agingKinds),
  confirmedOn: fc.option(fc.nat(1_200).map(ago), { nil: null }),
})

test.each([
  ['on the last day of its age', 180, 100, 'fresh'],
  ['a day past it', 181, 99, 'some-stale'],
  ['halfway through the next age', 270, 50, 'some-stale'],
  ['a little later', 280, 44, 'mostly-stale'],
  ['twice its age', 360, 0, 'mostly-stale'],
  ['long past it', 3_000, 0, 'mostly-stale'],
])('willingness %s counts for %i days', (_, days, percent, band) => {
  expect(freshnessOf([{ kind: 'willingness', confirmedOn: ago(days) }], ages, today)).toEqual({
    percent,
    band,
  })
})

test('what nobody ever vouched for is stale, and nothing at all has no freshness', () => {
  expect(isStale({ kind: 'employment', confirmedOn: null }, ages, today)).toBe(true)
  expect(freshnessOf([], ages, today)).toEqual({ percent: null, band: 'mostly-stale' })
})

test('freshness stays between 0 and 100, never rises by waiting, and confirming everything makes it whole', () => {
  fc.assert(
    fc.property(fc.array(fact, { minLength: 1, maxLength: 12 }), fc.nat(400), (facts: AgingFact[], days) => {
      const now = freshnessOf(facts, ages, today).percent ?? -1
      expect(now).toBeGreaterThanOrEqual(0)
      expect(now).toBeLessThanOrEqual(100)
      expect(freshnessOf(facts, ages, addDays(today, days)).percent).toBeLessThanOrEqual(now)
      const confirmed = facts.map((each) => ({ ...each, confirmedOn: today }))
      expect(freshnessOf(confirmed, ages, today)).toEqual({ percent: 100, band: 'fresh' })
    }),
  )
})

test('the same facts in another order are as fresh', () => {
  // Exactly 27.5 %: added one way a hair more, added the other a hair less.
  const half: AgingFact[] = [
    { kind: 'employment', confirmedOn: ago(274) },
    { kind: 'willingness', confirmedOn: ago(331) },
    { kind: 'health', confirmedOn: ago(152) },
    { kind: 'limits', confirmedOn: ago(287) },
    { kind: 'products', confirmedOn: ago(133) },
  ]
  expect(freshnessOf(half.toReversed(), ages, today)).toEqual(freshnessOf(half, ages, today))
  fc.assert(
    fc.property(fc.array(fact, { minLength: 2, maxLength: 20 }), (facts: AgingFact[]) => {
      expect(freshnessOf(facts.toReversed(), ages, today)).toEqual(freshnessOf(facts, ages, today))
    }),
  )
})

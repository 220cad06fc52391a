import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distributionOf } from './load-distribution.ts'

test('where everybody carries the same the coefficient is nought, and the tenth carries its tenth', () => {
  const even = distributionOf([{ load: 2, people: 50 }])
  expect(even).toMatchObject({ people: 50, busiest: 5, busiestShare: 0.1 })
  expect(even.gini).toBeCloseTo(0)
})

test('where one of ten carries everything it is nine tenths', () => {
  const one = distributionOf([
    { load: 0, people: 9 },
    { load: 8, people: 1 },
  ])
  expect(one).toMatchObject({ busiest: 1, busiestShare: 1 })
  expect(one.gini).toBeCloseTo(0.9)
})

test('where nobody carries anything there is nothing to say', () => {
  expect(distributionOf([{ load: 0, people: 4 }])).toMatchObject({ busiestShare: null, gini: null })
  expect(distributionOf([])).toMatchObject({ people: 0, gini: null })
})

test('the coefficient is the mean difference between any two, halved by the mean', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }), (loads) => {
      const total = loads.reduce((sum, load) => sum + load, 0)
      const { gini } = distributionOf(loads.map((load) => ({ load, people: 1 })))
      if (total === 0) {
        expect(gini).toBeNull()
        return
      }
      const differences = loads
        .flatMap((a) => loads.map((b) => Math.abs(a - b)))
        .reduce((sum, each) => sum + each, 0)
      expect(gini).toBeCloseTo(differences / (2 * loads.length * total))
    }),
  )
})

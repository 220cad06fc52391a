import { expect, test } from 'vitest'
import { unplacedIndustryOf } from './unplaced-industry.ts'

test.each([
  ['Apicultura', 1, true],
  ['APICULTURA', 1, true],
  ['Apicultura y miel', 0.9, true],
  ['Drones', 0, true],
  [null, 0.5, false],
])('for a deal in “Apicultura”, %s is worth %d', (industryText, part, isKnown) => {
  const factor = unplacedIndustryOf({ industryId: null, industryText }, 'Apicultura', 3)
  expect(factor).toMatchObject({ kind: 'industry', weight: 3, part, isKnown })
})

test('whoever stands under a term is in another industry than one no term stands for', () => {
  expect(unplacedIndustryOf({ industryId: 'farming', industryText: null }, 'Apicultura', 3).part).toBe(0)
})

import { expect, test } from 'vitest'
import { readsAsReview } from './business-review.ts'

test.each([
  ['Business review', true],
  ['Quarterly business review with the board', true],
  ['QBR Q3', true],
  ['EBR', true],
  ['Geschäftsreview im Werk', true],
  ['Peer review on a portal', false],
  ['Review of the contract', false],
  ['', false],
  [null, false],
])('“%s” is a business review: %s', (text, is) => {
  expect(readsAsReview(text)).toBe(is)
})

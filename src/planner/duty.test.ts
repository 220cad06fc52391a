import { expect, test } from 'vitest'
import { judgeAccuracy, judgeAlignment, judgeIdentify, judgeProtection } from './duty.ts'
import { histogramOf } from './load-histogram.ts'

test.each([
  [3, 9, 0.5, 'Behind plan'],
  [4, 9, 0.5, 'On course'],
  [9, 9, 0.5, 'Reached'],
  [10, 9, 1, 'Reached'],
  [0, 0, 0.5, 'None yet'],
  [0, 1, 0.5, 'On course'],
])('%i new advocates of %i needed, with %d of the quarter over', (now, needed, elapsed, word) => {
  expect(judgeIdentify(now, needed, elapsed).word).toBe(word)
})

test.each([
  [86, 0, 'On course'],
  [85, 0, 'On course'],
  [84, 0, 'Below target'],
  [90, 1, 'Review late'],
  [null, 0, 'Nobody yet'],
])('%s per cent fresh, %i reviews late', (percent, late, word) => {
  expect(judgeAccuracy(percent, 85, late).word).toBe(word)
})

test.each([
  [0, 0, 'Kept'],
  [0, 2, 'Exceptions'],
  [1, 0, 'Over a cap'],
])('%i over a cap and %i beyond a limit', (over, beyond, word) => {
  expect(judgeProtection(over, beyond).word).toBe(word)
})

test.each([
  [13, 14, 13, 14, 'Kept'],
  [13, 14, 9, 14, 'Uneven'],
  [5, 14, 9, 14, 'Slipping'],
  [4, 4, 14, 14, 'Covered'],
  [9, 10, 9, 10, 'Kept'],
])('%i of %i kept by us, %i of %i by them', (ours, ofOurs, theirs, ofTheirs, word) => {
  const coverage = { covered: 8, of: 10 }
  expect(judgeAlignment(coverage, { kept: ours, of: ofOurs }, { kept: theirs, of: ofTheirs }, 0).word).toBe(
    word,
  )
})

test.each([
  [7, 10, 'Gaps'],
  [8, 10, 'Covered'],
  [0, 0, 'Too few to say'],
])('%i of %i segments covered, and no promises yet', (covered, of, word) => {
  expect(judgeAlignment({ covered, of }, { kept: 0, of: 0 }, { kept: 0, of: 0 }, 0).word).toBe(word)
})

test.each([
  [7, 'Gaps'],
  [8, 'In name only'],
])('%i of 10 segments covered, and one team whose support is in name only', (covered, word) => {
  const kept = { kept: 10, of: 10 }
  expect(judgeAlignment({ covered, of: 10 }, kept, kept, 1)).toEqual({ state: 'look', word })
})

test('a load stands at its whole points, and everybody from the cap on at the cap', () => {
  const bars = histogramOf(
    [
      { quarters: 0, people: 58 },
      { quarters: 3, people: 2 },
      { quarters: 4, people: 34 },
      { quarters: 31, people: 5 },
      { quarters: 32, people: 2 },
      { quarters: 40, people: 1 },
    ],
    32,
  )
  expect(bars.map(({ people }) => people)).toEqual([60, 34, 0, 0, 0, 0, 0, 5, 3])
})

import { expect, test } from 'vitest'
import { judgeAccuracy, judgeAlignment, judgeIdentify, judgeProtection } from './duty.ts'
import { histogramOf } from './load-histogram.ts'

test.each([
  [6, 9, 'Behind'],
  [9, 9, 'Level'],
  [10, 9, 'Ahead'],
  [0, 0, 'None yet'],
  [0, 1, 'Behind'],
])('%i new advocates after %i', (now, before, word) => {
  expect(judgeIdentify(now, before).word).toBe(word)
})

test.each([
  [86, 'On course'],
  [85, 'On course'],
  [84, 'Below target'],
  [null, 'Nobody yet'],
])('%s per cent fresh', (percent, word) => {
  expect(judgeAccuracy(percent, 85).word).toBe(word)
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
  [4, 4, 14, 14, 'Too few to say'],
  [9, 10, 9, 10, 'Kept'],
])('%i of %i kept by us, %i of %i by them', (ours, ofOurs, theirs, ofTheirs, word) => {
  expect(judgeAlignment({ kept: ours, of: ofOurs }, { kept: theirs, of: ofTheirs }).word).toBe(word)
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

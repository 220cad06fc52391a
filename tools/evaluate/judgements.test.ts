import { expect, test } from 'vitest'
import { mean, ndcgAt, readJudgements } from './judgements.ts'

test('judgements part the story a need was cut from from those that only resemble it', () => {
  const judged = readJudgements('opp-1\ta\tKI\t3\nopp-1\tb\tAT\t2\nopp-1\tc\tAT\t1\nopp-2\tb\tAT\t1\n')
  expect(judged.get('opp-1')).toEqual({
    source: 'a',
    grades: new Map([
      ['b', 2],
      ['c', 1],
    ]),
  })
  expect(judged.get('opp-2')?.source).toBeNull()
})

test('the best possible order gains 1, another one less, none of them nothing', () => {
  const grades = new Map([
    ['b', 2],
    ['c', 1],
  ])
  expect(ndcgAt(10, ['b', 'c', 'x'], grades)).toBe(1)
  expect(ndcgAt(10, ['x', 'c', 'b'], grades)).toBeCloseTo((1 / Math.log2(3) + 2 / 2) / (2 + 1 / Math.log2(3)))
  expect(ndcgAt(1, ['c', 'b'], grades)).toBe(0.5)
  expect(ndcgAt(10, ['x'], grades)).toBe(0)
  expect(mean([])).toBe(0)
})

import { expect, test } from 'vitest'
import { compareRestored } from './same-answers.ts'

// By two people and of one record for each parameter here; `npm run prove` asks as every role, of many records, and
// with every word of every list.
test('a restored backup answers every read of the contracts as the original does', {
  timeout: 120_000,
}, async () => {
  const { endpoints, answers, silent, different } = await compareRestored({
    people: 2,
    records: 1,
    tries: 8,
    everyWord: false,
  })
  expect(different.slice(0, 10)).toEqual([])
  // What only a mailed link or another company's sign-in opens says the same no on both sides; where the example
  // has no such record, so does the rest. A proof in which most say no would prove little.
  expect(silent.length).toBeLessThan(endpoints / 5)
  expect(answers).toBeGreaterThan(endpoints * 1.5)
})

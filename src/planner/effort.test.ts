import { expect, test } from 'vitest'
import { type ActCount, shareEffort } from './effort.ts'

const act = (name: string, count: number, isPlanned = false): ActCount => ({ name, count, isPlanned })

test.each([
  ['nothing was done', [], { ahead: 0, answering: 0, percentAhead: null }],
  [
    'too little to say',
    [act('request.taken', 10), act('touch.logged', 9)],
    { ahead: 9, answering: 10, percentAhead: null },
  ],
  [
    'exactly enough',
    [act('request.taken', 10), act('touch.logged', 10)],
    { ahead: 10, answering: 10, percentAhead: 50 },
  ],
  [
    'work on requests that arose from the calendar',
    [act('request.taken', 30), act('request.advocate-proposed', 30, true)],
    { ahead: 30, answering: 30, percentAhead: 50 },
  ],
  ['what is neither', [act('person.signed-in', 500)], { ahead: 0, answering: 0, percentAhead: null }],
] as const)('%s', (_, acts, effort) => {
  expect(shareEffort(acts)).toEqual(effort)
})

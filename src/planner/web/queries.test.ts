import { expect, test } from 'vitest'
import { type Today, titleOf } from './queries.ts'

const waits = [
  { count: 1, says: '1 nomination waits for an answer', to: '/recruiting' },
  { count: 2, says: '2 values of files wait for a place', to: '/customers/unmapped' },
]
const day = { atRisk: 0, due: 0, isEmpty: false, waits: [] }

test.each([
  [day, 'Nothing needs you today'],
  [{ ...day, waits }, 'Nothing is late; three things wait'],
  [{ ...day, waits: waits.slice(0, 1) }, 'Nothing is late; one thing waits'],
  [{ ...day, due: 2, waits }, 'Two things need you today'],
  [{ ...day, atRisk: 1, waits }, 'One thing needs you today, and is at risk'],
  [{ ...day, isEmpty: true }, 'No customers yet'],
])('the title of the day never denies what waits: %#', (given, title) => {
  expect(titleOf(given as unknown as Today)).toBe(title)
})

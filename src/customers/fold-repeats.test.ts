import { expect, test } from 'vitest'
import { foldRepeats } from './fold-repeats.ts'

const note = (id: string, when: string, more = {}) => ({
  id,
  kind: 'note' as const,
  title: 'Profile changed',
  detail: 'by Dana',
  when,
  ...more,
})

test('the same on one day is one line with how often; another day, person or thing stands for itself', () => {
  const lines = [
    note('5', '2026-03-02T11:00:00Z'),
    note('4', '2026-03-02T10:00:00Z'),
    note('3', '2026-03-02T09:00:00Z', { detail: 'by Ada' }),
    note('2', '2026-03-01T09:00:00Z', { detail: '' }),
    note('1', '2026-03-01T08:00:00Z', { detail: '' }),
    note('0', '2026-03-01T07:00:00Z', { title: 'Nominated' }),
  ]
  expect(foldRepeats(lines).map(({ id, detail }) => [id, detail])).toEqual([
    ['5', 'by Dana, 2 times that day'],
    ['3', 'by Ada'],
    ['2', '2 times that day'],
    ['0', 'by Dana'],
  ])
})

test('what was asked or given twice is two things', () => {
  const lines = [note('2', '2026-03-01', { kind: 'give' }), note('1', '2026-03-01', { kind: 'give' })]
  expect(foldRepeats(lines)).toHaveLength(2)
})

import { expect, test } from 'vitest'
import { blanksIn, faultsOfLetter } from './letter.ts'
import { placeholders, suggestTouch } from './value-touch.ts'
import { shippedTouches } from './value-touch-library.ts'

test('what is shipped is sound, and leaves to people what only they know', () => {
  expect(shippedTouches.map(({ kind }) => kind)).toEqual([
    'news',
    'introduction',
    'event-seat',
    'roadmap-answer',
  ])
  for (const each of shippedTouches) {
    expect(faultsOfLetter(each, placeholders)).toEqual([])
    expect(blanksIn(each.body).length).toBeGreaterThan(0)
    expect(blanksIn(each.germanBody ?? '').length).toBeGreaterThan(0)
  }
})

const library = [
  { id: 'a', kind: 'news' },
  { id: 'b', kind: 'introduction' },
  { id: 'c', kind: 'roadmap-answer' },
] as const

test.each([
  ['nothing had: the first', [], 'a'],
  ['one had: the next they never had', [['a', '2026-01-01']], 'b'],
  [
    'all had: the longest ago',
    [
      ['a', '2026-03-01'],
      ['b', '2026-01-01'],
      ['c', '2026-02-01'],
    ],
    'b',
  ],
  [
    'had twice: the later day counts',
    [
      ['a', '2026-01-01'],
      ['a', '2026-05-01'],
      ['b', '2026-03-01'],
      ['c', '2026-04-01'],
    ],
    'b',
  ],
  ['what is no longer in use does not count', [['gone', '2026-01-01']], 'a'],
] as const)('suggested, %s', (_, earlier, id) => {
  const given = earlier.map(([valueTouchId, on]) => ({ valueTouchId, on }))
  expect(suggestTouch(library, given, null)?.touch.id).toBe(id)
})

test.each([
  ['what they said they want comes first', [], 'Wants to meet people with the same problem.', 'b', 'wished'],
  ['unless they had it, and something else not', [['b', '2026-01-01']], 'Wants to meet people.', 'a', 'new'],
  [
    'of what all was had, the day decides',
    [
      ['a', '2026-03-01'],
      ['b', '2026-05-01'],
      ['c', '2026-04-01'],
    ],
    'meet',
    'a',
    'longest-ago',
  ],
  [
    'two had on one day: the wished one',
    [
      ['a', '2026-03-01'],
      ['b', '2026-03-01'],
      ['c', '2026-04-01'],
    ],
    'Austausch',
    'b',
    'wished',
  ],
  ['a wish nothing brings', [], 'A better desk.', 'a', 'new'],
  ['in German', [], 'Möchte beim Produkt mitreden.', 'c', 'wished'],
] as const)('suggested, %s', (_, earlier, motives, id, because) => {
  const given = earlier.map(([valueTouchId, on]) => ({ valueTouchId, on }))
  const found = suggestTouch(library, given, motives)
  expect([found?.touch.id, found?.because]).toEqual([id, because])
})

test('an empty library suggests nothing', () => {
  expect(suggestTouch([], [], 'Wants to meet people.')).toBeNull()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMilliseconds } from '../kernel/time.ts'
import { type Need, type NeedKind, needKinds, rankNeeds, urgencies, urgencyOf } from './need.ts'

// A Monday, ten in the morning in Berlin.
const at = { now: '2026-11-23T09:00:00.000Z', timeZone: 'Europe/Berlin', currency: 'EUR' }

test.each<[string, NeedKind, string, string | null, string]>([
  ['a promise due today', 'first-answer', '2026-11-23T12:00:00.000Z', null, 'at-risk'],
  ['a promise that is late', 'match-owed', '2026-11-20T12:00:00.000Z', null, 'at-risk'],
  ['a promise of tomorrow', 'first-answer', '2026-11-24T09:00:00.000Z', null, 'this-week'],
  [
    'one of tomorrow in its last quarter',
    'first-answer',
    '2026-11-24T09:00:00.000Z',
    '2026-11-23T08:00:00.000Z',
    'at-risk',
  ],
  [
    'one whose last quarter is ahead',
    'first-answer',
    '2026-11-24T09:00:00.000Z',
    '2026-11-23T15:00:00.000Z',
    'this-week',
  ],
  ['thanks that fall due today', 'outcome-untold', '2026-11-23T17:00:00.000Z', null, 'today'],
  ['nominations that are late', 'nominations-waiting', '2026-11-13T17:00:00.000Z', null, 'today'],
  [
    'an interview just after midnight here',
    'interview-booked',
    '2026-11-23T23:30:00.000Z',
    null,
    'this-week',
  ],
])('%s', (_, kind, dueAt, riskAt, urgency) => {
  expect(urgencyOf({ kind, dueAt, riskAt }, at.now, at.timeZone)).toBe(urgency)
})

const need = (change: Partial<Need>): Need => ({
  kind: 'first-answer',
  id: 'a',
  dueAt: '2026-11-23T12:00:00.000Z',
  title: 'A title',
  loss: 'A loss.',
  stake: { amount: null, label: null, on: null },
  act: { label: 'Answer', to: '/requests' },
  ...change,
})
const worth = (minor: number, currency = 'EUR') => ({ amount: { minor, currency }, label: null, on: null })

test('what is at risk stands before what is due, the earlier before the later, the larger before the smaller', () => {
  const ranked = rankNeeds(
    [
      need({ id: 'week', dueAt: '2026-11-25T12:00:00.000Z' }),
      need({ id: 'small', stake: worth(95_000_00) }),
      need({ id: 'dollars', stake: worth(900_000_00, 'USD') }),
      need({ id: 'thanks', kind: 'outcome-untold', dueAt: '2026-11-20T12:00:00.000Z' }),
      need({ id: 'large', stake: worth(412_000_00) }),
      need({ id: 'early', dueAt: '2026-11-23T11:00:00.000Z' }),
    ],
    at,
  )
  expect(ranked.map(({ id }) => id)).toEqual(['early', 'large', 'small', 'dollars', 'thanks', 'week'])
})

const anyNeed = fc
  .record({
    kind: fc.constantFrom(...needKinds),
    id: fc.uuid(),
    hours: fc.integer({ min: -200, max: 200 }),
    minor: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ kind, id, hours, minor }) =>
    need({ kind, id, dueAt: addMilliseconds(at.now, hours * 3_600_000), stake: worth(minor) }),
  )

test('ranking neither drops nor adds, and does not depend on the order it is given', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyNeed, { selector: ({ id }) => id }), (needs) => {
      const ranked = rankNeeds(needs, at).map(({ id }) => id)
      expect([...ranked].sort()).toEqual(needs.map(({ id }) => id).sort())
      expect(rankNeeds([...needs].reverse(), at).map(({ id }) => id)).toEqual(ranked)
    }),
  )
})

test('nothing of this week stands before what is due today, and within a rank the earlier is first', () => {
  fc.assert(
    fc.property(fc.array(anyNeed), (needs) => {
      const ranked = rankNeeds(needs, at)
      for (const [index, each] of ranked.entries()) {
        const next = ranked[index + 1]
        if (next === undefined) continue
        const order = urgencies.indexOf(each.urgency) - urgencies.indexOf(next.urgency)
        expect(order).toBeLessThanOrEqual(0)
        if (order === 0) expect(each.dueAt <= next.dueAt).toBe(true)
      }
    }),
  )
})

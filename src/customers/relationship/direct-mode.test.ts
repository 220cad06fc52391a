import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideDirectMode, estimateDirectMode } from './direct-mode.ts'

const rules = { taskHours: { facts: 0.25, nominate: 1, fulfil: 1, touch: 0.5 }, directFactor: 1.5 }

test('hours are counted by task, half as long again without an owner', () => {
  const { tasks, hours } = estimateDirectMode([{ people: 4, asks: 2, advocates: 3 }], rules)
  expect(tasks.map(({ task, count, hours: each }) => [task, count, each])).toEqual([
    ['facts', 4, 1.5],
    ['nominate', 1, 1.5],
    ['fulfil', 2, 3],
    ['touch', 3, 2.25],
  ])
  expect(hours).toBe(8.25)
})

test('the tasks add up to the whole, and another account never makes it cheaper', () => {
  const work = fc.record({ people: fc.nat(50), asks: fc.nat(20), advocates: fc.nat(30) })
  fc.assert(
    fc.property(fc.array(work), work, (accounts, more) => {
      const { tasks, hours } = estimateDirectMode(accounts, rules)
      expect(tasks.reduce((sum, each) => sum + each.hours, 0)).toBeCloseTo(hours, 0)
      expect(estimateDirectMode([...accounts, more], rules).hours).toBeGreaterThanOrEqual(hours)
    }),
  )
})

const refused = { outcome: 'refused', on: '2026-10-02' } as const
const start = { reason: 'No time', persuasions: [refused], isDirect: false, hoursShown: 8, hoursNow: 8.25 }

test.each([
  ['whoever was asked and refused lets it begin', {}, null],
  ['nobody was asked', { persuasions: [] }, 'nobody-asked'],
  ['the last agreed', { persuasions: [refused, { outcome: 'agreed', on: '2026-11-01' }] }, 'they-agreed'],
  [
    'an earlier yes that did not hold',
    { persuasions: [{ outcome: 'agreed', on: '2026-01-01' }, refused] },
    null,
  ],
  ['it is in direct mode already', { isDirect: true }, 'is-direct'],
  ['no reason', { reason: '  ' }, 'no-reason'],
  ['the cost is another by now', { hoursNow: 12 }, 'cost-changed'],
] as const)('%s', (_, changed, refusal) => {
  const decided = decideDirectMode({ ...start, ...changed })
  expect(decided.ok ? null : decided.refusal).toBe(refusal)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Ask,
  askActions,
  askMoves,
  askStates,
  effectiveDay,
  isDone,
  isOpen,
  loadIn,
  moveAsk,
} from './ledger.ts'

const today = '2026-05-10'
const ask = (more: Partial<Ask> = {}): Ask => ({
  state: 'asked',
  fullQuarters: 8,
  wasAsked: true,
  wishedOn: '2026-06-01',
  agreedOn: null,
  doneOn: null,
  ...more,
})

test.each([
  ['proposed', false, 8],
  ['awaiting-approval', false, 8],
  ['asked', true, 8],
  ['accepted', true, 8],
  ['scheduled', true, 8],
  ['done', true, 8],
  ['debriefed', true, 8],
  ['refused', false, 0],
  ['withdrawn', false, 0],
  ['withdrawn', true, 1],
  ['declined', true, 1],
  ['expired', true, 1],
  ['deferred', true, 1],
  ['missed', true, 1],
] as const)(
  'an ask of two points that is %s (heard of: %s) counts %i quarter points',
  (state, wasAsked, load) => {
    expect(loadIn(state, { fullQuarters: 8, wasAsked })).toBe(load)
  },
)

test('a no never weighs more than the activity itself', () => {
  expect(loadIn('declined', { fullQuarters: 2, wasAsked: true }, 4)).toBe(2)
})

test('load counts from the day of doing, else the agreed, else the wished; a no from the day of the answer', () => {
  const days = { wishedOn: '2026-06-01', agreedOn: '2026-06-03', doneOn: null, answeredOn: '2026-05-10' }
  expect(effectiveDay({ ...days, state: 'asked', agreedOn: null })).toBe('2026-06-01')
  expect(effectiveDay({ ...days, state: 'scheduled' })).toBe('2026-06-03')
  expect(effectiveDay({ ...days, state: 'done', doneOn: '2026-06-04' })).toBe('2026-06-04')
  expect(effectiveDay({ ...days, state: 'declined' })).toBe('2026-05-10')
})

test('a decline frees the agreed day and leaves a quarter point at the day of the answer', () => {
  const moved = moveAsk(ask({ state: 'scheduled', agreedOn: '2026-06-03' }), 'decline', { today })
  expect(moved).toMatchObject({ ok: true, ask: { state: 'declined', loadQuarters: 1, effectiveOn: today } })
})

test('an ask that an approver refuses before the customer heard of it leaves nothing', () => {
  const moved = moveAsk(ask({ state: 'awaiting-approval', wasAsked: false }), 'refuse', { today })
  expect(moved).toMatchObject({ ok: true, ask: { state: 'refused', loadQuarters: 0 } })
})

test('nothing is done in the future; a day ahead of ours has begun for whoever sits east of us', () => {
  const east = moveAsk(ask({ state: 'scheduled' }), 'complete', { today, doneOn: '2026-05-11' })
  expect(east).toMatchObject({ ok: true, ask: { doneOn: '2026-05-11' } })
  const moved = moveAsk(ask({ state: 'scheduled' }), 'complete', { today, doneOn: '2026-05-12' })
  expect(moved).toMatchObject({ ok: false, refusal: 'not-done-yet' })
})

test('an action is refused in every state the table does not name, and leads where it says elsewhere', () => {
  for (const action of askActions) {
    for (const state of askStates) {
      const moved = moveAsk(ask({ state }), action, { today })
      const allowed = askMoves[action].from.includes(state)
      expect(moved.ok).toBe(allowed)
      if (moved.ok) expect(moved.ask.state).toBe(askMoves[action].to)
    }
  }
})

test('what is closed stays closed, except that what was done may be reported on', () => {
  for (const action of askActions) {
    for (const state of askMoves[action].from) {
      expect(isOpen(state) || (action === 'debrief' && state === 'done')).toBe(true)
    }
  }
})

test('whatever happens to an ask, it never counts more than it was booked for', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...askActions), { maxLength: 8 }), fc.nat(40), (actions, full) => {
      let current = ask({ state: 'proposed', wasAsked: false, fullQuarters: full })
      for (const action of actions) {
        const moved = moveAsk(current, action, { today })
        if (!moved.ok) continue
        expect(moved.ask.loadQuarters).toBeLessThanOrEqual(full)
        if (isOpen(moved.ask.state) || isDone(moved.ask.state)) expect(moved.ask.loadQuarters).toBe(full)
        current = { ...current, ...moved.ask }
      }
    }),
  )
})

import { expect, test } from 'vitest'
import { stages } from '../advocates/journey.ts'
import { decideNomination, decideTriage, declineReasons, isLate, nominationStates } from './nomination.ts'

const input = { reason: null, note: null, duplicateOf: null }

test.each(
  stages.map((stage) => [stage, !['interviewed', 'discoverable', 'active'].includes(stage)] as const),
)('somebody who is %s may be put forward: %s', (stage, may) => {
  expect(decideNomination(stage).ok).toBe(may)
})

test.each(nominationStates.filter((state) => state !== 'new'))(
  'a nomination that is %s is not decided again',
  (state) => {
    for (const decision of ['accept', 'decline', 'duplicate'] as const) {
      const decided = decideTriage(
        { id: 'n', state },
        { ...input, decision, reason: 'no-fit', duplicateOf: 'm' },
      )
      expect(decided).toMatchObject({ ok: false, refusal: 'already-decided' })
    }
  },
)

test('a decline says why, a repetition says of what, and nothing repeats itself', () => {
  const fresh = { id: 'n', state: 'new' } as const
  expect(decideTriage(fresh, { ...input, decision: 'accept' })).toMatchObject({ ok: true, state: 'accepted' })
  expect(decideTriage(fresh, { ...input, decision: 'decline' })).toMatchObject({ refusal: 'reason-missing' })
  for (const reason of declineReasons) {
    expect(decideTriage(fresh, { ...input, decision: 'decline', reason })).toMatchObject({
      state: 'declined',
    })
  }
  expect(decideTriage(fresh, { ...input, decision: 'duplicate' })).toMatchObject({
    refusal: 'duplicate-of-missing',
  })
  expect(decideTriage(fresh, { ...input, decision: 'duplicate', duplicateOf: 'n' })).toMatchObject({
    refusal: 'duplicate-of-itself',
  })
  expect(decideTriage(fresh, { ...input, decision: 'duplicate', duplicateOf: 'm' })).toMatchObject({
    state: 'duplicate',
  })
})

test('a day past the policy is late, the day itself is not', () => {
  expect([isLate(5, 5), isLate(6, 5)]).toEqual([false, true])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completenessOf, type ProfileFacts, unmetConditions } from './completeness.ts'
import {
  decidePublication,
  decideStep,
  isAllowed,
  journeyActions,
  type Stage,
  stages,
  whyNotFrom,
} from './journey.ts'
import { takeOverStage } from './take-over-stage.ts'

const full: ProfileFacts = {
  sections: new Set([
    'role',
    'motives',
    'organisation',
    'situation',
    'choice',
    'deployment',
    'honest-view',
    'advice',
  ]),
  results: 1,
  topics: 1,
  willingTypes: 1,
  personPermissions: 1,
  languages: 1,
  hasLimits: true,
  hasOwner: true,
}
const empty: ProfileFacts = {
  sections: new Set(),
  results: 0,
  topics: 0,
  willingTypes: 0,
  personPermissions: 0,
  languages: 0,
  hasLimits: false,
  hasOwner: false,
}

const facts = fc.record({
  sections: fc.subarray([...full.sections]).map((sections) => new Set(sections)),
  results: fc.nat(2),
  topics: fc.nat(2),
  willingTypes: fc.nat(2),
  personPermissions: fc.nat(2),
  languages: fc.nat(2),
  hasLimits: fc.boolean(),
  hasOwner: fc.boolean(),
})

test.each([
  ['consider', ['customer', 'declined', 'retired'], 'potential'],
  ['introduce', ['customer', 'potential', 'declined', 'retired'], 'introduced'],
  ['interview', ['potential', 'introduced'], 'interviewed'],
  ['publish', ['potential', 'introduced', 'interviewed'], 'discoverable'],
  ['use', ['discoverable'], 'active'],
  ['retire', ['potential', 'introduced', 'interviewed', 'discoverable', 'active'], 'retired'],
  ['decline', ['customer', 'potential', 'introduced', 'interviewed'], 'declined'],
] as const)('%s is possible from %s and leads to %s', (action, from, to) => {
  for (const stage of stages) {
    const decision = decideStep(stage, action, 'because')
    expect([stage, decision.ok]).toEqual([stage, (from as readonly Stage[]).includes(stage)])
    if (decision.ok) expect(decision.to).toBe(to)
    expect(whyNotFrom(stage, action) === null).toBe(isAllowed(action, stage))
  }
})

test('skipping the interview, retiring and declining need a reason, and only skipping is an override', () => {
  expect(decideStep('introduced', 'publish', '  ')).toMatchObject({ refusal: 'reason-missing' })
  expect(decideStep('introduced', 'publish', 'Known for years')).toMatchObject({ isOverride: true })
  expect(decideStep('interviewed', 'publish', null)).toMatchObject({ ok: true, isOverride: false })
  expect(decideStep('active', 'retire', null)).toMatchObject({ refusal: 'reason-missing' })
  expect(decideStep('potential', 'decline', null)).toMatchObject({ refusal: 'reason-missing' })
  expect(decideStep('customer', 'introduce', null)).toMatchObject({ ok: true, isOverride: false })
})

test('an empty profile is at 0 and a full one at 100 per cent, and more never makes it less', () => {
  expect(completenessOf(empty).percent).toBe(0)
  expect(completenessOf(full)).toEqual({ percent: 100, missing: [] })
  fc.assert(
    fc.property(facts, (some) => {
      const more = { ...some, results: some.results + 1, hasLimits: true }
      expect(completenessOf(more).percent).toBeGreaterThanOrEqual(completenessOf(some).percent)
      expect(completenessOf(some).missing.length === 0).toBe(completenessOf(some).percent === 100)
    }),
  )
})

test('nobody becomes discoverable while any condition is unmet, and each is named', () => {
  fc.assert(
    fc.property(
      facts,
      fc.constantFrom<Stage>('potential', 'introduced', 'interviewed'),
      fc.constantFrom(null, 'Known'),
      (some, stage, reason) => {
        const decision = decidePublication(stage, some, 80, reason)
        const isInterviewed = stage === 'interviewed' || reason !== null
        const isReady =
          isInterviewed &&
          completenessOf(some).percent >= 80 &&
          some.willingTypes > 0 &&
          some.personPermissions > 0 &&
          some.hasOwner
        expect(decision.ok).toBe(isReady)
        if (decision.ok) expect(decision.isOverride).toBe(stage !== 'interviewed')
        else expect(decision.why.length).toBeGreaterThan(10)
      },
    ),
  )
})

test('what is unmet is said in whole sentences', () => {
  expect(unmetConditions(empty, { isDone: false, override: null })).toEqual([
    'The interview has not taken place.',
    'The profile is 0% complete and needs 80%: a result in numbers, what they will do, the situation before, their permission.',
    'There is nothing they said they would do.',
    'Their own permission is not on record.',
    'Nobody holds the relationship.',
  ])
  expect(unmetConditions(full, { isDone: true, override: null })).toEqual([])
})

test('a file never moves anybody back, never brings back who left, and publishes nobody without consent', () => {
  const order: readonly Stage[] = [
    'customer',
    'potential',
    'introduced',
    'interviewed',
    'discoverable',
    'active',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...stages), fc.constantFrom(null, ...stages), facts, (now, said, some) => {
      const { to, isOverride } = takeOverStage(now, said, some)
      if (to === null) return
      if (now === 'retired' || now === 'declined') throw new Error('brought back')
      if (to === 'retired' || to === 'declined') expect(to).toBe(said)
      else expect(order.indexOf(to)).toBeGreaterThan(order.indexOf(now))
      if (to === 'discoverable' || to === 'active') {
        expect(isOverride).toBe(true)
        expect([some.willingTypes > 0, some.personPermissions > 0, some.hasOwner]).toEqual([true, true, true])
      }
    }),
  )
})

test('every action is allowed somewhere', () => {
  for (const action of journeyActions) expect(stages.some((stage) => isAllowed(action, stage))).toBe(true)
})

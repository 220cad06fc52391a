import { expect, test } from 'vitest'
import { suggestForStage, wouldContentDo } from './guidance.ts'
import {
  belowStage,
  type OpportunityStages,
  partOfStage,
  placeStages,
  stagesOf,
} from './opportunity-stages.ts'

const none: OpportunityStages = { early: [], middle: [], late: [] }
const own = stagesOf([
  { stage: 'Erstkontakt', part: 'early' },
  { stage: 'Pitch', part: 'middle' },
  { stage: 'Zuschlag', part: 'late' },
  { stage: 'Discovery', part: 'late' },
])

test.each([
  ['Discovery', none, 'early'],
  ['4 - Proposal/Price Quote', none, 'late'],
  ['Technical Evaluation', none, 'middle'],
  ['Shortlist', none, 'late'],
  ['Closed won', none, 'late'],
  ['Phase 7', none, null],
  ['erst-kontakt', own, 'early'],
  ['Discovery', own, 'late'],
  [null, own, null],
] as const)('%s belongs to its part of a deal', (stage, stages, part) => {
  expect(partOfStage(stage, stages)).toBe(part)
})

test('stages that deals are in stand behind those the workspace named, in their usual order', () => {
  expect(placeStages(['Negotiate', 'Propose', 'Pitch', 'Phase 7', 'Qualify'], own)).toEqual({
    stages: {
      early: ['Erstkontakt', 'Qualify'],
      middle: ['Pitch'],
      late: ['Zuschlag', 'Discovery', 'Propose', 'Negotiate'],
    },
    unplaced: ['Phase 7'],
  })
})

test('a workspace without a later stage has none to wait for: how deals ended is none', () => {
  const { stages } = placeStages(['Engaging', 'Lost', 'Prospecting', 'Closed Won'], none)
  expect(stages).toEqual({ early: ['Prospecting', 'Engaging'], middle: [], late: [] })
  expect(belowStage('Engaging', { earliestStage: 'middle' }, stages)).toBeNull()
})

test.each([
  [
    'a talk while the buyer still looks around',
    'Erstkontakt',
    'middle',
    { now: 'Erstkontakt', earliest: 'Pitch' },
  ],
  ['a visit before the buyer chooses', 'Pitch', 'late', { now: 'Pitch', earliest: 'Zuschlag' }],
  ['a talk once the buyer evaluates', 'Pitch', 'middle', null],
  ['a kind for any stage', 'Erstkontakt', null, null],
  ['a stage nobody can place', 'Phase 7', 'late', null],
  ['no deal', null, 'late', null],
] as const)('%s is too early, or not', (_, stage, earliestStage, told) => {
  expect(belowStage(stage, { earliestStage }, own)).toEqual(told)
})

test.each([
  ['Discovery', 'sales-reference-call', true, 'a story, a quote or a written answer usually does'],
  ['Discovery', 'written-qa', false, 'this suits well'],
  ['Evaluation', 'group-reference-forum', true, 'this suits well'],
  ['Evaluation', 'sales-reference-call', true, 'a group forum or a written answer usually does'],
  ['Negotiation', 'sales-reference-call', true, 'this suits well'],
  ['Negotiation', 'expansion-peer-call', true, 'a talk with a customer helps most'],
] as const)('in %s about %s it is said what suits', (stage, code, isLive, words) => {
  expect(suggestForStage(stage, { code, isLive, audience: 'buyers' }, none)).toContain(words)
})

test('nothing is said of stages to the press, and content is offered only to buyers who do not choose yet', () => {
  const press = { code: 'media-interview', isLive: false, audience: 'media' } as const
  expect(suggestForStage('Discovery', press, none)).toBeNull()
  const call = { code: 'sales-reference-call', isLive: true, audience: 'buyers' } as const
  const offers = (['early', 'middle', 'late', null] as const).map((part) => wouldContentDo(call, part))
  expect([...offers, wouldContentDo(press, 'early')]).toEqual([true, true, false, true, false])
})

import { expect, test } from 'vitest'
import type { Approval, RequestAsk } from '../asks/request-ask.ts'
import { phaseOf } from '../phase.ts'
import { rulesFrom } from '../rules.ts'
import type { ClockFacts } from './promised.ts'
import { nextClock, riskOf, runClocks } from './run-clocks.ts'

const rules = rulesFrom(new Map(), 'UTC')
const monday = '2026-03-02T09:00:00.000Z'
const noon = '2026-03-02T12:00:00.000Z'

const request: ClockFacts = {
  isSelfService: false,
  requester: { id: 'r', name: 'Ines Brandt' },
  handler: null,
  submittedAt: monday,
  answeredAt: null,
  matchedAt: null,
  closedAt: null,
  questions: [],
  exceptions: [],
  escalations: [],
  asks: [],
}

const ask: RequestAsk = {
  id: 'a',
  requestId: 'q',
  state: 'awaiting-approval',
  isLive: true,
  contact: { id: 'c', name: 'Grete Holm', title: null },
  account: { id: 'x', name: 'Nordkai' },
  ownerId: 'o',
  proposedBy: { id: 'm', name: 'Some manager' },
  ...{ proposedAt: monday, askedAt: null, answeredAt: null, closedAt: null, answerBy: null },
  ...{
    sentThrough: null,
    ownerAsks: false,
    reason: null,
    deferredUntil: null,
    whyYou: '',
    rankPermille: null,
  },
  ...{
    colleague: null,
    doneOn: null,
    evidence: null,
    result: [],
    suggested: [],
    meeting: null,
    feedback: [],
    approvals: [],
    needsWords: false,
    wording: null,
  },
}

const clockOf = (facts: Partial<ClockFacts>, kind: string, now = noon) =>
  runClocks({ ...request, ...facts }, rules, now).find((clock) => clock.kind === kind)

test('a draft has no clocks', () => {
  expect(runClocks({ ...request, submittedAt: null }, rules, noon)).toEqual([])
})

test.each([
  ['runs from the submission', {}, noon, 'running', 180, '2026-03-02T17:00:00.000Z'],
  ['is late past its day', {}, '2026-03-03T09:01:00.000Z', 'late', 481, '2026-03-02T17:00:00.000Z'],
  [
    'is kept in time',
    { answeredAt: noon },
    '2026-03-09T09:00:00.000Z',
    'kept',
    180,
    '2026-03-02T17:00:00.000Z',
  ],
  [
    'stays late once answered too late',
    { answeredAt: '2026-03-03T10:00:00.000Z' },
    '2026-03-09T09:00:00.000Z',
    'late',
    540,
    '2026-03-02T17:00:00.000Z',
  ],
] as const)('the first answer %s', (_, facts, now, state, usedMinutes, dueAt) => {
  expect(clockOf(facts, 'first-answer', now)).toMatchObject({
    state,
    usedMinutes,
    dueAt,
    allowedMinutes: 480,
    days: 1,
  })
})

test('a match is not owed while the requester has a question to answer, and the answer is owed instead', () => {
  const facts = { answeredAt: noon, questions: [{ askedAt: noon, answeredAt: null }] }
  const thursday = '2026-03-05T12:00:00.000Z'
  expect(clockOf(facts, 'match-or-plan', thursday)).toMatchObject({
    state: 'paused',
    usedMinutes: 180,
    dueAt: null,
    pausedFor: 'Ines Brandt has a question to answer',
  })
  expect(clockOf(facts, 'requester-answer', thursday)).toMatchObject({ state: 'late', side: 'requester' })
})

test('where the requester proposes by themselves the program owes nothing', () => {
  const kinds = runClocks({ ...request, isSelfService: true }, rules, noon).map(({ kind }) => kind)
  expect(kinds).toEqual(['requester-feedback'])
})

const approval: Approval = {
  id: 'v',
  askId: 'a',
  approver: 'owner',
  person: { id: 'o', name: 'Dario Conti' },
  windowDays: 2,
  needsYes: false,
  state: 'open',
  openedAt: monday,
  dueAt: '2026-03-03T17:00:00.000Z',
  decidedAt: null,
  decidedBy: null,
  comment: null,
  ...{ afterYes: false, onBehalfOf: null, outsideName: null, decidedThrough: null, wordingVersion: null },
}

test('an approval runs for whoever is asked, over the window it was opened with', () => {
  const asks = [{ ...ask, approvals: [approval] }]
  expect(clockOf({ asks }, 'owner-answer')).toMatchObject({
    side: 'owner',
    says: 'Dario Conti owes an answer',
    usedMinutes: 180,
    allowedMinutes: 960,
    days: 2,
  })
})

test.each([
  ['before their time was over: they owe nothing', '2026-03-03T09:00:00.000Z', undefined],
  ['after it was: that stays late', '2026-03-04T09:00:00.000Z', 'late'],
])('whoever is not asked any more, %s', (_, closedAt, state) => {
  const dropped: Approval = { ...approval, state: 'dropped' }
  const asks: RequestAsk[] = [{ ...ask, state: 'withdrawn', closedAt, approvals: [dropped] }]
  const clock = clockOf({ asks }, 'owner-answer', '2026-03-06T12:00:00.000Z')
  expect(clock?.state).toBe(state)
  expect(clock?.endedAt ?? closedAt).toBe(closedAt)
})

test('a yes counts as in time where a later agreement moved the moment kept', () => {
  const asks: RequestAsk[] = [
    {
      ...ask,
      state: 'scheduled',
      askedAt: monday,
      answerBy: '2026-03-06T17:00:00.000Z',
      answeredAt: '2026-03-11T09:00:00.000Z',
    },
  ]
  expect(clockOf({ asks }, 'advocate-answer', '2026-03-12T09:00:00.000Z')?.state).toBe('kept')
})

const suggested = ['2026-03-04T09:00:00.000Z', '2026-03-05T09:00:00.000Z']
const agreed: RequestAsk = { ...ask, state: 'accepted', answeredAt: monday, suggested }
const offered = { offeredAt: noon, endedAt: null, questions: '', counterTimes: [] }

test.each([
  ['nobody was sent', {}, 'late', '2026-03-02T17:00:00.000Z'],
  // Three of its eight hours were gone: once the last time has gone by, five are left.
  ['the other side was sent', { otherSide: offered }, 'paused', '2026-03-05T14:00:00.000Z'],
  [
    'the customer got others to choose from',
    { otherSide: { ...offered, counterTimes: ['2026-03-06T09:00:00.000Z'] } },
    'paused',
    '2026-03-06T14:00:00.000Z',
  ],
  [
    'the other side needs no more',
    { otherSide: { ...offered, endedAt: noon } },
    'late',
    '2026-03-02T17:00:00.000Z',
  ],
  ['went by', { otherSide: offered, suggested: [noon] }, 'late', '2026-03-02T17:00:00.000Z'],
] as const)('of times that %s the choice is %s, due %s', (_, more, state, dueAt) => {
  const clock = clockOf({ asks: [{ ...agreed, ...more }] }, 'agree-time', '2026-03-04T08:00:00.000Z')
  expect(clock).toMatchObject({ state, dueAt, pausedFor: state === 'paused' ? expect.any(String) : null })
})

test('the next clock is the first to be due, and risk begins in its last quarter', () => {
  const clocks = runClocks(request, rules, noon)
  expect(nextClock(clocks)?.kind).toBe('first-answer')
  expect(riskOf(clocks)).toBe('2026-03-02T15:00:00.000Z')
  expect(nextClock(runClocks({ ...request, answeredAt: noon, matchedAt: noon }, rules, noon))).toBeNull()
})

test.each([
  ['submitted', null, [], false, 'submitted'],
  ['matched', null, ['awaiting-approval'], false, 'in-approval'],
  ['matched', null, ['refused', 'asked', 'awaiting-approval'], false, 'asking'],
  ['matched', null, ['accepted'], false, 'asking'],
  ['matched', null, ['asked', 'scheduled'], false, 'scheduled'],
  ['matched', null, ['declined'], false, 'matched'],
  ['matched', null, ['done'], true, 'feedback-owed'],
  ['closed', 'fulfilled', ['done'], true, 'feedback-owed'],
  ['closed', 'fulfilled', ['debriefed'], false, 'closed'],
  ['closed', 'withdrawn', ['withdrawn'], false, 'closed'],
] as const)(
  'a request that is %s (%s) with asks %s stands at %s → %s',
  (state, outcome, asks, isFeedbackOwed, phase) => {
    expect(phaseOf({ state, outcome, asks, isFeedbackOwed })).toBe(phase)
  },
)

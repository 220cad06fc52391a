import { expect, test } from 'vitest'
import type { Approval } from '../asks/request-ask.ts'
import { rulesFrom } from '../rules.ts'
import type { PromiseCase, PromisedAsk, PromiseFacts } from './promise-case.ts'
import { judgeCases, promises } from './promises.ts'
import type { Clock } from './run-clocks.ts'

const rules = rulesFrom(new Map(), 'UTC')
const monday = '2026-03-02T09:00:00.000Z'
const now = '2026-06-01T09:00:00.000Z'

const clock = (kind: Clock['kind'], state: Clock['state'], more: Partial<Clock> = {}): Clock => ({
  ...{ kind, state, side: 'program', owes: null, says: 'Said', days: 1, askId: null, escalated: null },
  ...{ usedMinutes: 120, allowedMinutes: 480, startedAt: monday, dueAt: monday, endedAt: monday },
  ...{ pausedFor: null, riskAt: null },
  ...more,
})

const step = (approver: Approval['approver'], more: Partial<Approval> = {}): Approval =>
  ({
    ...{ id: 'v', askId: 'a', approver, person: { id: 'o', name: 'Owner' }, windowDays: 2, needsYes: false },
    ...{
      state: 'approved',
      openedAt: monday,
      dueAt: '2026-03-04T09:00:00.000Z',
      decidedBy: null,
      comment: null,
    },
    decidedAt: '2026-03-03T09:00:00.000Z',
    ...more,
  }) as Approval

const ask = (more: Partial<PromisedAsk> = {}): PromisedAsk =>
  ({
    ...{
      id: 'a',
      requestId: 'r',
      state: 'done',
      contact: { id: 'c', name: 'Grete', title: null },
      ownerId: 'o',
    },
    ...{ proposedBy: { id: 'm', name: 'Manager' }, askedAt: '2026-03-04T09:00:00.000Z', ownerAsks: false },
    ...{
      closedAt: '2026-03-10T09:00:00.000Z',
      approvals: [],
      ownerToldAt: null,
      thankedAt: null,
      drafts: [],
      doneOn: '2026-03-10',
    },
    ...more,
  }) as PromisedAsk

const facts = (more: Partial<PromiseFacts> = {}): PromiseFacts => ({
  ...{
    request: { id: 'r', number: 1, title: 'A call' },
    requester: { id: 's', name: 'Seller' },
    teamKind: 'sales',
  },
  ...{ activityCode: 'sales-reference-call', wanted: 1, isSelfService: false, submittedAt: monday },
  ...{ answeredAt: monday, matchedAt: monday, closedAt: null, needBy: '2026-03-20', questions: 0 },
  ...{ hasQuota: false, exceptions: [], clocks: [], asks: [], opportunity: null },
  ...more,
})

const approved = { kind: 'notice', state: 'approved' } as const
const opportunity = { closesOn: '2026-03-20', isOpen: false }
const matched = (usedMinutes: number) => [clock('match-or-plan', 'kept', { usedMinutes })]
const event = { activityCode: 'event-speech', teamKind: 'events' } as const
const launch = { activityCode: 'launch-customer', needBy: '2026-06-30' } as const

test.each([
  ['notice-kept', {}, ['met']],
  ['notice-kept', { exceptions: [approved] }, ['excepted']],
  ['notice-kept', { exceptions: [{ ...approved, state: 'refused' }] }, ['missed']],
  ['notice-kept', { exceptions: [{ ...approved, state: 'open' }] }, []],
  ['right-stage', {}, []],
  ['right-stage', { opportunity }, ['met']],
  ['within-quota', {}, []],
  ['within-quota', { hasQuota: true }, ['met']],
  ['brief-complete', {}, ['met']],
  ['brief-complete', { questions: 2 }, ['missed']],
  ['brief-complete', { matchedAt: null }, []],
  ['first-answer', { clocks: [clock('first-answer', 'kept')] }, ['met']],
  ['first-answer', { clocks: [clock('first-answer', 'late')] }, ['missed']],
  ['first-answer', { clocks: [clock('first-answer', 'running')] }, []],
  ['first-answer', { answeredAt: null, closedAt: monday, clocks: [clock('first-answer', 'kept')] }, []],
  ['took-place-said', { closedAt: monday, clocks: [clock('report-done', 'kept')] }, ['met']],
  ['match-or-plan', { clocks: matched(480) }, ['met']],
  ['match-or-plan', { ...event, clocks: matched(480) }, []],
  ['shortlist', { clocks: matched(480) }, []],
  ['shortlist', { ...event, clocks: matched(4_800) }, ['met']],
  ['shortlist', { ...event, clocks: matched(4_801) }, ['missed']],
  ['shortlist', { ...event, matchedAt: null, clocks: matched(960) }, []],
  ['launch-ahead', { ...launch, matchedAt: '2026-05-01T09:00:00.000Z' }, ['met']],
  ['launch-ahead', { ...launch, matchedAt: '2026-05-02T09:00:00.000Z' }, ['missed']],
  ['launch-ahead', { ...launch, needBy: '2026-04-01' }, ['excepted']],
  ['speakers-per-event', { ...event, wanted: 2 }, ['met']],
  ['speakers-per-event', { ...event, wanted: 3 }, ['missed']],
  ['speakers-per-event', { ...event, wanted: 3, exceptions: [approved] }, ['excepted']],
  ['needs-at-quarter-start', { teamKind: 'investor-relations' }, ['missed']],
  [
    'needs-at-quarter-start',
    { teamKind: 'investor-relations', submittedAt: '2026-01-30T09:00:00.000Z' },
    ['met'],
  ],
  ['opportunity-recorded', { opportunity, asks: [ask()] }, ['met']],
  ['opportunity-recorded', { opportunity: { ...opportunity, isOpen: true }, asks: [ask()] }, ['missed']],
  ['opportunity-recorded', { opportunity: { closesOn: '2026-06-30', isOpen: true }, asks: [ask()] }, []],
] as const)('%s of a request', (code, more, states) => {
  expect(statesOf(code, [facts(more as Partial<PromiseFacts>)])).toEqual(states)
})

test.each([
  ['approval-answered', { approvals: [step('owner')] }, ['met']],
  [
    'approval-answered',
    { approvals: [step('owner', { decidedAt: '2026-03-05T09:00:00.000Z' })] },
    ['missed'],
  ],
  ['approval-answered', { approvals: [step('owner', { state: 'passed' })] }, ['missed']],
  ['approval-answered', { approvals: [step('executive')] }, []],
  ['executive-answered', { approvals: [step('executive')] }, ['met']],
  ['owner-told', {}, ['missed']],
  ['owner-told', { ownerToldAt: monday }, ['met']],
  ['owner-told', { ownerToldAt: '2026-03-05T09:00:00.000Z' }, ['missed']],
  ['owner-told', { approvals: [step('owner')] }, ['met']],
  ['owner-told', { ownerId: null }, []],
  ['words-approved', { approvals: [step('company')] }, ['met']],
  ['words-approved', { approvals: [step('company', { state: 'open', decidedAt: null })] }, ['missed']],
  ['words-approved', { state: 'scheduled', approvals: [step('company')] }, []],
  ['legal-before-use', { approvals: [step('legal', { decidedAt: '2026-03-11T09:00:00.000Z' })] }, ['missed']],
  ['thanked', { thankedAt: '2026-03-12T17:00:00.000Z' }, ['met']],
  ['thanked', { thankedAt: '2026-03-13T09:00:00.000Z' }, ['missed']],
  ['thanked', { doneOn: '2026-05-29', thankedAt: null }, []],
  ['thanked', {}, ['missed']],
  ['owner-reported', {}, ['met']],
  ['owner-reported', { closedAt: '2026-03-12T17:00:00.000Z' }, ['met']],
  ['owner-reported', { closedAt: '2026-03-13T09:00:00.000Z' }, ['missed']],
  ['owner-reported', { ownerId: null }, []],
  ['owner-reported', { state: 'missed', doneOn: null }, []],
  ['draft-turned', { drafts: [{ at: monday, turnedAt: '2026-03-06T17:00:00.000Z' }] }, ['met']],
  ['draft-turned', { drafts: [{ at: monday, turnedAt: '2026-03-06T17:30:00.000Z' }] }, ['missed']],
  ['draft-turned', { drafts: [{ at: monday, turnedAt: null }] }, ['missed']],
  ['draft-turned', { drafts: [{ at: '2026-05-29T09:00:00.000Z', turnedAt: null }] }, []],
] as const)('%s of an ask', (code, more, states) => {
  expect(statesOf(code, [facts({ asks: [ask(more as Partial<PromisedAsk>)] })])).toEqual(states)
})

function statesOf(code: string, all: readonly PromiseFacts[]): PromiseCase['state'][] {
  const promise = promises.find((each) => each.code === code)
  if (promise === undefined) throw new Error(`no promise is called ${code}`)
  return promise.read(all, { rules, now, timeZone: 'UTC' }).map(({ state }) => state)
}

test('an owner is asked for at most three approvals in a week, wherever they come from', () => {
  const of = (count: number) =>
    Array.from({ length: count }, () => facts({ asks: [ask({ approvals: [step('owner')] })] }))
  const next = facts({
    asks: [ask({ approvals: [step('owner', { openedAt: '2026-03-09T09:00:00.000Z' })] })],
  })
  expect(statesOf('asks-per-owner', [...of(3), next])).toEqual(['met', 'met'])
  expect(statesOf('asks-per-owner', of(4))).toEqual(['missed'])
  const today = (count: number) =>
    Array.from({ length: count }, () =>
      facts({ asks: [ask({ approvals: [step('owner', { openedAt: now })] })] }),
    )
  expect([statesOf('asks-per-owner', today(3)), statesOf('asks-per-owner', today(4))]).toEqual([
    [],
    ['missed'],
  ])
})

test('below five cases nothing is said, and exceptions are counted apart', () => {
  const cases = (states: readonly PromiseCase['state'][]): PromiseCase[] =>
    states.map((state) => ({ request: null, owes: null, state, detail: '', at: monday }))
  expect(judgeCases(cases(['met', 'met', 'met', 'met', 'excepted']))).toEqual({
    ...{ due: 4, met: 4, excepted: 1, percent: null },
  })
  expect(judgeCases(cases(['met', 'met', 'met', 'met', 'missed', 'excepted']))).toEqual({
    ...{ due: 5, met: 4, excepted: 1, percent: 80 },
  })
})

test('every promise has a code of its own', () => {
  expect(new Set(promises.map(({ code }) => code)).size).toBe(promises.length)
})

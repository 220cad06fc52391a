import { expect, test } from 'vitest'
import { decideException } from './decide-exception.ts'
import {
  approverOfException,
  compareExceptions,
  type ExceptionFacts,
  exceptionInTheWay,
  exceptionsOf,
  type KeptException,
} from './exception.ts'
import { quotaInTheWay, sayQuota, takesPlace } from './quota.ts'

const fine: ExceptionFacts = {
  needBy: '2026-03-20',
  earliestOn: '2026-03-10',
  noticeDays: 5,
  stage: null,
  quota: null,
}
const early = { now: 'Discovery', earliest: 'Evaluation' }
const full = { of: 'Sales EMEA', used: 6, limit: 6 }

test.each([
  ['nothing', {}, []],
  ['nothing on the last day', { needBy: '2026-03-10' }, []],
  ['the notice', { needBy: '2026-03-09' }, ['notice']],
  ['the stage', { stage: early }, ['stage']],
  ['the quota', { quota: full }, ['quota']],
  ['all of them', { needBy: '2026-03-09', stage: early, quota: full }, ['notice', 'stage', 'quota']],
  ['nothing without a day', { needBy: null }, []],
] as const)('a request breaks %s', (_, facts, kinds) => {
  expect(exceptionsOf({ ...fine, ...facts }).map(({ kind }) => kind)).toEqual(kinds)
})

const kept = (state: KeptException['state'], needBy = '2026-03-09'): KeptException => ({
  id: 'x',
  kind: 'notice',
  state,
  breaks: '',
  needBy,
})
const ground = (needBy: string) => exceptionsOf({ ...fine, needBy })

test.each([
  ['opens what nobody was asked about', [], '2026-03-09', [1, 0, 0]],
  ['asks nobody twice for the same', [kept('open')], '2026-03-09', [0, 0, 0]],
  ['asks anew for another day', [kept('open')], '2026-03-06', [1, 1, 0]],
  ['is covered by a yes to an earlier day', [kept('approved', '2026-03-05')], '2026-03-09', [0, 0, 0]],
  ['is not covered by a yes to a later day', [kept('approved', '2026-03-09')], '2026-03-05', [1, 0, 1]],
  ['stays refused for the same day', [kept('refused')], '2026-03-09', [0, 0, 0]],
  ['may ask again for another day', [kept('refused', '2026-03-05')], '2026-03-09', [1, 0, 1]],
  ['lets go of a refusal once it is none any more', [kept('refused')], '2026-03-10', [0, 0, 1]],
  ['drops what is none any more', [kept('open')], '2026-03-10', [0, 1, 0]],
] as const)('a changed brief %s', (_, standing, needBy, expected) => {
  const { open, drop, supersede } = compareExceptions(ground(needBy), standing)
  expect([open.length, drop.length, supersede.length]).toEqual(expected)
})

test.each([
  ['notice', 'm', 'm'],
  ['stage', 'm', 'm'],
  ['quota', 'm', null],
  ['notice', null, null],
  ['notice', 'r', null],
] as const)('an exception from the %s with the manager %s is for %s', (kind, managerId, expected) => {
  expect(approverOfException(kind, { requesterId: 'r', managerId })).toBe(expected)
})

test('an open or refused exception stands in the way of proposing anybody, an approved one does not', () => {
  expect(exceptionInTheWay([{ state: 'approved', approver: 'Mara' }])).toBeNull()
  expect(exceptionInTheWay([{ state: 'open', approver: 'Mara' }])).toMatch(/waits for Mara/)
  expect(exceptionInTheWay([{ state: 'open', approver: null }])).toMatch(/waits for the program/)
  expect(exceptionInTheWay([{ state: 'refused', approver: 'Mara' }])).toMatch(/refused/)
})

const asked = {
  id: 'x',
  state: 'open',
  approverId: 'm',
  decidedById: null,
  decidedBy: null,
  supersededAt: null,
} as const
const approved = { ...asked, state: 'approved', decidedById: 'm', decidedBy: 'Mara' } as const
const refused = { ...asked, state: 'refused', decidedById: 'm', decidedBy: 'Mara' } as const
const yes = { answer: 'yes', comment: null, by: 'm' } as const
const no = { answer: 'no', comment: 'Not this quarter', by: 'm' } as const

test.each([
  ['takes a yes', asked, 'submitted', yes, 'counts'],
  ['takes a no with its reason', asked, 'submitted', no, 'counts'],
  ['wants the reason of a no', asked, 'submitted', { ...no, comment: ' ' }, 'no-reason'],
  ['knows the same yes', approved, 'submitted', yes, 'known'],
  ['keeps the first of two answers', approved, 'submitted', { ...no, by: 'other' }, 'decided-already'],
  ['keeps the yes that was given', approved, 'submitted', no, 'decided-already'],
  ['lets a no become a yes', refused, 'submitted', yes, 'counts'],
  ['ends with its request', asked, 'closed', yes, 'request-closed'],
  [
    'ends with the change of the brief',
    { ...asked, state: 'dropped' } as const,
    'submitted',
    yes,
    'not-needed',
  ],
] as const)('an exception %s', (_, exception, state, given, expected) => {
  const decision = decideException(exception, { state }, given)
  expect(decision.ok ? (decision.isKnown ? 'known' : 'counts') : decision.refusal).toBe(expected)
})

test.each([
  ['submitted', null, false, false, true],
  ['draft', null, false, false, false],
  ['closed', 'fulfilled', true, false, true],
  ['closed', 'unfilled', false, false, true],
  ['closed', 'withdrawn', false, false, false],
  ['closed', 'withdrawn', true, false, true],
  ['closed', 'duplicate', false, false, false],
  ['submitted', null, false, true, false],
] as const)('a request that is %s (%s, asked: %s, refused: %s) takes a place of the quota: %s', (...row) => {
  const [state, outcome, wasAsked, isRefused, expected] = row
  expect(takesPlace({ state, outcome, wasAsked, isRefused })).toBe(expected)
})

test('the tightest quota that is full stands in the way, and is said with what was used', () => {
  const all = { team: 'Sales EMEA', activity: null, limit: 6, used: 6 }
  const visits = { ...all, activity: 'Site visit', limit: 1, used: 1 }
  expect(quotaInTheWay([{ ...all, used: 5 }])).toBeNull()
  expect(quotaInTheWay([all, visits])).toEqual(visits)
  expect(sayQuota(all)).toBe('Sales EMEA has used 6 of 6 this quarter')
})

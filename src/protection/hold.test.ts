import { expect, test } from 'vitest'
import { away, type Case, call, judge, today } from './example-facts.ts'

const cases: readonly Case[] = [
  ['away', { person: { absences: [away] } }, call, '2026-03-09', 'held by absence, free 2026-03-16'],
  [
    'left the account',
    { person: { leftOn: '2026-03-01' } },
    call,
    '2026-03-09',
    'held by contact-left, until a fact changes',
  ],
  [
    'a serious case is open',
    { account: { seriousCases: [{ id: 'case', number: 'TW-1', openedOn: today }] } },
    call,
    '2026-06-09',
    'held by serious-case, until a fact changes',
  ],
  [
    'health is poor',
    { account: { health: 'poor' } },
    call,
    '2026-03-09',
    'held by health-poor, until a fact changes',
  ],
  [
    'gave notice',
    { account: { churnNoticeOn: '2026-02-01' } },
    call,
    '2026-03-09',
    'held by churn-notice, until a fact changes',
  ],
  [
    '31 days before the renewal',
    { account: { renewalOn: '2026-04-09' } },
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    '30 days before the renewal',
    { account: { renewalOn: '2026-04-08' } },
    call,
    '2026-03-09',
    'held by renewal-near, free 2026-04-09',
  ],
  [
    'the owner objects until a date',
    { objections: [{ id: 'no', until: '2026-04-01', reason: 'budget talks' }] },
    call,
    '2026-03-31',
    'held by objection, free 2026-04-01',
  ],
  [
    'the owner objects until lifted',
    { objections: [{ id: 'no', until: null, reason: 'budget talks' }] },
    null,
    '2026-03-31',
    'held by objection, until a fact changes',
  ],
]

test.each(cases)('%s', (_, given, type, day, answer) => {
  expect(judge(given, type, day)).toBe(answer)
})

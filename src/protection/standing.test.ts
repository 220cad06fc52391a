import { expect, test } from 'vitest'
import {
  away,
  bothGive,
  type Case,
  call,
  entry,
  facts,
  judge,
  loaded,
  today,
  typeOf,
  willing,
} from './example-facts.ts'
import { defaultRules } from './rules.ts'
import { firstFreeWorkingDay, isFree, loadCurve, nextTurn, standingOf } from './standing.ts'

const cases: readonly Case[] = [
  [
    'never goes before held, held before resting',
    { person: { ...willing('never'), blackouts: [away] }, account: { health: 'poor' } },
    call,
    '2026-03-09',
    'never by said-never, until a fact changes',
  ],
  [
    'held goes before resting, and the later end counts',
    { person: { blackouts: [away], absences: [{ ...away, until: '2026-03-10' }] } },
    call,
    '2026-03-09',
    'held by absence, free 2026-03-16',
  ],
]

test.each(cases)('%s', (_, given, type, day, answer) => {
  expect(judge(given, type, day)).toBe(answer)
})

test('every reason is told, the gravest first, each with its rule and its rows', () => {
  const given = facts({
    person: { blackouts: [away], entries: [entry({ on: '2026-02-20', restDays: 30 })] },
    account: { health: 'poor', renewalOn: '2026-03-20' },
  })
  const { reasons } = standingOf(given, call, '2026-03-09')
  expect(reasons.map((reason) => reason.code)).toEqual([
    'health-poor',
    'renewal-near',
    'rest-after-use',
    'blackout',
  ])
  for (const reason of reasons) {
    expect(reason.rule).not.toBe('')
    expect(reason.sources.length).toBeGreaterThan(0)
  }
})

test.each([
  ['strategic', { tier: 'strategic' as const }, ['strategic-account']],
  ['health to be watched', { health: 'watch' as const }, ['health-watch']],
  ['renewal in 31 days', { renewalOn: '2026-04-09' }, ['renewal-ahead']],
  ['renewal in 90 days', { renewalOn: '2026-06-07' }, ['renewal-ahead']],
  ['renewal in 91 days', { renewalOn: '2026-06-08' }, []],
  ['renewal in 30 days: held, no yes helps', { renewalOn: '2026-04-08' }, []],
])('the owner must say yes: %s', (_, account, codes) => {
  const standing = standingOf(facts({ account }), call, '2026-03-09')
  expect(standing.ownerYes.map((reason) => reason.code)).toEqual(codes)
})

test('load tells what is done and what open asks reserve on the fullest day ahead', () => {
  const given = facts(
    loaded(entry({ quarters: 12 }), entry({ state: 'asked', quarters: 4, on: '2026-03-20' })),
  )
  expect(standingOf(given, null, today).load).toEqual({ done: 12, reserved: 4, cap: 32 })
  // By June the first has dropped out, so that the open one weighs alone.
  const later = facts(
    loaded(entry({ quarters: 12 }), entry({ state: 'asked', quarters: 4, on: '2026-05-20' })),
  )
  expect(standingOf(later, null, today).load).toEqual({ done: 12, reserved: 0, cap: 32 })
})

test('a proposed day is a working day outside the blackout that the notice ends in', () => {
  const blackout = { id: 'b', from: '2026-12-14', until: '2027-01-15', reason: null }
  const given = {
    ...facts({ person: { blackouts: [blackout] }, permissions: bothGive('analysts') }),
    today: '2026-11-23',
  }
  expect(firstFreeWorkingDay(given, typeOf('analyst-interview'), '2026-12-21')).toBe('2027-01-18')
})

test('a holiday is no day to propose, and counts in nobody’s own notice', () => {
  const given = facts({ person: { ownNoticeDays: 1 }, holidays: new Set(['03-03']) })
  expect(standingOf(given, call, today).freeFrom).toBe('2026-03-04')
  expect(firstFreeWorkingDay(facts({ holidays: new Set(['03-03']) }), call, '2026-03-03')).toBe('2026-03-04')
})

test('a lowered cap leaves bookings alone and shows somebody as over it', () => {
  const given = facts(loaded(entry({ state: 'scheduled', quarters: 24, on: '2026-03-20' })))
  const lower = { ...defaultRules, contactCap: 16 }
  const standing = standingOf({ ...given, rules: lower }, null, today)
  expect(standing.load).toEqual({ done: 0, reserved: 24, cap: 16 })
  expect(isFree(standing)).toBe(false)
})

test('the next turn is the first day on which something begins, ends, enters or drops out', () => {
  expect(nextTurn(facts(), today)).toBeNull()
  expect(
    nextTurn(facts({ person: { absences: [{ ...away, from: '2026-04-01', until: '2026-04-03' }] } }), today),
  ).toBe('2026-04-01')
  expect(nextTurn(facts(loaded(entry({ on: '2026-01-01' }))), today)).toBe('2026-04-01')
})

test('the curve steps up where an ask counts from and down 90 days later', () => {
  expect(
    loadCurve(
      [entry({ on: '2026-01-10' }), entry({ on: '2026-03-01', quarters: 4 })],
      '2026-01-01',
      '2026-04-30',
      90,
    ),
  ).toEqual([
    { day: '2026-01-01', quarters: 0 },
    { day: '2026-01-10', quarters: 8 },
    { day: '2026-03-01', quarters: 12 },
    { day: '2026-04-10', quarters: 4 },
  ])
})

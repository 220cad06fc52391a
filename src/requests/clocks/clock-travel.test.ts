import { expect, test } from 'vitest'
import { quarterOf, sayQuarter, startOfDay } from '../exceptions/quarter.ts'
import { daysOfExpiry, stepOfExpiry } from '../expiry.ts'
import { rulesFrom } from '../rules.ts'
import { escalationsAhead, whomToTell } from './escalation.ts'
import type { AskedException, ClockFacts } from './promised.ts'
import { runClocks } from './run-clocks.ts'
import { joinPauses } from './working-time.ts'

// What time does to clocks, quarters and ends: across changes of the clock, holidays and weekends.

const berlin = rulesFrom(new Map([['requests.holidays', '04-03, 04-06']]), 'Europe/Berlin')
const newYork = rulesFrom(new Map(), 'America/New_York')

const facts = (more: Partial<ClockFacts>): ClockFacts => ({
  isSelfService: false,
  requester: { id: 'r', name: 'Ines' },
  handler: null,
  submittedAt: '2026-03-02T09:00:00.000Z',
  answeredAt: null,
  matchedAt: null,
  closedAt: null,
  questions: [],
  exceptions: [],
  escalations: [],
  asks: [],
  ...more,
})

const matchOf = (more: Partial<ClockFacts>, now: string, rules = berlin) =>
  runClocks(facts(more), rules, now).find(({ kind }) => kind === 'match-or-plan')

test.each([
  // Handed in on the Friday before the clocks go forward: nine hours in Berlin are an hour earlier after it.
  ['Berlin in spring', berlin, '2026-03-27T08:00:00.000Z', '2026-03-30T15:00:00.000Z'],
  ['Berlin in autumn', berlin, '2026-10-23T07:00:00.000Z', '2026-10-26T16:00:00.000Z'],
  ['New York in spring', newYork, '2026-03-06T14:00:00.000Z', '2026-03-09T21:00:00.000Z'],
  ['New York in autumn', newYork, '2026-10-30T13:00:00.000Z', '2026-11-02T22:00:00.000Z'],
  ['Berlin over Easter', berlin, '2026-04-02T07:00:00.000Z', '2026-04-07T15:00:00.000Z'],
] as const)('two working days end at the end of the second, %s', (_, rules, submittedAt, dueAt) => {
  expect(matchOf({ submittedAt }, submittedAt, rules)?.dueAt).toBe(dueAt)
})

const mara = { id: 'm', name: 'Mara' }
const exception = (more: Partial<AskedException> = {}): AskedException => ({
  openedAt: '2026-03-02T09:00:00.000Z',
  dueAt: '2026-03-03T09:00:00.000Z',
  decidedAt: null,
  clearedAt: null,
  approver: mara,
  ...more,
})

test('while an exception waits the program’s clocks stand still and say for whom; the manager’s runs', () => {
  const clocks = runClocks(facts({ exceptions: [exception()] }), berlin, '2026-03-05T09:00:00.000Z')
  const told = clocks.map(({ kind, state, pausedFor }) => [kind, state, pausedFor])
  expect(told).toEqual([
    ['first-answer', 'paused', 'waits for Mara to approve the exception'],
    ['match-or-plan', 'paused', 'waits for Mara to approve the exception'],
    ['exception-answer', 'late', null],
    ['requester-feedback', 'ahead', null],
  ])
})

test('once it is approved they run on, later by what was lost; two pauses at once are lost once', () => {
  const decidedAt = '2026-03-03T09:00:00.000Z'
  const exceptions = [exception({ decidedAt, clearedAt: decidedAt })]
  const questions = [{ askedAt: '2026-03-02T12:00:00.000Z', answeredAt: '2026-03-03T12:00:00.000Z' }]
  expect(matchOf({}, decidedAt)?.dueAt).toBe('2026-03-04T09:00:00.000Z')
  expect(matchOf({ exceptions }, decidedAt)?.dueAt).toBe('2026-03-05T09:00:00.000Z')
  expect(matchOf({ exceptions, questions }, '2026-03-04T09:00:00.000Z')?.dueAt).toBe(
    '2026-03-05T12:00:00.000Z',
  )
})

test('a refused exception leaves the word with the requester until the brief is changed', () => {
  const decidedAt = '2026-03-03T09:00:00.000Z'
  const clock = matchOf({ exceptions: [exception({ decidedAt })] }, '2026-03-09T09:00:00.000Z')
  expect(clock).toMatchObject({ state: 'paused', dueAt: null })
  expect(clock?.pausedFor).toMatch(/^Ines has to change the brief/)
})

test('pauses that touch are one', () => {
  const pauses = [
    { from: '2026-03-02T09:00:00.000Z', until: '2026-03-02T12:00:00.000Z' },
    { from: '2026-03-02T11:00:00.000Z', until: null },
    { from: '2026-03-05T11:00:00.000Z', until: '2026-03-05T12:00:00.000Z' },
  ]
  expect(joinPauses(pauses)).toEqual([{ from: '2026-03-02T09:00:00.000Z', until: null }])
})

test('a clock is carried on a working day after its time, once, and never while it stands still', () => {
  const now = '2026-03-20T09:00:00.000Z'
  const ahead = escalationsAhead(runClocks(facts({}), berlin, now), berlin)
  expect(ahead.map(({ clock, at }) => [clock.kind, at])).toEqual([
    ['first-answer', '2026-03-04T09:00:00.000Z'],
    ['match-or-plan', '2026-03-05T09:00:00.000Z'],
  ])
  const at = '2026-03-04T09:00:00.000Z'
  const carried = { kind: 'first-answer', askId: null, startedAt: '2026-03-02T09:00:00.000Z', to: mara, at }
  const after = runClocks(facts({ escalations: [carried] }), berlin, now)
  expect(after[0]?.escalated).toEqual({ to: mara, at })
  expect(escalationsAhead(after, berlin).map(({ clock }) => clock.kind)).toEqual(['match-or-plan'])
  const paused = runClocks(facts({ exceptions: [exception()] }), berlin, now)
  expect(escalationsAhead(paused, berlin).map(({ clock }) => clock.kind)).toEqual(['exception-answer'])
})

test.each([
  ['program', 'h', ['m'], 'boss', 'boss'],
  ['program', 'boss', ['m'], 'boss', null],
  ['requester', 'r', ['m', 'mm'], 'boss', 'm'],
  ['requester', 'm', ['m', 'mm'], 'boss', 'mm'],
  ['owner', 'o', [], 'boss', 'boss'],
  ['owner', 'o', [], null, null],
] as const)('a late clock of the %s %s goes to whom it should', (side, owes, managers, named, expected) => {
  expect(whomToTell(side, owes, managers, named)).toBe(expected)
})

test.each([
  ['2026-03-31T21:59:59.999Z', 'Europe/Berlin', '2026-01-01', 'Q1 2026'],
  ['2026-03-31T22:00:00.000Z', 'Europe/Berlin', '2026-04-01', 'Q2 2026'],
  ['2026-04-01T03:59:59.999Z', 'America/New_York', '2026-01-01', 'Q1 2026'],
  ['2026-04-01T04:00:00.000Z', 'America/New_York', '2026-04-01', 'Q2 2026'],
  ['2026-12-31T12:00:00.000Z', 'UTC', '2026-10-01', 'Q4 2026'],
] as const)('%s belongs, in %s, to the quarter from %s', (moment, timeZone, startsOn, says) => {
  const quarter = quarterOf(moment, timeZone)
  expect([quarter.startsOn, sayQuarter(quarter.startsOn)]).toEqual([startsOn, says])
  expect(quarter.from <= moment && moment < quarter.until).toBe(true)
})

test('a day begins where the workspace is, also on the night the clock changes', () => {
  expect(startOfDay('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z')
  expect(startOfDay('2026-11-02', 'America/New_York')).toBe('2026-11-02T05:00:00.000Z')
})

// Good Friday and Easter Monday lie between: five working days after Thursday 2 April.
test.each([
  ['nothing before its requester is told', null, null, '2026-04-09', 'nothing'],
  ['the requester a working day before the end', null, null, '2026-04-10', 'tell'],
  ['the requester first, after a stop over the end', null, null, '2026-04-20', 'tell'],
  ['nothing between', '2026-04-02', '2026-04-10', '2026-04-12', 'nothing'],
  ['the end on its day', '2026-04-02', '2026-04-10', '2026-04-13', 'end'],
  ['nothing on the day it was told too late', '2026-04-02', '2026-04-20', '2026-04-20', 'nothing'],
  ['the end a working day after that', '2026-04-02', '2026-04-20', '2026-04-21', 'end'],
  ['the requester anew for another day', '2026-03-20', '2026-03-26', '2026-04-10', 'tell'],
] as const)('a request whose day went by: %s', (_, toldFor, toldOn, today, expected) => {
  expect(daysOfExpiry('2026-04-02', berlin)).toEqual({ toldOn: '2026-04-10', endsOn: '2026-04-13' })
  expect(stepOfExpiry('2026-04-02', { for: toldFor, on: toldOn }, today, berlin)).toBe(expected)
})

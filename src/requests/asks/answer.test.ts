import { expect, test } from 'vitest'
import { askStates } from '../../activities/ledger.ts'
import { type Answer, type Answerable, decideAnswer } from './answer.ts'
import { customerAnswers } from './ask-page.contract.ts'

const now = '2026-11-22T09:00:00.000Z'
const offered = ['2026-12-02T23:30:00.000Z']
const ask: Answerable = {
  state: 'asked',
  timing: 'slot',
  isHandedOver: true,
  offered,
  timeZone: 'Europe/Warsaw',
  houseZone: 'UTC',
}
const customer = { now, byStaff: false }
const staff = { now, byStaff: true }

test('a yes agrees on the day it is where the customer is', () => {
  const yes = { answer: 'yes', startsAt: offered[0] ?? null } as const
  expect(decideAnswer(ask, yes, customer)).toMatchObject({
    ok: true,
    move: { action: 'schedule', agreedOn: '2026-12-03', timeZone: 'Europe/Warsaw' },
  })
  const elsewhere = { ...ask, timeZone: null }
  const fromBrowser = decideAnswer(elsewhere, { ...yes, timeZone: 'America/New_York' }, customer)
  expect(fromBrowser).toMatchObject({ move: { agreedOn: '2026-12-02', timeZone: 'America/New_York' } })
  const nonsense = decideAnswer(elsewhere, { ...yes, timeZone: 'Nowhere/At_all' }, customer)
  expect(nonsense).toMatchObject({ move: { timeZone: 'UTC' } })
})

test.each<[string, Answer, string]>([
  ['a time that was not offered', { answer: 'yes', startsAt: '2026-12-09T09:00:00.000Z' }, 'not-offered'],
  ['no times of one’s own', { answer: 'other-times', times: [] }, 'no-day'],
  ['a time that lies behind', { answer: 'other-times', times: ['2026-11-01T09:00:00.000Z'] }, 'not-ahead'],
  ['not now without a day', { answer: 'not-now' }, 'no-day'],
  ['not now until a day that is no day', { answer: 'not-now', until: '2026-02-30' }, 'no-day'],
  ['not now until today', { answer: 'not-now', until: '2026-11-22' }, 'not-ahead'],
  ['a colleague without a name', { answer: 'colleague', colleague: '  ' }, 'no-name'],
])('%s is refused', (_, input, refusal) => {
  expect(decideAnswer(ask, input, customer)).toMatchObject({ ok: false, refusal })
})

test.each(['fixed-day', 'by-day'] as const)('what has its day (%s) is not moved to other times', (timing) => {
  const times = ['2026-12-09T09:00:00.000Z']
  expect(decideAnswer({ ...ask, timing }, { answer: 'other-times', times }, customer)).toMatchObject({
    refusal: 'no-choice',
  })
})

test('one of ours may note a time that was not offered, but none that lies behind', () => {
  const at = (startsAt: string) => decideAnswer(ask, { answer: 'yes', startsAt }, staff)
  expect(at('2026-12-09T09:00:00.000Z')).toMatchObject({ ok: true })
  expect(at('2026-11-01T09:00:00.000Z')).toMatchObject({ refusal: 'not-ahead' })
})

test('a customer answers an open ask only; what is closed says what it is', () => {
  const refusals = Object.fromEntries(
    askStates.map((state) => {
      const decided = decideAnswer({ ...ask, state }, { answer: 'no' }, customer)
      return [state, decided.ok ? 'taken' : decided.refusal]
    }),
  )
  expect(refusals).toEqual({
    proposed: 'taken',
    'awaiting-approval': 'taken',
    asked: 'taken',
    accepted: 'answered-already',
    scheduled: 'answered-already',
    done: 'answered-already',
    debriefed: 'answered-already',
    refused: 'withdrawn',
    declined: 'answered-already',
    deferred: 'answered-already',
    expired: 'too-late',
    withdrawn: 'withdrawn',
    missed: 'answered-already',
  })
})

test('before the letter went out nobody answers', () => {
  for (const answer of customerAnswers) {
    const early = { ...ask, state: 'awaiting-approval', isHandedOver: false } as const
    expect(decideAnswer(early, { answer }, customer)).toMatchObject({ refusal: 'not-asked-yet' })
  }
})

test('after a yes one of ours may note a no', () => {
  for (const state of ['accepted', 'scheduled'] as const) {
    expect(decideAnswer({ ...ask, state }, { answer: 'no' }, staff)).toMatchObject({ ok: true })
    expect(decideAnswer({ ...ask, state }, { answer: 'yes' }, staff)).toMatchObject({ ok: false })
  }
})

import { expect, test } from 'vitest'
import { decideTake, decideTimes, type Timed } from './decide-time.ts'

const now = '2026-11-23T09:00:00.000Z'
const tuesday = '2026-12-01T13:30:00.000Z'
const wednesday = '2026-12-02T14:00:00.000Z'
const meeting = {
  startsAt: tuesday,
  minutes: 30,
  timeZone: 'Europe/Dublin',
  place: null,
  sequence: 0,
  state: 'planned',
  fromUs: null,
} as const
const open: Timed = {
  state: 'accepted',
  isCleared: true,
  suggested: [tuesday, wednesday],
  counterTimes: [],
  meeting: null,
  prospectSide: null,
}
const agreed: Timed = { ...open, state: 'scheduled', meeting }
const take = (ask: Timed, startsAt: string, instead: string | null = null) =>
  decideTake(ask, { startsAt, instead, of: ask.suggested }, now)
const ended = { offeredAt: now, round: 1, questions: '', timeZone: null, endedAt: now }

test.each([
  ['an offered time', take(open, tuesday), { ok: true, isKnown: false }],
  ['the time that is agreed already', take(agreed, tuesday), { ok: true, isKnown: true }],
  [
    'another time in the place of the agreed one',
    take(agreed, wednesday, tuesday),
    { ok: true, isKnown: false },
  ],
  ['a time while another was agreed meanwhile', take(agreed, wednesday), { refusal: 'taken' }],
  ['a time nobody offered', take(open, '2026-12-09T09:00:00.000Z'), { refusal: 'not-offered' }],
  [
    'a time that lies behind',
    take({ ...open, suggested: ['2026-11-20T09:00:00.000Z'] }, '2026-11-20T09:00:00.000Z'),
    { refusal: 'not-ahead' },
  ],
  [
    'a time before the last approval',
    take({ ...open, isCleared: false }, tuesday),
    { refusal: 'not-cleared' },
  ],
  [
    'a time before the customer said yes',
    take({ ...open, state: 'asked' }, tuesday),
    { refusal: 'not-agreed-to' },
  ],
  [
    'a time of a talk that was taken back',
    take({ ...open, state: 'withdrawn' }, tuesday),
    { refusal: 'withdrawn' },
  ],
  ['a time of a talk that is over', take({ ...open, state: 'done' }, tuesday), { refusal: 'over' }],
  ['a time nobody needs any more', take({ ...open, prospectSide: ended }, tuesday), { refusal: 'ended' }],
] as const)('taking %s', (_, decided, expected) => {
  expect(decided).toMatchObject(expected)
})

test('times come in order and each once; none, too many and those behind are refused', () => {
  expect(decideTimes(open, [wednesday, tuesday, wednesday], 3, now)).toEqual({
    ok: true,
    times: [tuesday, wednesday],
  })
  expect(decideTimes(open, [], 3, now)).toMatchObject({ refusal: 'no-day' })
  expect(decideTimes(open, [tuesday, wednesday], 1, now)).toMatchObject({ refusal: 'too-many' })
  expect(decideTimes(open, [tuesday, now], 3, now)).toMatchObject({ refusal: 'not-ahead' })
})

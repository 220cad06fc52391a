import { expect, test } from 'vitest'
import { away, type Case, call, entry, judge, loaded, survey, typeOf } from './example-facts.ts'

const cases: readonly Case[] = [
  [
    'rests 30 days after a call',
    loaded(entry({ on: '2026-02-20', restDays: 30 })),
    call,
    '2026-03-21',
    'resting by rest-after-use, free 2026-03-22',
  ],
  [
    'and is free on the thirtieth day',
    loaded(entry({ on: '2026-02-20', restDays: 30 })),
    call,
    '2026-03-22',
    'free, free 2026-03-22',
  ],
  [
    'the latest of two rests counts',
    loaded(entry({ on: '2026-02-20', restDays: 30 }), entry({ on: '2026-01-01', restDays: 120 })),
    call,
    '2026-03-09',
    'resting by rest-after-use, free 2026-05-01',
  ],
  [
    'rest lets an ask of one point through',
    loaded(entry({ on: '2026-02-20', restDays: 30 })),
    survey,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'rest does not stop a meeting of a running board',
    loaded(entry({ on: '2026-02-20', restDays: 30 })),
    { ...typeOf('advisory-board'), isRunning: true },
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'the general standing shows rest',
    loaded(entry({ on: '2026-02-20', restDays: 30 })),
    null,
    '2026-03-09',
    'resting by rest-after-use, free 2026-03-22',
  ],
  [
    'what is only booked gives no rest yet',
    loaded(entry({ state: 'scheduled', on: '2026-02-20', restDays: 30 })),
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'asked to rest until May',
    { person: { rests: [{ id: 'rest', until: '2026-05-01', reason: null }] } },
    call,
    '2026-04-30',
    'resting by own-rest, free 2026-05-01',
  ],
  [
    'declined the kind last week',
    loaded(entry({ state: 'declined', quarters: 1, on: '2026-02-25' })),
    call,
    '2026-03-09',
    'resting by declined-lately, free 2026-05-26',
  ],
  [
    'declined another kind last week',
    loaded(entry({ state: 'declined', quarters: 1, on: '2026-02-25' })),
    survey,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'an expired ask is no refusal',
    loaded(entry({ state: 'expired', quarters: 1, on: '2026-02-25' })),
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'declined and said never',
    loaded(entry({ state: 'declined', neverAgain: true, on: '2024-02-25', quarters: 1 })),
    call,
    '2026-03-09',
    'never by said-never, until a fact changes',
  ],
  [
    'put off until April',
    loaded(entry({ state: 'deferred', deferredUntil: '2026-04-10', on: '2026-02-25', quarters: 1 })),
    call,
    '2026-03-09',
    'resting by put-off, free 2026-04-10',
  ],
  [
    'inside a blackout',
    { person: { blackouts: [away] } },
    call,
    '2026-03-15',
    'resting by blackout, free 2026-03-16',
  ],
  [
    'the day after a blackout',
    { person: { blackouts: [away] } },
    call,
    '2026-03-16',
    'free, free 2026-03-16',
  ],
  [
    'wants ten working days of notice',
    { person: { ownNoticeDays: 10 } },
    call,
    '2026-03-13',
    'resting by own-notice, free 2026-03-16',
  ],
]

test.each(cases)('%s', (_, given, type, day, answer) => {
  expect(judge(given, type, day)).toBe(answer)
})

import { expect, test } from 'vitest'
import { type Case, call, entry, judge, loaded, survey, typeOf, willing } from './example-facts.ts'

const cases: readonly Case[] = [
  ['nothing stands against', {}, call, '2026-03-09', 'free, free 2026-03-09'],
  [
    '6 of 8 points, a call of 2 is exactly the cap',
    loaded(entry({ quarters: 24 })),
    call,
    '2026-03-09',
    'close-to-limit, free 2026-03-09',
  ],
  [
    '6.25 of 8 points, a call of 2 is too much until the first drops out',
    loaded(entry({ quarters: 25 })),
    call,
    '2026-03-09',
    'resting by contact-cap, free 2026-05-02',
  ],
  [
    'the last day of the window still counts',
    loaded(entry({ quarters: 32, on: '2026-01-01' })),
    call,
    '2026-03-31',
    'resting by contact-cap, free 2026-04-01',
  ],
  [
    '90 days later it counts no longer',
    loaded(entry({ quarters: 32, on: '2026-01-01' })),
    call,
    '2026-04-01',
    'free, free 2026-04-01',
  ],
  [
    'a booking ahead stops one before it',
    loaded(entry({ state: 'scheduled', quarters: 32, on: '2026-05-01' })),
    call,
    '2026-03-09',
    'resting by contact-cap, free 2026-07-30',
  ],
  [
    'a booking 90 days ahead does not',
    loaded(entry({ state: 'scheduled', quarters: 32, on: '2026-06-07' })),
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'the whole account is full though the person is not',
    { account: { entries: [entry({ quarters: 32 }), entry({ quarters: 32 })] } },
    call,
    '2026-03-09',
    'resting by account-cap, free 2026-05-02',
  ],
  [
    'an ask of the company meets only the cap of the account',
    loaded(entry({ quarters: 32 })),
    typeOf('logo-permission'),
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'two live calls are taken, a third waits',
    loaded(entry({ isLive: true, quarters: 0 }), entry({ isLive: true, quarters: 0, on: '2026-02-10' })),
    call,
    '2026-03-09',
    'resting by live-limit, free 2026-05-02',
  ],
  [
    'two live calls are taken, a survey is no live ask',
    loaded(entry({ isLive: true }), entry({ isLive: true })),
    survey,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'a declined live call takes no live place',
    loaded(
      entry({ isLive: true, activityTypeId: 'other' }),
      entry({ isLive: true, activityTypeId: 'other', state: 'declined', quarters: 1 }),
    ),
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'allows one ask a quarter and had it',
    { ...loaded(entry()), person: { entries: [entry()], ownAsksAQuarter: 1 } },
    survey,
    '2026-03-09',
    'resting by own-limit, free 2026-05-02',
  ],
  [
    'allows none',
    { person: { ownAsksAQuarter: 0 } },
    survey,
    '2026-03-09',
    'resting by own-limit, until a fact changes',
  ],
  [
    'allows one such call a year and had it',
    { person: { ...willing('yes', 1, 365), entries: [entry({ on: '2025-06-01' })] } },
    call,
    '2026-03-09',
    'resting by own-type-limit, free 2026-06-01',
  ],
]

test.each(cases)('%s', (_, given, type, day, answer) => {
  expect(judge(given, type, day)).toBe(answer)
})

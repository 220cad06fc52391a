import { describe, expect, test } from 'vitest'
import {
  bothGive,
  type Case,
  call,
  entry,
  judge,
  loaded,
  permission,
  survey,
  typeOf,
  willing,
} from './example-facts.ts'
import type { DayWindow, LoadEntry } from './facts.ts'

// Worked out by hand from the rules as they are written down (domain.md "Protection", practice B7), not from the
// code: what a program manager would argue about. It is Monday, 2 March 2026; a cap of 8 points is 32 quarters.

const done = (on: string, quarters: number, more: Partial<LoadEntry> = {}) => entry({ on, quarters, ...more })
const booked = (on: string, quarters: number, more: Partial<LoadEntry> = {}) =>
  entry({ on, quarters, state: 'scheduled', ...more })
const liveCall = (on: string, more: Partial<LoadEntry> = {}) => entry({ on, isLive: true, ...more })
const stretch = (from: string, until: string): DayWindow => ({ id: 'stretch', from, until, reason: null })
const otherKind = { activityTypeId: 'panel' }
const boardMeeting = { ...typeOf('advisory-board'), isRunning: true, permissionUse: null }
const logo = typeOf('logo-permission')
const analysts = typeOf('analyst-interview')

const load: readonly Case[] = [
  [
    'six points in February leave room for a call of two: exactly the cap is allowed, with a warning',
    loaded(done('2026-02-01', 24)),
    call,
    '2026-03-09',
    'close-to-limit, free 2026-03-09',
  ],
  [
    'a quarter of a point more, and the call has to wait until February drops out',
    loaded(done('2026-02-01', 25)),
    call,
    '2026-03-09',
    'resting by contact-cap, free 2026-05-02',
  ],
  [
    'at seven points the call is too much and the survey of one point is not',
    loaded(done('2026-02-01', 28)),
    survey,
    '2026-03-09',
    'close-to-limit, free 2026-03-09',
  ],
  [
    'a warning begins at three quarters of the cap, not a quarter point before',
    loaded(done('2026-02-01', 23)),
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'what was done ninety days ago weighs no more today',
    loaded(done('2025-12-09', 32)),
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'but it did yesterday',
    loaded(done('2025-12-09', 32)),
    call,
    '2026-03-08',
    'resting by contact-cap, free 2026-03-09',
  ],
  [
    'a speech agreed for June stops a call in March that would still weigh on the day of the speech',
    loaded(booked('2026-06-01', 32)),
    call,
    '2026-03-09',
    'resting by contact-cap, free 2026-08-30',
  ],
  [
    'the same call six days earlier has dropped out by the day of the speech',
    loaded(booked('2026-06-01', 32)),
    call,
    '2026-03-03',
    'free, free 2026-03-03',
  ],
  [
    'between two bookings of seven points there is no room for a call that touches either',
    loaded(booked('2026-03-20', 28), booked('2026-09-01', 28)),
    call,
    '2026-06-10',
    'resting by contact-cap, free 2026-11-30',
  ],
  [
    'between two bookings of six points there is',
    loaded(booked('2026-03-20', 24), booked('2026-09-01', 24)),
    call,
    '2026-06-10',
    'close-to-limit, free 2026-06-10',
  ],
  [
    'somebody only proposed to, who does not know of it yet, holds their place in full',
    loaded(booked('2026-03-20', 28, { state: 'proposed' })),
    call,
    '2026-03-09',
    'resting by contact-cap, free 2026-06-18',
  ],
  [
    'a no to something else has cost them a thought: its quarter point is one too many',
    loaded(done('2026-02-01', 24), done('2026-02-20', 1, { state: 'declined', ...otherKind })),
    call,
    '2026-03-09',
    'resting by contact-cap, free 2026-05-02',
  ],
  [
    'an owner’s no before the customer heard of it weighs nothing',
    loaded(done('2026-02-01', 24), done('2026-02-20', 0, { state: 'refused', ...otherKind })),
    call,
    '2026-03-09',
    'close-to-limit, free 2026-03-09',
  ],
  [
    'colleagues of one account have filled its sixteen points: the one who did nothing waits with them',
    { account: { entries: [done('2026-02-01', 60)] } },
    call,
    '2026-03-09',
    'resting by account-cap, free 2026-05-02',
  ],
  [
    'exactly sixteen is allowed to an account as well',
    { account: { entries: [done('2026-02-01', 56)] } },
    call,
    '2026-03-09',
    'close-to-limit, free 2026-03-09',
  ],
  [
    'a logo asks the company, not the person: the person’s full load does not matter',
    { person: { entries: [done('2026-02-01', 32)] }, permissions: bothGive('logo') },
    logo,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'but the account’s full load does',
    { account: { entries: [done('2026-02-01', 64)] }, permissions: bothGive('logo') },
    logo,
    '2026-03-09',
    'resting by account-cap, free 2026-05-02',
  ],
  [
    'in general somebody is free as long as one point more would fit',
    loaded(done('2026-02-01', 29)),
    null,
    '2026-03-02',
    'resting by contact-cap, free 2026-05-02',
  ],
]

const live: readonly Case[] = [
  [
    'two calls since January: the third waits until the first drops out, though there is load left',
    loaded(liveCall('2026-01-15'), liveCall('2026-02-01')),
    call,
    '2026-03-09',
    'resting by live-limit, free 2026-04-15',
  ],
  [
    'a written answer is no live conversation, and goes on',
    loaded(liveCall('2026-01-15'), liveCall('2026-02-01')),
    typeOf('written-qa'),
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'one call behind and one ahead that never share a window leave room for the one between',
    loaded(liveCall('2026-02-01'), liveCall('2026-05-20', { state: 'scheduled' })),
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'two calls ahead do not',
    loaded(liveCall('2026-05-10', { state: 'scheduled' }), liveCall('2026-05-20', { state: 'accepted' })),
    call,
    '2026-03-09',
    'resting by live-limit, free 2026-08-08',
  ],
  [
    'a live ask they declined took place nowhere',
    loaded(liveCall('2026-02-01'), liveCall('2026-02-10', { state: 'declined', quarters: 1, ...otherKind })),
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'one who was missed took their place as little',
    loaded(liveCall('2026-02-01'), liveCall('2026-02-10', { state: 'missed', quarters: 0 })),
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
]

const rest: readonly Case[] = [
  [
    'thirty days after a call end on the thirtieth day: the last day of rest still counts',
    loaded(done('2026-02-20', 8, { restDays: 30 })),
    call,
    '2026-03-21',
    'resting by rest-after-use, free 2026-03-22',
  ],
  [
    'and the next day is free',
    loaded(done('2026-02-20', 8, { restDays: 30 })),
    call,
    '2026-03-22',
    'free, free 2026-03-22',
  ],
  [
    'a small favour of one point goes on during rest',
    loaded(done('2026-02-20', 8, { restDays: 30 })),
    survey,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'the longer rest counts, though what it follows is longer ago',
    loaded(done('2026-02-20', 8, { restDays: 30 }), done('2026-01-10', 8, { restDays: 120 })),
    call,
    '2026-03-09',
    'resting by rest-after-use, free 2026-05-10',
  ],
  [
    'what is only agreed does not rest anybody yet',
    loaded(booked('2026-03-04', 8, { restDays: 30 })),
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'rest and a full cap: the later end counts',
    loaded(done('2026-02-20', 28, { restDays: 30 })),
    call,
    '2026-03-09',
    'resting by contact-cap, free 2026-05-21',
  ],
  [
    'a meeting of the board they sit on is not stopped by rest',
    loaded(done('2026-02-20', 8, { restDays: 30 })),
    boardMeeting,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'but it counts its load, and stops where the cap is',
    loaded(done('2026-02-20', 24, { restDays: 30 })),
    boardMeeting,
    '2026-03-09',
    'resting by contact-cap, free 2026-05-21',
  ],
  [
    '“leave me until May”: April is no May',
    { person: { rests: [{ id: 'rest', until: '2026-05-01', reason: null }] } },
    call,
    '2026-04-30',
    'resting by own-rest, free 2026-05-01',
  ],
  [
    'a no to a call rests calls for a quarter',
    loaded(done('2026-02-01', 1, { state: 'declined' })),
    call,
    '2026-03-09',
    'resting by declined-lately, free 2026-05-02',
  ],
  [
    'and calls only',
    loaded(done('2026-02-01', 1, { state: 'declined' })),
    typeOf('expansion-peer-call'),
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'a site visit of eight points wants an empty quarter: the quarter point of that no is in its way',
    loaded(done('2026-02-01', 1, { state: 'declined' })),
    typeOf('hosted-site-visit'),
    '2026-03-09',
    'resting by contact-cap, free 2026-05-02',
  ],
  [
    '“not before the middle of April” is an answer, not a no',
    loaded(done('2026-02-01', 1, { state: 'deferred', deferredUntil: '2026-04-15' })),
    call,
    '2026-03-09',
    'resting by put-off, free 2026-04-15',
  ],
]

const word: readonly Case[] = [
  [
    'never again, said once in a reply, is for ever',
    loaded(done('2025-02-01', 1, { state: 'declined', neverAgain: true })),
    call,
    '2026-12-31',
    'never by said-never, until a fact changes',
  ],
  [
    'never to calls is not never to surveys',
    { person: willing('never') },
    survey,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'one ask a quarter is their own limit, far below ours',
    { person: { ownAsksAQuarter: 1, entries: [done('2026-02-01', 4, otherKind)] } },
    call,
    '2026-03-09',
    'resting by own-limit, free 2026-05-02',
  ],
  [
    'ten asks a quarter are their own limit: ours of two calls is the stricter and wins',
    { person: { ownAsksAQuarter: 10, entries: [liveCall('2026-01-15'), liveCall('2026-02-01')] } },
    call,
    '2026-03-09',
    'resting by live-limit, free 2026-04-15',
  ],
  [
    'no ask at all is a limit too, and no day makes it go away',
    { person: { ownAsksAQuarter: 0 } },
    survey,
    '2026-03-09',
    'resting by own-limit, until a fact changes',
  ],
  [
    'one call in half a year, as they said, though our window is a quarter',
    { person: { ...willing('yes', 1, 180), entries: [done('2025-11-15', 8)] } },
    call,
    '2026-03-09',
    'resting by own-type-limit, free 2026-05-14',
  ],
  [
    'ten working days’ notice are two weeks from today',
    { person: { ownNoticeDays: 10 } },
    call,
    '2026-03-13',
    'resting by own-notice, free 2026-03-16',
  ],
  [
    'their blackout ends with its last day',
    { person: { blackouts: [stretch('2026-03-15', '2026-04-10')] } },
    call,
    '2026-04-10',
    'resting by blackout, free 2026-04-11',
  ],
  [
    'the day before it begins is theirs to give',
    { person: { blackouts: [stretch('2026-03-15', '2026-04-10')] } },
    call,
    '2026-03-14',
    'free, free 2026-03-14',
  ],
  [
    'who left the program is not asked for anything, however willing they were',
    { person: { leftProgram: 'retired', ...willing('yes') } },
    survey,
    '2026-03-09',
    'never by left-program, until a fact changes',
  ],
]

const held: readonly Case[] = [
  [
    'thirty days before a renewal nobody is asked',
    { account: { renewalOn: '2026-04-08' } },
    survey,
    '2026-03-09',
    'held by renewal-near, free 2026-04-09',
  ],
  [
    'thirty-one days before they are, with the owner’s yes',
    { account: { renewalOn: '2026-04-08' } },
    survey,
    '2026-03-08',
    'free, free 2026-03-08',
  ],
  [
    'a serious case holds until it is closed, and nobody knows when',
    { account: { seriousCases: [{ id: 'case', number: '48113', openedOn: '2026-02-15' }] } },
    survey,
    '2026-08-01',
    'held by serious-case, until a fact changes',
  ],
  [
    'an unhappy account is never asked, not even for a favour',
    { account: { health: 'poor' } },
    typeOf('community-answer'),
    '2026-03-09',
    'held by health-poor, until a fact changes',
  ],
  [
    'health to be watched holds nobody: the owner has to say yes',
    { account: { health: 'watch' } },
    call,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'an objection with a date and a blackout behind it: free after both',
    {
      objections: [{ id: 'no', until: '2026-04-01', reason: 'budget round' }],
      person: { blackouts: [stretch('2026-03-28', '2026-04-05')] },
    },
    call,
    '2026-03-09',
    'held by objection, free 2026-04-06',
  ],
  [
    'an objection without a date holds until somebody lifts it',
    { objections: [{ id: 'no', until: null, reason: 'new management' }] },
    survey,
    '2027-03-09',
    'held by objection, until a fact changes',
  ],
  [
    'who is away is held, and back the day after their last day off',
    { person: { absences: [stretch('2026-03-05', '2026-03-15')] } },
    call,
    '2026-03-09',
    'held by absence, free 2026-03-16',
  ],
  [
    'who leaves in April may still be asked for March',
    { person: { leftOn: '2026-04-01' } },
    call,
    '2026-03-31',
    'free, free 2026-03-31',
  ],
  [
    'and not for April',
    { person: { leftOn: '2026-04-01' } },
    call,
    '2026-04-01',
    'held by contact-left, until a fact changes',
  ],
]

const allowed: readonly Case[] = [
  [
    'an analyst interview where the company was never asked for it: the chain does not ask it either',
    { permissions: [permission({ use: 'analysts' })] },
    analysts,
    '2026-03-09',
    'blocked by permission-missing, until a fact changes',
  ],
  [
    'person and company both gave it',
    { permissions: bothGive('analysts') },
    analysts,
    '2026-03-09',
    'free, free 2026-03-09',
  ],
  [
    'a permission that ends on the last of March covers the last of March',
    { permissions: [permission({ validUntil: '2026-03-31' })] },
    call,
    '2026-03-31',
    'free, free 2026-03-31',
  ],
  [
    'and holds everything the day after, small favours too',
    { permissions: [permission({ validUntil: '2026-03-31' })] },
    survey,
    '2026-04-01',
    'held by permission-lapsed, until a fact changes',
  ],
  [
    'the company refused its name: nothing leaves the house, whatever the person says',
    { permissions: [permission(), permission({ holder: 'company', answer: 'refused' })] },
    call,
    '2026-03-09',
    'blocked by permission-refused, until a fact changes',
  ],
]

describe.each([
  ['load', load],
  ['live conversations', live],
  ['rest', rest],
  ['the advocate’s word', word],
  ['holds', held],
  ['permissions', allowed],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_, given, type, day, answer) => {
    expect(judge(given, type, day)).toBe(answer)
  })
})

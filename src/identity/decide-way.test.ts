import { expect, test } from 'vitest'
import { decideWay, mayBundle, type Recent } from './decide-way.ts'
import { digestDue } from './digest.ts'
import { readKind, type Theme, tellings, themeNames, themes, whyNotTold } from './notification.ts'

const now = '2026-03-02T10:00:00.000Z'
const nothing: Recent = { lastHour: 0, lastDay: 0, lastAt: null, bundleAt: null }
const somebody = { how: 'now', hasAddress: true, isManager: false, isAway: false, isOwn: false } as const
const manager = { ...somebody, isManager: true } as const
const lately = { ...nothing, lastHour: 1, lastDay: 1, lastAt: '2026-03-02T09:20:00.000Z' }

const cases: readonly (readonly [
  string,
  Theme,
  Parameters<typeof decideWay>[1],
  Recent,
  ReturnType<typeof decideWay>,
])[] = [
  ['an act goes at once', 'approvals', somebody, nothing, { way: 'mail' }],
  ['an act to a program manager too', 'approvals', manager, lately, { way: 'mail' }],
  [
    'a seventh act within the hour waits for the bundle, an hour after the last',
    'approvals',
    somebody,
    { ...lately, lastHour: 6 },
    { way: 'bundle', mailAt: '2026-03-02T10:20:00.000Z' },
  ],
  [
    'what comes while a bundle is gathered joins it',
    'approvals',
    somebody,
    { ...nothing, bundleAt: '2026-03-02T10:31:00.000Z' },
    { way: 'bundle', mailAt: '2026-03-02T10:31:00.000Z' },
  ],
  [
    'who did it still has what waits for them',
    'next-steps',
    { ...somebody, isOwn: true },
    nothing,
    { way: 'mail' },
  ],
  [
    'who did it is not told the news of it',
    'answers',
    { ...somebody, isOwn: true },
    nothing,
    { way: 'none' },
  ],
  ['news that one chose to have at once', 'conversation', somebody, nothing, { way: 'mail' }],
  ['news in the digest', 'progress', { ...somebody, how: 'digest' }, nothing, { way: 'digest' }],
  ['news in the app only', 'progress', { ...somebody, how: 'app' }, nothing, { way: 'app' }],
  ['news switched off', 'progress', { ...somebody, how: 'off' }, nothing, { way: 'none' }],
  ['an act is never switched off', 'approvals', { ...somebody, how: 'off' }, nothing, { way: 'app' }],
  [
    'a program manager’s first news of the hour goes with the next run',
    'conversation',
    manager,
    nothing,
    { way: 'bundle', mailAt: now },
  ],
  [
    'a program manager’s second waits until the hour is over',
    'conversation',
    manager,
    lately,
    { way: 'bundle', mailAt: '2026-03-02T10:20:00.000Z' },
  ],
  [
    'after eight a day the rest is left to the digest',
    'conversation',
    manager,
    { ...nothing, lastDay: 8 },
    { way: 'digest' },
  ],
  [
    'whoever is away has it in the digest when they are back',
    'answers',
    { ...somebody, isAway: true },
    nothing,
    { way: 'digest' },
  ],
  [
    'whoever has no address reads it in the app',
    'approvals',
    { ...somebody, hasAddress: false },
    nothing,
    { way: 'app' },
  ],
  [
    'a calendar entry comes even to whoever is away',
    'entries',
    { ...somebody, isAway: true },
    { ...lately, lastHour: 9 },
    { way: 'mail' },
  ],
]

test.each(cases)('%s', (_, theme, reader, recent, way) => {
  expect(decideWay(theme, reader, recent, now)).toEqual(way)
})

test('a bundle of acts always goes; one of news as long as the day has room', () => {
  expect(mayBundle('approvals', true, 99)).toBe(true)
  expect([7, 8].map((sent) => mayBundle('conversation', true, sent))).toEqual([true, false])
  expect([23, 24].map((sent) => mayBundle('conversation', false, sent))).toEqual([true, false])
})

test('what waits for somebody may be quiet but not off, and what stands alone comes by mail', () => {
  for (const theme of themeNames) {
    const allowed = tellings.filter((how) => whyNotTold(theme, how) === null)
    expect(allowed).toContain(themes[theme].usual)
    if (theme === 'entries') expect(allowed).toEqual(['now'])
    else expect(allowed.includes('off')).toBe(themes[theme].importance === 'news')
  }
})

test.each([
  ['approval:7:2026-03-02', { kind: 'approval', theme: 'approvals' }],
  ['whether-done-2', { kind: 'whether-done', theme: 'next-steps' }],
  ['letter-to-copy', { kind: 'letter-to-copy', theme: 'entries' }],
  ['words-3-to-copy', { kind: 'to-copy', theme: 'entries' }],
  ['words:3', { kind: 'words', theme: 'next-steps' }],
  ['nobody-declared-this', { kind: 'request-news', theme: 'progress' }],
])('%s is told by its kind', (name, kind) => {
  expect(readKind(name, { button: false, calendar: false })).toEqual(kind)
})

test('a kind nobody declared is a next step where its mail has a button, an entry where it has a date', () => {
  expect(readKind('new', { button: true, calendar: false }).theme).toBe('next-steps')
  expect(readKind('times-1', { button: false, calendar: true }).theme).toBe('entries')
})

const weekdays = (day: string) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())

test.each([
  ['not before its hour', '2026-03-02T06:59:00.000Z', 'Europe/Berlin', '08:00', null],
  ['at its hour', '2026-03-02T07:00:00.000Z', 'Europe/Berlin', '08:00', '2026-03-02T07:00:00.000Z'],
  [
    'after a stop, the same day',
    '2026-03-02T15:12:00.000Z',
    'Europe/Berlin',
    '08:00',
    '2026-03-02T07:00:00.000Z',
  ],
  [
    'an hour earlier in UTC once summer time is in force',
    '2026-03-30T06:00:00.000Z',
    'Europe/Berlin',
    '08:00',
    '2026-03-30T06:00:00.000Z',
  ],
  ['not on a Sunday', '2026-03-01T12:00:00.000Z', 'Europe/Berlin', '08:00', null],
  [
    'on the reader’s own Monday',
    '2026-03-01T20:00:00.000Z',
    'Pacific/Auckland',
    '08:00',
    '2026-03-01T19:00:00.000Z',
  ],
])('the digest is due %s', (_, at, timeZone, time, until) => {
  expect(digestDue(at, { at: time, timeZone }, weekdays)?.until ?? null).toBe(until)
})

test('an hour that the clocks leave out or bring twice brings one digest a day', () => {
  const always = () => true
  const habit = { at: '02:30', timeZone: 'Europe/Berlin' }
  // 29 March: 02:30 does not exist; 25 October: it comes twice, at 00:30 and 01:30 UTC.
  expect(digestDue('2026-03-29T01:29:00.000Z', habit, always)).toBeNull()
  expect(digestDue('2026-03-29T01:30:00.000Z', habit, always)?.day).toBe('2026-03-29')
  const [first, second] = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']
  expect([first, second].map((at) => digestDue(at, habit, always))).toEqual([
    { day: '2026-10-25', until: first },
    { day: '2026-10-25', until: first },
  ])
})

import { expect, test } from 'vitest'
import { type CareCourse, type CareFacts, careOf, careRulesFrom, nextCareTurn } from './care.ts'

const rules = careRulesFrom(new Map())
const today = '2026-06-01'

const fresh: CareFacts = {
  gives: 0,
  asks: 0,
  shares: 0,
  touches: 0,
  lastTouchOn: null,
  joinedOn: '2026-01-01',
  everyDays: null,
  nextOn: null,
  awayUntil: null,
}
const of = (facts: Partial<CareFacts>) => careOf({ ...fresh, ...facts }, rules, today)

test.each([
  ['nobody asked, nothing given', {}, null, false, false],
  ['given without asking', { gives: 2 }, null, false, false],
  ['as much given as asked', { gives: 2, asks: 2 }, 1, false, false],
  ['more given than asked', { gives: 3, asks: 2 }, 1.5, false, false],
  ['one give short', { gives: 1, asks: 2 }, 0.5, true, false],
  ['asks and nothing else', { asks: 1 }, 0, true, true],
  ['asks and shares: a share is no contact', { asks: 1, shares: 4 }, 0, true, true],
  ['asks and touches: below, but not asks only', { asks: 3, touches: 1 }, 0, true, false],
  ['shares alone', { shares: 4 }, null, false, false],
  ['touches alone', { touches: 4 }, null, false, false],
])('%s', (_, facts, ratio, isBelow, isAsksOnly) => {
  expect(of(facts)).toMatchObject({ ratio, isBelow, isAsksOnly })
})

test.each([
  [0, { gives: 0, asks: 5 }, false],
  [0.5, { gives: 1, asks: 2 }, false],
  [0.5, { gives: 1, asks: 3 }, true],
  [2, { gives: 3, asks: 2 }, true],
  [2, { gives: 4, asks: 2 }, false],
])('with %d gives wanted for each ask, %o is below: %s', (giveToAsk, facts, isBelow) => {
  expect(careOf({ ...fresh, ...facts }, { ...rules, giveToAsk }, today).isBelow).toBe(isBelow)
})

test.each([
  ['never touched: the interval after joining', {}, '2026-04-01', 'interval', 61],
  ['touched: the interval after the last one', { lastTouchOn: '2026-05-01' }, '2026-07-30', 'interval', null],
  ['due today', { lastTouchOn: '2026-03-03' }, '2026-06-01', 'interval', 0],
  ['due tomorrow', { lastTouchOn: '2026-03-04' }, '2026-06-02', 'interval', null],
  ['an interval of their own', { lastTouchOn: '2026-05-01', everyDays: 30 }, '2026-05-31', 'own-interval', 1],
  ['a longer one too', { lastTouchOn: '2026-01-01', everyDays: 365 }, '2027-01-01', 'own-interval', null],
  ['a day that was set', { lastTouchOn: '2026-01-01', nextOn: '2026-06-20' }, '2026-06-20', 'set', null],
  [
    'a day that was set and has come',
    { lastTouchOn: '2026-05-30', nextOn: '2026-05-31' },
    '2026-05-31',
    'set',
    1,
  ],
  ['a set day nobody touched before', { nextOn: '2026-05-31' }, '2026-05-31', 'set', 1],
  [
    'touched on the set day: it is over',
    { lastTouchOn: '2026-05-31', nextOn: '2026-05-31' },
    '2026-08-29',
    'interval',
    null,
  ],
  [
    'touched after the set day',
    { lastTouchOn: '2026-05-31', nextOn: '2026-05-20' },
    '2026-08-29',
    'interval',
    null,
  ],
  [
    'touched before the set day: it stands',
    { lastTouchOn: '2026-05-31', nextOn: '2026-06-02' },
    '2026-06-02',
    'set',
    null,
  ],
  [
    'both: the set day, then the own interval',
    { lastTouchOn: '2026-06-01', nextOn: '2026-05-20', everyDays: 10 },
    '2026-06-11',
    'own-interval',
    null,
  ],
  [
    'at rest on request: not before it ends',
    { lastTouchOn: '2026-01-01', awayUntil: '2026-06-15' },
    '2026-06-15',
    'away',
    null,
  ],
  [
    'at rest, and due later anyway',
    { lastTouchOn: '2026-05-01', awayUntil: '2026-06-15' },
    '2026-07-30',
    'interval',
    null,
  ],
  [
    'a set day within the rest waits too',
    { nextOn: '2026-06-02', awayUntil: '2026-06-15' },
    '2026-06-15',
    'away',
    null,
  ],
] as const)('next touch, %s', (_, facts, on, because, lateDays) => {
  const { nextTouch, lateDays: late } = of(facts)
  expect([nextTouch.on, nextTouch.because, late]).toEqual([on, because, lateDays])
  expect(nextTouch.isDue).toBe(lateDays !== null)
})

test('a workspace sets its own interval, window and ratio', () => {
  const set = new Map<string, unknown>([
    ['care.touch-every', 30],
    ['care.give-to-ask', 2],
    ['care.window', 365],
  ])
  expect(careRulesFrom(set)).toEqual({ touchEvery: 30, careWindow: 365, giveToAsk: 2 })
  expect(careOf(fresh, careRulesFrom(set), today).nextTouch.on).toBe('2026-01-31')
})

const still: CareCourse = { firstCountedOn: null, nextEntryOn: null, nextAwayOn: null }

test.each<[string, Partial<CareFacts & CareCourse>, string | null]>([
  ['nothing on record', {}, null],
  ['the oldest of the window leaves it', { firstCountedOn: '2026-03-01' }, '2026-08-28'],
  ['what is dated ahead comes', { firstCountedOn: '2026-03-01', nextEntryOn: '2026-06-09' }, '2026-06-09'],
  ['an absence begins', { nextAwayOn: '2026-07-01', firstCountedOn: '2026-05-01' }, '2026-07-01'],
  ['a rest ends', { awayUntil: '2026-06-20', nextAwayOn: '2026-07-01' }, '2026-06-20'],
  ['the day of a touch comes: the same day still', { nextOn: '2026-06-03' }, null],
])('it may read otherwise when %s', (_, facts, day) => {
  expect(nextCareTurn({ ...fresh, ...still, ...facts }, rules)).toBe(day)
})

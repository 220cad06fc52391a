import { expect, test } from 'vitest'
import { readCalendar } from './read-calendar.ts'

const at = { today: '2026-03-02', timeZone: 'Europe/Berlin' }
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...events, 'END:VCALENDAR'].join('\r\n')
const event = (uid: string, ...lines: string[]) =>
  ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', `SUMMARY:${uid}`, ...lines, 'END:VEVENT'].join(
    '\r\n',
  )
const read = (...events: string[]) => readCalendar(calendar(...events), at, 'text')
const daysOf = (...events: string[]) =>
  read(...events).events.map(({ startsOn, endsBefore }) => [startsOn, endsBefore])

test.each([
  ['a whole day', 'DTSTART;VALUE=DATE:20260514', 'DTEND;VALUE=DATE:20260515', '2026-05-14', '2026-05-15'],
  ['several days', 'DTSTART;VALUE=DATE:20260514', 'DTEND;VALUE=DATE:20260517', '2026-05-14', '2026-05-17'],
  ['a day without an end', 'DTSTART;VALUE=DATE:20260514', 'X-NOTHING:1', '2026-05-14', '2026-05-15'],
  // Eleven at night in New York is five in the morning of the next day in Berlin.
  [
    'an evening elsewhere',
    'DTSTART;TZID=America/New_York:20260514T230000',
    'DTEND;TZID=America/New_York:20260515T003000',
    '2026-05-15',
    '2026-05-16',
  ],
  ['up to midnight here', 'DTSTART:20260514T180000Z', 'DTEND:20260514T220000Z', '2026-05-14', '2026-05-15'],
  // Before the change to summer time midnight is an hour later in UTC.
  [
    'past midnight in winter',
    'DTSTART:20260310T220000Z',
    'DTEND:20260310T233000Z',
    '2026-03-10',
    '2026-03-12',
  ],
  ['without a zone', 'DTSTART:20260514T230000', 'DTEND:20260515T000000', '2026-05-14', '2026-05-15'],
  ['for a time', 'DTSTART:20260514T080000Z', 'DURATION:P2D', '2026-05-14', '2026-05-17'],
])('%s', (_, start, end, startsOn, endsBefore) => {
  expect(daysOf(event('one', start, end))).toEqual([[startsOn, endsBefore]])
})

test('a zone that the calendar defines itself holds, whatever its name', () => {
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Our Standard Time',
    'BEGIN:STANDARD',
    'DTSTART:16010101T000000',
    'TZOFFSETFROM:-1000',
    'TZOFFSETTO:-1000',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n')
  const one = event(
    'one',
    'DTSTART;TZID=Our Standard Time:20260514T180000',
    'DTEND;TZID=Our Standard Time:20260514T190000',
  )
  expect(daysOf(zone, one)).toEqual([['2026-05-15', '2026-05-16']])
})

test('what comes again is read day by day for 18 months, with its exceptions', () => {
  const { events } = read(
    event('monthly', 'DTSTART;VALUE=DATE:20260105', 'RRULE:FREQ=MONTHLY', 'EXDATE;VALUE=DATE:20260505'),
    event('monthly', 'RECURRENCE-ID;VALUE=DATE:20260605', 'DTSTART;VALUE=DATE:20260608'),
    event('monthly', 'RECURRENCE-ID;VALUE=DATE:20260705', 'DTSTART;VALUE=DATE:20260705', 'STATUS:CANCELLED'),
  )
  const days = events.map(({ startsOn }) => startsOn)
  expect(days).toContain('2026-04-05')
  expect(days).not.toContain('2026-05-05')
  expect(days).not.toContain('2026-06-05')
  expect(days).toContain('2026-06-08')
  expect(events.find(({ startsOn }) => startsOn === '2026-07-05')?.isCancelled).toBe(true)
  expect(days.at(-1)).toBe('2027-08-05')
  expect(new Set(events.map(({ key }) => key)).size).toBe(events.length)
})

test('an hour that comes again keeps its day across the change to summer time', () => {
  const days = daysOf(
    event(
      'weekly',
      'DTSTART;TZID=America/New_York:20260302T200000',
      'DTEND;TZID=America/New_York:20260302T210000',
      'RRULE:FREQ=WEEKLY;COUNT=5',
    ),
  )
  // 20:00 in New York is 02:00 or 01:00 of the next day in Berlin: Tuesdays all.
  expect(days.map(([day]) => day)).toEqual([
    '2026-03-03',
    '2026-03-10',
    '2026-03-17',
    '2026-03-24',
    '2026-03-31',
  ])
})

test('what cannot be read is told, and the rest is read', () => {
  const { events, left, unread } = read(
    event('fine', 'DTSTART;VALUE=DATE:20260514'),
    event('every-second', 'DTSTART:20260514T080000Z', 'RRULE:FREQ=SECONDLY'),
    event('no-start'),
    event('long ago', 'DTSTART;VALUE=DATE:20190514'),
  )
  expect(events.map(({ uid }) => uid)).toEqual(['fine'])
  expect(left.map(({ title }) => title)).toEqual(['every-second', 'no-start'])
  expect(unread).toEqual(['every-second', 'no-start'])
  expect(() => readCalendar('Dear all, see you there', at, 'text')).toThrow('This is no calendar')
  expect(() => readCalendar('', at, 'text')).toThrow('This is no calendar')
})

test('an event that began long ago, and one of ten thousand days, take no time to speak of', () => {
  const before = performance.now()
  read(
    event('old', 'DTSTART;VALUE=DATE:19800101', 'RRULE:FREQ=DAILY'),
    event('many', 'DTSTART:20260301T080000Z', 'RRULE:FREQ=DAILY;COUNT=100000'),
  )
  expect(performance.now() - before).toBeLessThan(5_000)
})

import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { type WrittenEntry, writeCalendar } from './write-calendar.ts'

const entry = (more: Partial<WrittenEntry> = {}): WrittenEntry => ({
  id: '01a20770-3ed0-793d-bfe7-b0471f7cd24c',
  kind: 'launch',
  title: 'Boards 4',
  startsOn: '2026-10-24',
  endsBefore: '2026-10-26',
  team: 'Product marketing',
  place: null,
  notes: '',
  state: 'planned',
  version: 3,
  ...more,
})
const write = (...entries: WrittenEntry[]) =>
  writeCalendar('Merriden', entries, 'https://avouch.example', '2026-03-02T09:00:00.000Z')
const readBack = (...entries: WrittenEntry[]) =>
  new ICAL.Component(ICAL.parse(write(...entries)))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event))

test('an independent reader finds the days, the words and the address of each entry', () => {
  const [event] = readBack(entry({ place: 'Lisbon' }))
  expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual(['2026-10-24', '2026-10-26'])
  expect(event).toMatchObject({
    summary: 'Boards 4',
    location: 'Lisbon',
    description: 'Launch, Product marketing',
    sequence: 2,
    uid: '01a20770-3ed0-793d-bfe7-b0471f7cd24c@avouch',
  })
  expect(event?.component.getFirstPropertyValue('url')).toBe(
    'https://avouch.example/calendar/01a20770-3ed0-793d-bfe7-b0471f7cd24c',
  )
})

test.each([
  ['what iCalendar separates by', 'Paris, Rome; and \\Berlin\\'],
  ['several lines', 'first\n\nthird'],
  ['what looks like a property', 'END:VEVENT\nBEGIN:VEVENT'],
  ['letters of several bytes', 'Überprüfung für Großkunden – 顧客 🎉 '.repeat(12).trim()],
  ['a word without any space', 'x'.repeat(400)],
])('%s comes back as it was written', (_, notes) => {
  const events = readBack(entry({ notes, team: null }), entry())
  expect(events.map(({ description }) => description)).toEqual([
    `Launch\n\n${notes}`,
    'Launch, Product marketing',
  ])
})

test('no line is longer than 75 bytes, and none holds a sign that cannot be printed', () => {
  const text = write(entry({ title: `${'ä€🎉'.repeat(40)}\u0000\u0007`, notes: 'one\r\ntwo' }))
  const lines = text.split('\r\n')
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(75)
  expect(lines.filter((line) => /\p{Cc}/u.test(line))).toEqual([])
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

test('a cancelled entry says so, and nobody is busy for any', () => {
  const text = write(entry({ state: 'cancelled' }), entry())
  expect(text.match(/STATUS:\w+|TRANSP:\w+/g)).toEqual([
    'STATUS:CANCELLED',
    'TRANSP:TRANSPARENT',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
  ])
})

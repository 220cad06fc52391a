import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { type Invitation, writeInvitation } from './write-invitation.ts'

const now = '2026-11-22T09:00:00.000Z'
const talk: Invitation = {
  method: 'REQUEST',
  uid: '0199@avouch',
  sequence: 0,
  startsAt: '2026-12-02T09:00:00.000Z',
  minutes: 30,
  summary: 'Reference call; Małgorzata, "Nordkai"',
  description: 'It takes 30 minutes.',
  place: 'https://meet.example/x?a=1;b=2',
  organizer: { name: 'Noor "N" Haddad', email: 'noor@tarnwell.example' },
  attendees: [{ name: 'Małgorzata Nowak', email: 'm.nowak@nordkai.example' }],
}

/** Reads an invitation as another program would. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
  return {
    method: calendar.getFirstPropertyValue('method'),
    event,
    starts: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    attendees: event.attendees.map((each) => String(each.getFirstValue()).toLowerCase()),
    status: event.component.getFirstPropertyValue('status'),
  }
}

test('an invitation says the same in another calendar: moment, length, words, who', () => {
  const { method, event, starts, ends, attendees, status } = read(writeInvitation(talk, now))
  expect({ method, status, starts, ends }).toEqual({
    method: 'REQUEST',
    status: 'CONFIRMED',
    starts: '2026-12-02T09:00:00.000Z',
    ends: '2026-12-02T09:30:00.000Z',
  })
  expect(event.uid).toBe(talk.uid)
  expect(event.summary).toBe(talk.summary)
  expect(event.location).toBe(talk.place)
  expect(String(event.organizer)).toBe('mailto:noor@tarnwell.example')
  expect(attendees).toEqual(['mailto:m.nowak@nordkai.example'])
})

test('a change keeps the event and counts up; a cancellation takes it out', () => {
  const moved = read(writeInvitation({ ...talk, sequence: 1, startsAt: '2026-12-03T14:30:00.000Z' }, now))
  expect([moved.event.uid, moved.event.sequence]).toEqual([talk.uid, 1])
  const gone = read(writeInvitation({ ...talk, method: 'CANCEL', sequence: 2 }, now))
  expect([gone.method, gone.status, gone.event.sequence]).toEqual(['CANCEL', 'CANCELLED', 2])
})

// The hour before, in and after a change of daylight saving, on both sides of the Atlantic and below the equator.
test.each([
  ['2026-03-29T00:30:00.000Z', 'Europe/Warsaw', '2026-03-29T01:30:00+01:00[Europe/Warsaw]'],
  ['2026-03-29T01:30:00.000Z', 'Europe/Warsaw', '2026-03-29T03:30:00+02:00[Europe/Warsaw]'],
  ['2026-10-25T00:30:00.000Z', 'Europe/Warsaw', '2026-10-25T02:30:00+02:00[Europe/Warsaw]'],
  ['2026-10-25T01:30:00.000Z', 'Europe/Warsaw', '2026-10-25T02:30:00+01:00[Europe/Warsaw]'],
  ['2026-03-08T07:30:00.000Z', 'America/New_York', '2026-03-08T03:30:00-04:00[America/New_York]'],
  ['2026-11-01T06:30:00.000Z', 'America/New_York', '2026-11-01T01:30:00-05:00[America/New_York]'],
  ['2026-04-04T16:30:00.000Z', 'Australia/Sydney', '2026-04-05T02:30:00+10:00[Australia/Sydney]'],
])('over a change of the clocks %s is read in %s as %s', (startsAt, zone, wall) => {
  const { starts, ends } = read(writeInvitation({ ...talk, startsAt, minutes: 90 }, now))
  expect(Temporal.Instant.from(starts).toZonedDateTimeISO(zone).toString()).toBe(wall)
  expect(Date.parse(ends) - Date.parse(starts)).toBe(90 * 60_000)
})

test('whatever moment, length and words, they come back as they were', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      fc.integer({ min: 5, max: 1440 }),
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
        .filter((text) => /\S/.test(text) && !/[\r\n\\]/.test(text)),
      (date, minutes, summary) => {
        const startsAt = new Date(Math.floor(date.getTime() / 60_000) * 60_000).toISOString()
        const { starts, ends, event } = read(writeInvitation({ ...talk, startsAt, minutes, summary }, now))
        expect(starts).toBe(startsAt)
        expect(Date.parse(ends) - Date.parse(starts)).toBe(minutes * 60_000)
        expect(event.summary).toBe(summary)
      },
    ),
    { numRuns: 200 },
  )
})

test('a name cannot bring lines of its own into an invitation', () => {
  const name = 'X"\r\nATTENDEE:mailto:evil@example.org'
  const { attendees } = read(writeInvitation({ ...talk, attendees: [{ name, email: 'x@y.example' }] }, now))
  expect(attendees).toEqual(['mailto:x@y.example'])
})

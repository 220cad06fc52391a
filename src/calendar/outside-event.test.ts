import { expect, test } from 'vitest'
import { type KnownEntry, type OutsideEvent, planReading } from './outside-event.ts'

const event = (key: string, hash = 'as before'): OutsideEvent => ({
  uid: key.split('/')[0] ?? key,
  key,
  title: key,
  startsOn: '2026-05-14',
  endsBefore: '2026-05-15',
  place: null,
  webLink: null,
  notes: '',
  isCancelled: false,
  hash,
})
const known = (key: string, more: Partial<KnownEntry> = {}): KnownEntry => ({
  ...event(key),
  id: key,
  state: 'planned',
  sourceId: 'fairs',
  isOwn: true,
  ...more,
})
const source = { sourceId: 'fairs', today: '2026-03-02', room: 100 }
const whole = { left: [], unread: [], isCut: false }

type Case = {
  readonly events?: readonly OutsideEvent[]
  readonly more?: object
  readonly entries?: readonly KnownEntry[]
  readonly at?: object
}

function plan({ events = [], more = {}, entries = [known('one')], at = {} }: Case) {
  const { added, changed, cancelled, same, left } = planReading({ ...whole, events, ...more }, entries, {
    ...source,
    ...at,
  })
  return {
    added: added.map(({ key }) => key),
    changed: changed.map(({ known: { id } }) => id),
    cancelled: cancelled.map(({ id }) => id),
    same,
    left: left.length,
  }
}

const nothing = { added: [], changed: [], cancelled: [], same: 0, left: 0 }

test.each<[string, Case, object]>([
  ['the same as before changes nothing', { events: [event('one')] }, { same: 1 }],
  ['what says something else is changed', { events: [event('one', 'new')] }, { changed: ['one'] }],
  ['what is new is added', { events: [event('one'), event('two')] }, { added: ['two'], same: 1 }],
  ['what a source no longer holds is cancelled', {}, { cancelled: ['one'] }],
  ['what a file does not hold is left alone', { at: { sourceId: null } }, {}],
  [
    'a day that an event no longer has is cancelled, of a file too',
    {
      events: [event('one/2')],
      entries: [known('one/1', { uid: 'one' }), known('one/2', { uid: 'one' })],
      at: { sourceId: null },
    },
    { cancelled: ['one/1'], same: 1 },
  ],
  ['what lies behind is not cancelled for being gone', { at: { today: '2026-06-01' } }, {}],
  ['what was cancelled here stays so', { entries: [known('one', { state: 'cancelled' })] }, {}],
  ['what could not be read this time is not gone', { more: { unread: ['one'] } }, {}],
  ['what lies behind the part that is read is not gone', { more: { isCut: true } }, {}],
  [
    'what another team has taken over is left to it',
    { events: [event('one', 'new')], entries: [known('one', { isOwn: false })] },
    { left: 1 },
  ],
  ['a full calendar takes in no more', { events: [event('two')], entries: [], at: { room: 0 } }, { left: 1 }],
])('%s', (_, given, expected) => {
  expect(plan(given)).toEqual({ ...nothing, ...expected })
})

import { expect, test } from 'vitest'
import { describeEventData, describeEventName } from './event-words.ts'

const formatWhen = (when: string) => `<${when}>`

test('an event is named as people read it', () => {
  expect(describeEventName('key.made')).toBe('API key: made')
})

test.each([
  [{ on: '2026-11-19', loadQuarters: 10 }, 'on: <2026-11-19>; load: 2.5'],
  [{ bookedFor: '2026-11-24T09:00:00.000Z' }, 'booked for: <2026-11-24T09:00:00.000Z>'],
  [{ fields: ['teamId', 'office'], managerId: null, silent: false }, 'fields: team, office'],
])('the data of an event are read in words: %j', (data, words) => {
  expect(describeEventData(data, formatWhen)).toBe(words)
})

test('what only looks like a moment is shown as it is, and no page fails over it', () => {
  expect(describeEventData({ at: '2026-11-24T9:00:00.000Z' }, formatWhen)).toBe('at: 2026-11-24T9:00:00.000Z')
})

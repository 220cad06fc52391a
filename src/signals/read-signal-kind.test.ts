import { expect, test } from 'vitest'
import { readSignalKind, readTone, signalKindWords } from './read-signal-kind.ts'
import { signalKinds, signalWords } from './signal.ts'

test.each([
  ['NPS', 'nps'],
  ['NPS survey', 'nps'],
  ['Customer Satisfaction', 'csat'],
  ['Kudos', 'praise'],
  ['Support praise', 'praise'],
  ['Lob', 'praise'],
  ['Closed case', 'closed-case'],
  ['Ticket', 'closed-case'],
  ['Case study', 'story'],
  ['QBR', 'business-review'],
  ['Quarterly Business Review', 'business-review'],
  ['Public review', 'review'],
  ['Usage milestone', 'usage'],
  ['Vertragsverlängerung', 'renewal'],
  ['Won', 'won-deal'],
  ['Speaker at the user day', 'event'],
  ['Note of a colleague', 'note'],
  ['Invoice', null],
  ['7', null],
])('“%s” is %s', (text, kind) => {
  expect(readSignalKind(text)).toBe(kind)
})

test('every kind is read from its own words, and every word that is named is read', () => {
  for (const kind of signalKinds) {
    expect([kind, readSignalKind(kind)]).toEqual([kind, kind])
    if (kind !== 'nps' && kind !== 'csat' && kind !== 'ces')
      expect([kind, readSignalKind(signalWords[kind])]).toEqual([kind, kind])
  }
  expect(signalKindWords.map(readSignalKind)).not.toContain(null)
})

test.each([
  ['Positive', 'good'],
  ['neutral', 'neutral'],
  ['Detractor', 'bad'],
  ['0.83', null],
])('tone “%s” is %s', (text, tone) => {
  expect(readTone(text)).toBe(tone)
})

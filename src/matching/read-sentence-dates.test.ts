import { describe, expect, test } from 'vitest'
import { exampleLexicon } from './example-lexicon.ts'
import { readSentence } from './read-sentence.ts'

// A Monday.
const today = '2026-11-23'
const lexicon = exampleLexicon()

function read(text: string): string {
  const { wishedOn, by, spans } = readSentence(text, lexicon, today)
  const missed = spans.flatMap(({ sense, choices }) =>
    sense.as === 'not-understood'
      ? [
          `!${sense.why}`,
          ...choices.flatMap((each) => (each.as === 'when' ? [each.when.by ?? each.when.wishedOn] : [])),
        ]
      : [],
  )
  return [wishedOn === null ? '' : `on ${wishedOn}`, by === null ? '' : `by ${by}`, ...missed]
    .filter(Boolean)
    .join(' ')
}

describe('the last day', () => {
  test.each([
    ['before 15 June', 'by 2027-06-15'],
    ['by 11 December', 'by 2026-12-11'],
    ['by 11th of December', 'by 2026-12-11'],
    ['by December 11', 'by 2026-12-11'],
    ['by Fri 11 Dec', 'by 2026-12-11'],
    ['no later than 11 December', 'by 2026-12-11'],
    ['bis 15. Juni', 'by 2027-06-15'],
    ['bis spätestens 15. Juni', 'by 2027-06-15'],
    ['spätestens am 12.3.', 'by 2027-03-12'],
    ['bis zum 12.03.2027', 'by 2027-03-12'],
    ['by 2027-03-12', 'by 2027-03-12'],
    ['bis Ende Mai', 'by 2027-05-31'],
    ['by mid-June', 'by 2027-06-15'],
    ['until the end of the quarter', 'by 2026-12-31'],
    ['bis Quartalsende', 'by 2026-12-31'],
    ['bis Ende der Woche', 'by 2026-11-29'],
    ['by the end of next month', 'by 2026-12-31'],
    ['within two weeks', 'by 2026-12-07'],
    ['innerhalb von drei Tagen', 'by 2026-11-26'],
    ['by Friday', 'by 2026-11-27'],
    ['bis nächsten Freitag', 'by 2026-11-27'],
    ['before May', 'by 2027-04-30'],
    ['tomorrow at the latest', 'by 2026-11-24'],
    ['by 29 February', 'by 2028-02-29'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('a day, or from one to another', () => {
  test.each([
    ['on 3 March', 'on 2027-03-03'],
    ['am 12.3.', 'on 2027-03-12'],
    ['am Montag', 'on 2026-11-30'],
    ['in zwei Wochen', 'on 2026-12-07'],
    ['in a call on 23 November', 'on 2026-11-23'],
    ['next week', 'on 2026-11-30 by 2026-12-06'],
    ['nächste Woche', 'on 2026-11-30 by 2026-12-06'],
    ['diese Woche', 'on 2026-11-23 by 2026-11-29'],
    ['in May', 'on 2027-05-01 by 2027-05-31'],
    ['im November', 'on 2026-11-23 by 2026-11-30'],
    ['Q1', 'on 2027-01-01 by 2027-03-31'],
    ['in Q1 2027', 'on 2027-01-01 by 2027-03-31'],
    ['KW 50', 'on 2026-12-07 by 2026-12-13'],
    ['between 3 and 7 March', 'on 2027-03-03 by 2027-03-07'],
    ['3-7 March', 'on 2027-03-03 by 2027-03-07'],
    ['vom 3. bis 7. März', 'on 2027-03-03 by 2027-03-07'],
    ['after 15 June', 'on 2027-06-16'],
    ['ab 15. Juni', 'on 2027-06-15'],
    ['15/06', 'on 2027-06-15'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('what is doubtful is asked, what is no day is told', () => {
  test.each([
    ['by 5/6', '!ambiguous 2027-06-05 2027-05-06'],
    ['on 05/06/2027', '!ambiguous 2027-06-05 2027-05-06'],
    ['by May', '!ambiguous 2027-04-30 2027-05-31'],
    ['bis Q1', '!ambiguous 2026-12-31 2027-03-31'],
    ['on 31 June', '!no-such-day'],
    ['on 15 June 2020', '!gone-by'],
    ['by 15 June, by 20 June', 'by 2027-06-15 !second 2027-06-20'],
    ['not in May', '!negated'],
    ['they may call', ''],
    ['a march through the institutions', ''],
    ['available 24/7', ''],
    ['as soon as possible', ''],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

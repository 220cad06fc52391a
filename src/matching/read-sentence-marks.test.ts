import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addReading } from './add-reading.ts'
import { exampleLexicon } from './example-lexicon.ts'
import type { Need } from './need.ts'
import { readSentence } from './read-sentence.ts'
import { stopWords, tokensOf } from './read-sentence-tokens.ts'

const today = '2026-11-23'
const lexicon = exampleLexicon()
const reading = (text: string) => readSentence(text, lexicon, today)
const criteria = (text: string) =>
  reading(text).criteria.map(({ kind, value, isMust }) => `${kind}=${value}${isMust ? '!' : ''}`)
const missed = (text: string) =>
  reading(text).spans.flatMap(({ sense, text: said }) => (sense.as === 'not-understood' ? [said] : []))

describe('what should not be becomes no criterion and no search word', () => {
  test.each([
    ['not in retail', [], ['not in retail']],
    ['no banks', [], ['no banks']],
    ['ohne Banken', [], ['ohne Banken']],
    ['ohne Banken und Versicherungen', [], ['ohne Banken und Versicherungen']],
    ['keine Banken, Versicherungen oder Börsen', [], ['keine Banken, Versicherungen oder Börsen']],
    ['nicht in der Schweiz', [], ['nicht in der Schweiz']],
    ['Banken bitte nicht', [], ['Banken bitte nicht']],
    ['hospitals not banks', ['industry=hospitals'], ['not banks']],
    ['retail, not in Germany or Austria', ['industry=retail'], ['not in Germany or Austria']],
    ['anybody except the public sector', [], ['except the public sector']],
    ['outside Europe', [], ['outside Europe']],
    ['who did not leave Oldsoft', [], ['not leave Oldsoft']],
    ['a bank without downtime', ['industry=banking'], ['without downtime']],
    ['must not be a bank', [], ['not be a bank']],
    ['no CFO', [], ['no CFO']],
    ['non-German', [], ['non-German']],
    ['not only banks', ['industry=banking'], []],
    ['nicht nur Banken', ['industry=banking'], []],
  ])('%s', (text, expected, told) => {
    expect(criteria(text)).toEqual(expected)
    expect(missed(text)).toEqual(told)
    expect(reading(text).words).toBe('')
  })
})

describe('what must be', () => {
  test.each([
    ['must be in healthcare', ['industry=healthcare!']],
    ['only hospitals', ['industry=hospitals!']],
    ['hospitals only, in Germany', ['industry=hospitals!', 'region=DE']],
    ['unbedingt aus der Schweiz', ['region=CH!']],
    ['nur Banken', ['industry=banking!']],
    ['Banken, zwingend in Deutschland', ['industry=banking', 'region=DE!']],
    // Musts of one kind are choices: either will do.
    ['must be a bank or an insurer', ['industry=banking!', 'industry=insurance!']],
    ['must be a bank in Germany', ['industry=banking!', 'region=DE']],
  ])('%s', (text, expected) => expect(criteria(text)).toEqual(expected))
})

const hostile = [
  '',
  ' \n\t ',
  'the and of in for mit und der',
  '😀🎉 👩‍⚕️ 🇩🇪',
  "'; drop table needs; --",
  '<script>alert(1)</script>',
  '((((((((([[[[[',
  '\u0000\u0007 call',
  'İstanbul ßß ǅ ﬁnance',
  'не в банке 銀行 τράπεζα',
  'not not not no no without',
  '99999999999999999999 customers by 99.99.9999',
  'must must must only nur unbedingt',
  `${'a'.repeat(4_000)}`,
  'not in retail '.repeat(280),
  'healthcare '.repeat(360),
]

const vocabulary = fc.constantFrom(
  ...'two 3 healthcare banks Banken in DACH Germany deutsches Krankenhaus not no ohne only nur must on Analytics left Oldsoft video call by before 15 June bis Ende Mai 5/6 , . and or oder for CFO head of IT speaks French over 5,000 employees hands-on migration hier it us may Q1 next week - large 500 Turkey krankenhuas'.split(
    ' ',
  ),
)
const sentences = fc.oneof(
  fc.array(vocabulary, { maxLength: 25 }).map((words) => words.join(' ')),
  fc.string({ maxLength: 120, unit: 'grapheme' }),
  fc.constantFrom(...hostile),
)

test('every word that says something stands in exactly one span', () => {
  fc.assert(
    fc.property(sentences, (text) => {
      const { spans } = reading(text)
      for (const { key, from, to } of tokensOf(text)) {
        const holding = spans.filter((span) => span.from <= from && to <= span.to)
        expect(holding.length).toBeLessThanOrEqual(1)
        if (!stopWords.has(key)) expect(holding.length).toBe(1)
      }
      for (const span of spans) expect(text.slice(span.from, span.to)).toBe(span.text)
    }),
    { numRuns: 600 },
  )
})

test('the size of letters changes nothing', () => {
  fc.assert(
    fc.property(fc.array(vocabulary, { maxLength: 25 }), (words) => {
      const told = (text: string) => {
        const { activityTypeId, by, wishedOn, wanted, criteria: all } = reading(text)
        return {
          activityTypeId,
          by,
          wishedOn,
          wanted,
          all: all.map((each) => `${each.kind} ${each.value}`.toLowerCase()),
        }
      }
      expect(told(words.join(' ').toUpperCase())).toEqual(told(words.join(' ')))
    }),
    { numRuns: 400 },
  )
})

const empty: Need = {
  activityTypeId: 'call',
  wishedOn: null,
  by: null,
  wanted: 1,
  opportunityId: null,
  prospectId: null,
  criteria: [],
  words: '',
}

test('reading the same twice changes nothing', () => {
  fc.assert(
    fc.property(sentences, (text) => {
      const once = addReading(empty, reading(text))
      expect(addReading(once, reading(text))).toEqual(once)
    }),
    { numRuns: 300 },
  )
})

test('what a sentence says of a kind takes the place of what the deal filled in, and nothing else does', () => {
  const deal = (kind: 'industry' | 'persona', value: string) =>
    ({ kind, value, weight: null, isMust: false, source: 'deal' }) as const
  const need = { ...empty, criteria: [deal('industry', 'food'), deal('persona', 'finance')] }
  const { criteria: all } = addReading(need, reading('a bank, hands-on'))
  expect(all.map(({ value }) => value)).toEqual(['banking', 'finance'])
})

test('4,000 letters are read within a second', () => {
  const text = 'krankenhuas xqwertz healthcar not in retial on Anaytics '.repeat(75).slice(0, 4_000)
  const start = performance.now()
  reading(text)
  expect(performance.now() - start).toBeLessThan(1_000)
})

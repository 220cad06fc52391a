import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditionOf, quote, withFoundStages } from './advocate-filter.ts'
import { readQuery, type TypedWord } from './read-query.ts'

const word = (text: string, more: Partial<TypedWord> = {}): TypedWord => ({
  place: 1,
  word: text,
  isStop: false,
  isKnown: false,
  longer: [],
  near: [],
  parts: [],
  ...more,
})

test('a word that occurs stands for itself and for longer words around it', () => {
  expect(readQuery([word('buch', { isKnown: true, longer: ['buchung'] })])).toEqual([
    { typed: 'buch', kind: 'as-typed', words: ['buch', 'buchung'] },
  ])
})

test.each([
  ['technolgy', ['technology', 'technical'], ['technology']],
  ['hopsital', ['hospital', 'hospitals'], ['hospital']],
  ['recociliation', ['reconciliation', 'conciliation'], ['reconciliation']],
  ['mlik', ['milk', 'mill'], ['milk']],
  ['xyzw', ['milk', 'wine'], []],
  ['abc', ['abd'], []],
])('%s of %j is read as %j', (typed, near, words) => {
  const [reading] = readQuery([word(typed, { near })])
  expect(reading?.words).toEqual(words)
  expect(reading?.kind).toBe(words.length > 0 ? 'corrected' : 'unknown')
})

test('a compound nobody wrote is read by its longest parts', () => {
  const parts = ['krankenhaus', 'kranken', 'verwaltung']
  expect(readQuery([word('krankenhausverwaltung', { parts })])).toEqual([
    { typed: 'krankenhausverwaltung', kind: 'parts', words: ['krankenhaus', 'verwaltung'] },
  ])
})

test('words that say nothing are left out, unless all do', () => {
  const the = word('the', { isStop: true, isKnown: true })
  const who = word('who', { isStop: true, isKnown: true })
  expect(readQuery([the, word('milk', { isKnown: true })]).map((each) => each.typed)).toEqual(['milk'])
  expect(readQuery([the, who]).map((each) => each.typed)).toEqual(['the', 'who'])
})

test('whatever is typed stays one word of the condition', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const inside = quote(text).slice(1, -1)
      expect(inside.replaceAll("''", '').replaceAll('\\\\', '')).not.toMatch(/['\\]/)
    }),
  )
})

test('several values of a facet are any of them, several facets all of them', () => {
  expect(conditionOf({ country: ['DE', 'AT'], tier: ['strategic'] })).toBe(
    "('country=DE' | 'country=AT') & ('tier=strategic')",
  )
  expect(conditionOf({ availability: ['free'] })).toBe('')
  expect(withFoundStages({})).toEqual({ stage: ['discoverable', 'active'] })
  expect(withFoundStages({ stage: ['potential'] })).toEqual({ stage: ['potential'] })
})

import { expect, test } from 'vitest'
import { splitMentions, stillNamed, typedMention, withMention } from './conversation.queries.ts'

const vera = { id: 'v', name: 'Vera Lind' }
const lindstrom = { id: 'l', name: 'Vera Lindström' }

test('a message falls into words and names, the longer name first', () => {
  const words = splitMentions('Can @Vera Lindström and @Vera Lind look?', [vera, lindstrom])
  expect(words.map(({ words: said, isMention }) => (isMention ? `[${said}]` : said))).toEqual([
    'Can ',
    '[@Vera Lindström]',
    ' and ',
    '[@Vera Lind]',
    ' look?',
  ])
})

test.each([
  ['Hello @Ve', 'Ve'],
  ['@', ''],
  ['@Vera L', 'Vera L'],
  ['ask ines@tarnwell', null],
  ['Hello there', null],
])('%j asks for %j', (text, typed) => {
  expect(typedMention(text)).toBe(typed)
})

test('a chosen name takes the place of what was typed; one that was deleted again is named no more', () => {
  expect(withMention('Hello @Ve', 'Vera Lind')).toBe('Hello @Vera Lind ')
  expect(stillNamed('Hello @Vera Lind', [vera, { id: 'i', name: 'Ines' }, vera])).toEqual(['v'])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareWords } from './compare-words.ts'

const say = (before: string, after: string) =>
  compareWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'added' ? '+' : '-'}[${text}]`))
    .join('')

test.each([
  ['the same', 'We saved a week.', 'We saved a week.', 'We saved a week.'],
  ['a word exchanged', 'We saved a week.', 'We saved a month.', 'We saved a -[week]+[month].'],
  [
    'neighbours exchanged, as one change',
    'It is very good now',
    'It is quite nice now',
    'It is -[very good]+[quite nice] now',
  ],
  ['a word added', 'We saved a week.', 'We saved a whole week.', 'We saved a +[whole ]week.'],
  ['a sentence taken out', 'Good. Cheap. Quick.', 'Good. Quick.', 'Good. -[Cheap. ]Quick.'],
  ['no letters inside a word', 'Straße', 'Straßen', '-[Straße]+[Straßen]'],
  ['from nothing', '', 'New', '+[New]'],
] as const)('two versions of words: %s', (_, before, after, told) => {
  expect(say(before, after)).toBe(told)
})

test('what is the same and what went is the earlier text, what is the same and what came the later', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'Öl', '.', ' ', '  ', '\n', 'é', '日本'), { maxLength: 25 })
  const whole = (parts: ReturnType<typeof compareWords>, without: string) =>
    parts
      .filter(({ kind }) => kind !== without)
      .map((part) => part.text)
      .join('')
  fc.assert(
    fc.property(text, text, (one, other) => {
      const parts = compareWords(one.join(''), other.join(''))
      expect(whole(parts, 'added')).toBe(one.join(''))
      expect(whole(parts, 'removed')).toBe(other.join(''))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { strikeOut } from './strike-words.ts'

const anna = {
  names: ['Anna Weber'],
  mails: ['anna.weber@hof.example'],
  phones: ['+49 30 555'],
  rareWords: ['Weber'],
}

test.each([
  ['Ask Anna Weber about it', 'Ask [erased] about it'],
  ['ANNA  WEBER', '[erased]'],
  ['Weber, Anna: yes', '[erased]: yes'],
  ['Mrs Weber said so', 'Mrs [erased] said so'],
  ['the weberei is near', 'the weberei is near'],
  ['write to Anna.Weber@hof.example today', 'write to [erased] today'],
  ['call +49 30 555', 'call [erased]'],
  ['Anna Klein stays', 'Anna Klein stays'],
])('%s', (text, left) => {
  expect(strikeOut(text, anna)).toBe(left)
})

test('nothing of a name is left, whatever signs it holds', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3, maxLength: 20 }), (word) => {
      const name = word.replace(/[^\p{L}\p{N}.*+?()[\]]/gu, 'x')
      fc.pre(/^[\p{L}\p{N}].*[\p{L}\p{N}]$/u.test(name))
      expect(
        strikeOut(`before ${name} after`, { names: [name], mails: [], phones: [], rareWords: [] }),
      ).not.toContain(name)
    }),
  )
})

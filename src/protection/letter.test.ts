import { expect, test } from 'vitest'
import { blanksIn, faultsOfLetter, fillWords, type LibraryLetter, wordsIn } from './letter.ts'

const values = {
  name: 'Zoë $& O’Neil',
  company: 'Łódzkie Zakłady {name}',
  sender: 'Jana',
  workspace: 'Merriden',
}

test('words are filled in as they are, whatever a name holds', () => {
  expect(fillWords('{name} of {company}, {sender} of { workspace }', values)).toBe(
    'Zoë $& O’Neil of Łódzkie Zakłady {name}, Jana of Merriden',
  )
  expect(fillWords('{other} {} {{name}}', values)).toBe('{other} {} {Zoë $& O’Neil}')
})

test('what a person has to write stands in brackets, each once', () => {
  expect(blanksIn('At [event] on [day], [event] again; [] and [two\nlines] are none')).toEqual([
    '[event]',
    '[day]',
  ])
})

const letter: LibraryLetter = {
  title: 'A book',
  fits: 'They read.',
  subject: 'A book for {name}',
  body: 'Dear {name}',
  germanSubject: null,
  germanBody: null,
}

test.each([
  ['sound', {}, []],
  ['an unknown placeholder', { body: 'Dear {first name}' }, ['body']],
  ['one in the German words', { germanSubject: 'x', germanBody: 'Hallo {vorname}' }, ['germanBody']],
  ['half of the German', { germanSubject: 'Ein Buch' }, ['germanBody']],
  ['the other half', { germanBody: 'Ein Buch' }, ['germanSubject']],
])('a letter of a library, %s', (_, change, fields) => {
  expect(faultsOfLetter({ ...letter, ...change }, ['name', 'company']).map(({ field }) => field)).toEqual(
    fields,
  )
})

test('German is read where both halves of it are there, else English', () => {
  const both = { ...letter, germanSubject: 'Ein Buch', germanBody: 'Hallo' }
  expect(wordsIn('de', both)).toEqual({ subject: 'Ein Buch', text: 'Hallo', language: 'de' })
  expect(wordsIn('en', both)).toMatchObject({ subject: 'A book for {name}', language: 'en' })
  expect(wordsIn('de', { ...both, germanBody: null })).toMatchObject({ text: 'Dear {name}', language: 'en' })
})

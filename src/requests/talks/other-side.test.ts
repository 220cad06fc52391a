import { expect, test } from 'vitest'
import { isNamed, nameInFull, otherSideAsWritten, prospectName } from './other-side.ts'

const of = (speaksWith: string | null, prospect: string | null = 'Hofstad Energi') => ({
  request: { speaksWith },
  prospect,
})

test.each([
  ['Kjersti Amundsen', true],
  ['Kjersti Amundsen-Featherstonehaugh, Head of Finance', true],
  ['Ida Lund, lead analyst', true],
  ['Min Cho', true],
  ['Their head of data and two of the team', false],
  ['Finance Director', false],
  ['Chief Information Officer', false],
  ['Group CFO', false],
  ['Die Leiterin Controlling', false],
  ['Kjersti', false],
  ['', false],
])('“%s” is a name: %s', (speaksWith, is) => {
  expect(isNamed(of(speaksWith))).toBe(is)
})

test.each([
  ['Kjersti Amundsen, their CFO', 'Kjersti Amundsen', 'Kjersti Amundsen'],
  ['Their head of data', 'their head of data', 'Hofstad Energi'],
  ['The finance lead', 'the finance lead', 'Hofstad Energi'],
  [null, 'Hofstad Energi', 'Hofstad Energi'],
])('“%s” stands in a sentence as “%s”, in German as “%s”', (speaksWith, english, german) => {
  expect(prospectName(of(speaksWith), 'en')).toBe(english)
  expect(prospectName(of(speaksWith), 'de')).toBe(german)
})

test('where nobody is known there is a word for whoever it may be', () => {
  expect(prospectName(of(null, null), 'en')).toBe('the other side')
  expect(prospectName(of('Their IT director', null), 'de')).toBe('die andere Seite')
  expect(otherSideAsWritten(of(null, null))).toBe('')
})

test('the company stands behind the name once, and a list has the words as they were written', () => {
  expect(nameInFull(of('Their IT director'), 'en')).toBe('their IT director (Hofstad Energi)')
  expect(nameInFull(of('Their IT director'), 'de')).toBe('Hofstad Energi')
  expect(otherSideAsWritten(of('Their IT director'))).toBe('Their IT director (Hofstad Energi)')
})

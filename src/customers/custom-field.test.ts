import { expect, test } from 'vitest'
import { readCustomValue, tidyChoices, writeCustomValue } from './custom-field.ts'

const written = (
  kind: 'text' | 'choice' | 'number' | 'date',
  text: string | null,
  choices: string[] = [],
) => {
  const read = readCustomValue({ kind, choices }, text)
  return read.ok ? (read.value === null ? null : writeCustomValue(read.value)) : `no: ${read.reason}`
}

test.each([
  ['number', '1,234.5', '1234.5'],
  ['number', '1 234,5', '1234.5'],
  ['number', '12,5', '12.5'],
  ['number', '1,234', '1234'],
  ['number', '-3', '-3'],
  ['number', 'about 3', 'no: “about 3” is no number'],
  ['date', '2026-03-01', '2026-03-01'],
  ['date', '2026-02-31', 'no: “2026-02-31” is no day; write it as 2026-03-01'],
  ['text', ' as it is ', 'as it is'],
  ['text', '   ', null],
  ['text', null, null],
] as const)('%s %s is read as %s', (kind, text, value) => {
  expect(written(kind, text)).toBe(value)
})

test('a choice is found whatever its case, and any other word is refused with what it may be', () => {
  expect(written('choice', 'tier one', ['Tier One', 'Tier Two'])).toBe('Tier One')
  expect(written('choice', 'Tier Three', ['Tier One', 'Tier Two'])).toBe(
    'no: “Tier Three” is none of Tier One, Tier Two',
  )
})

test('a text of more than two thousand characters is refused', () => {
  expect(written('text', 'x'.repeat(2_001))).toBe('no: is longer than 2000 characters')
})

test('choices are kept once, in their order', () => {
  expect(tidyChoices([' Gold ', 'Silver', 'gold', ''])).toEqual(['Gold', 'Silver'])
})

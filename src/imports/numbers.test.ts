import { describe, expect, test } from 'vitest'
import { addNumber, judgeDecimalMark, noNumbers, readNumber, readYesNo, unitOf } from './numbers.ts'

const markOf = (...texts: string[]) => {
  const evidence = noNumbers()
  for (const text of texts) addNumber(evidence, text)
  return judgeDecimalMark(evidence, texts)
}

describe('a written number', () => {
  test.each([
    ['1234.5', 1234.5],
    ['1,234.50', 1234.5],
    ['12,34,567.5', 1234567.5],
    ["1'234.50", 1234.5],
    ['-12', -12],
    ['(1,200)', -1200],
    ['12-', -12],
    ["1'200.-", 1200],
    ['$4.5k', 4500],
    ['1.2m', 1_200_000],
    ['0', 0],
    ['.5', 0.5],
  ])('%s is %d with a decimal point', (text, value) => expect(readNumber(text, 'point')?.value).toBe(value))

  test.each([
    ['148,5', 148.5],
    ['1.234,50 €', 1234.5],
    ['2.400', 2400],
    ['1 234,5', 1234.5],
    ['3,2 Mio. EUR', 3_200_000],
  ])('%s is %d with a decimal comma', (text, value) => expect(readNumber(text, 'comma')?.value).toBe(value))

  test.each([
    ['€ 12', 'EUR'],
    ['12 USD', 'USD'],
    ['US$12', 'USD'],
    ['£5m', 'GBP'],
    ['k€ 5', 'EUR'],
    ['12', null],
  ])('%s is in %s', (text, currency) => expect(readNumber(text, 'point')?.currency).toBe(currency))

  test.each(['n/a', 'twelve', '', '1.2.3', '12 apples', '12/13', '148,5', '1e400'])('%j is none', (text) => {
    expect(readNumber(text, 'point')).toBeNull()
  })
})

describe('the decimal mark of a column', () => {
  test('is told by a fraction that is no group of three', () => {
    expect(markOf('1.500', '148,5')).toEqual({ mark: 'comma', why: 'decimal comma' })
    expect(markOf('1,500', '2.25')).toMatchObject({ mark: 'point' })
    expect(markOf('1.234,50')).toMatchObject({ mark: 'comma' })
  })

  test('is taken for thousands where only groups of three were seen', () => {
    expect(markOf('2.400', '1.150')).toEqual({ mark: 'comma', why: 'point as thousands' })
    expect(markOf('2,400')).toEqual({ mark: 'point', why: 'comma as thousands' })
  })
})

describe('the name of a column', () => {
  test.each([
    ['ARR (kEUR)', 1_000, 'EUR'],
    ['Revenue in millions of USD', 1_000_000, 'USD'],
    ['Contract value [€]', 1, 'EUR'],
    ['Amount', 1, null],
    ['Betrag in Tsd. CHF', 1_000, 'CHF'],
  ])('%s announces × %d %s', (name, scale, currency) => expect(unitOf(name)).toEqual({ scale, currency }))
})

test.each([
  ['Ja', true],
  ['x', true],
  ['FALSE', false],
  ['0', false],
  ['perhaps', null],
])('%s is %s', (text, value) => expect(readYesNo(text)).toBe(value))

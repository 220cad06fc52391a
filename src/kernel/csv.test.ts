import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine, neutralise, withoutNeutral } from './csv.ts'

describe('a line of CSV', () => {
  test('quotes what needs it', () => {
    expect(csvLine(['a', 'b, c', 'say "x"', 'two\nlines', null, 3, true])).toBe(
      'a,"b, c","say ""x""","two\nlines",,3,true\r\n',
    )
    expect(csvLine(['1,5', 'a;b'], ';')).toBe('1,5;"a;b"\r\n')
  })

  test.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '+49 30 123'])('runs no formula: %j', (text) => {
    expect(neutralise(text)).toBe(`'${text}`)
  })

  test.each(['-5', '+3,50', '1.5', 'a=b', ''])('leaves %j as it is', (text) => {
    expect(neutralise(text)).toBe(text)
  })

  test('can be read back', () => {
    fc.assert(
      fc.property(fc.string(), (text) => withoutNeutral(neutralise(text)) === text || text.startsWith("'")),
    )
  })
})

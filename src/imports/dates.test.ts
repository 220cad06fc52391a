import { describe, expect, test } from 'vitest'
import { addDate, judgeOrder, noEvidence, orderOfFile } from './date-evidence.ts'
import { dayIn, dayOfSerial, momentIn } from './dates.ts'

const evidenceOf = (...texts: string[]) => {
  const evidence = noEvidence()
  for (const text of texts) addDate(evidence, text)
  return evidence
}

describe('a written date', () => {
  test.each([
    ['2026-03-01', '2026-03-01'],
    ['2026/3/1', '2026-03-01'],
    ['20260301', '2026-03-01'],
    ['2017-01-01T00:46:09Z', '2017-01-01'],
    ['2013-11-23T02:30:31-08:00', '2013-11-23'],
    ['30.06.27', '2027-06-30'],
    ['30.06.1999', '1999-06-30'],
    ['1. März 2026', '2026-03-01'],
    ['March 1, 2026', '2026-03-01'],
    ['Sunday, March 1, 2026', '2026-03-01'],
    ['1-Mar-26', '2026-03-01'],
    ['1 de mayo de 2026', '2026-05-01'],
    ['2021', '2021-01-01'],
    ['03/2026', '2026-03-01'],
    ['Mar 2026', '2026-03-01'],
    ['46082', '2026-03-01'],
    ['28.02.2026 14:30', '2026-02-28'],
  ])('%s is %s with days first', (text, day) => expect(dayIn(text, 'day-first')).toEqual({ day }))

  test.each([
    ['02/24/26 02:18 AM', '2026-02-24'],
    ['2/3/24', '2024-02-03'],
    ['12/13/2027', '2027-12-13'],
  ])('%s is %s with months first', (text, day) => expect(dayIn(text, 'month-first')).toEqual({ day }))

  test('that does not exist is refused with the last day of its month', () => {
    expect(dayIn('31.02.27', 'day-first')).toEqual({ problem: 'no-such-day', proposal: '2027-02-28' })
    expect(dayIn('2027-02-30', 'day-first')).toEqual({ problem: 'no-such-day', proposal: '2027-02-28' })
    expect(dayIn('2027-13-40', 'day-first')).toEqual({ problem: 'no-such-day', proposal: null })
  })

  test('that only makes sense the other way round proposes that', () => {
    expect(dayIn('12/13/27', 'day-first')).toEqual({ problem: 'other-order', proposal: '2027-12-13' })
  })

  test.each(['soon', '12', 'Q3 2026', '1.2', '12:30', '13.13.2026x', ''])('%j is none', (text) => {
    expect(dayIn(text, 'day-first')).toEqual({ problem: 'no-date', proposal: null })
  })

  test('keeps its time where a moment is wanted', () => {
    expect(momentIn('02/23/26 08:55 PM', 'month-first')).toBe('2026-02-23T20:55:00.000Z')
    expect(momentIn('02/23/26 12:05 AM', 'month-first')).toBe('2026-02-23T00:05:00.000Z')
    expect(momentIn('2013-11-23T02:30:31-08:00', 'day-first')).toBe('2013-11-23T10:30:31.000Z')
    expect(momentIn('never', 'day-first')).toEqual({ problem: 'no-date', proposal: null })
  })

  test('as a spreadsheet counts it', () => expect(dayOfSerial(45_658)).toBe('2025-01-01'))
})

describe('the order of a column of dates', () => {
  test('is told by a single number above twelve', () => {
    expect(judgeOrder(evidenceOf('01/02/26', '31/01/26'))).toMatchObject({ order: 'day-first' })
    expect(judgeOrder(evidenceOf('01/02/26', '02/24/26'))).toMatchObject({ order: 'month-first' })
  })

  test('is days first where points part the numbers', () => {
    expect(judgeOrder(evidenceOf('01.02.26', '03.04.26'))).toMatchObject({ order: 'day-first' })
  })

  test('is asked where nothing tells', () => {
    expect(judgeOrder(evidenceOf('02/03/24', '01/02/24'))).toMatchObject({ order: null, sure: false })
  })

  test('is asked where both are frequent, and a slip does not count', () => {
    expect(judgeOrder(evidenceOf('31/01/26', '01/31/26'))).toMatchObject({ order: null })
    const many = Array.from({ length: 20 }, () => '31/01/26')
    expect(judgeOrder(evidenceOf(...many, '01/31/26'))).toMatchObject({ order: 'day-first' })
  })

  test('needs none where dates are whole', () => {
    expect(judgeOrder(evidenceOf('2026-01-02', '5 May 2026'))).toMatchObject({ sure: true })
    expect(judgeOrder(evidenceOf('2020', '2021'))).toMatchObject({ why: 'year only' })
  })

  test('is taken from the other columns of the file, when they agree', () => {
    const american = evidenceOf('02/24/26')
    expect(orderOfFile([american, evidenceOf('2026-01-01')])).toBe('month-first')
    expect(orderOfFile([american, evidenceOf('24/02/26')])).toBeNull()
    expect(orderOfFile([evidenceOf('01/02/26')])).toBeNull()
  })
})

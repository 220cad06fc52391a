import { type Day, dayFromNumber, type Instant, isDay } from '../kernel/time.ts'
import { monthOf } from './date-words.ts'

/** Which of two numbers of a written date is the day. */
export const dateOrders = ['day-first', 'month-first'] as const
export type DateOrder = (typeof dateOrders)[number]

/** A date taken apart; `first` and `second` wait for the column's order. */
export type DateParts =
  | { readonly form: 'whole'; readonly year: number; readonly month: number; readonly day: number }
  | {
      readonly form: 'order'
      readonly first: number
      readonly second: number
      readonly year: number
      readonly dotted: boolean
    }

export type ReadDate = DateParts & {
  /** Minutes after midnight, where the text has a time. */
  readonly minutes: number | null
  /** What is between the text and a plain date: only a year, a month, or a spreadsheet's day number. */
  readonly coarse?: 'year' | 'month' | 'serial'
}

const timeForm =
  /[\sT,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|[+-]\d{2}:?\d{2})?$/i

/**
 * Takes a written date apart: ISO, numbers in any order with `.`, `/` or `-`, month names, a year alone, a
 * spreadsheet's day number, each with or without a time. Null where the text is no date. Two-digit years below
 * 70 belong to this century.
 */
export function readDate(text: string): ReadDate | null {
  const trimmed = text.trim()
  const time = timeForm.exec(trimmed)
  const minutes = time === null ? null : minutesOf(time)
  if (time !== null && minutes === null) return null
  const date = time === null ? trimmed : trimmed.slice(0, time.index)
  const parts = readNumbers(date) ?? readNamedMonth(date) ?? readCoarse(date)
  return parts === null ? null : { ...parts, minutes }
}

type Found = DateParts & Pick<ReadDate, 'coarse'>

function minutesOf(time: RegExpExecArray): number | null {
  const [, hourText, minuteText, , half] = time
  const hour = Number(hourText)
  const minute = Number(minuteText)
  if (minute > 59 || hour > 24 || (half !== undefined && (hour > 12 || hour === 0))) return null
  if (half === undefined) return hour * 60 + minute
  return ((hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)) * 60 + minute
}

function readNumbers(date: string): Found | null {
  const found = /^(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?$/.exec(date)
  if (found === null) return readCompact(date)
  const [, a = '', mark, b = '', c = ''] = found
  if (a.length === 4) {
    return c.length > 2 ? null : { form: 'whole', year: +a, month: +b, day: +c }
  }
  if (a.length === 3 || c.length === 3 || c.length === 1) return null
  return { form: 'order', first: +a, second: +b, year: wholeYear(c), dotted: mark === '.' }
}

function readCompact(date: string): Found | null {
  const found = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(date)
  if (found === null) return null
  const [, year = '', month = '', day = ''] = found
  return { form: 'whole', year: +year, month: +month, day: +day }
}

function wholeYear(text: string): number {
  if (text.length === 4) return +text
  return +text < 70 ? 2000 + +text : 1900 + +text
}

const dayMonthYear =
  /^(?:\p{L}{2,12}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.|er)?[\s-]+(?:de\s+)?(\p{L}{3,12}\.?)[\s,-]+(?:de\s+)?(\d{2}|\d{4})$/iu
const monthDayYear =
  /^(?:\p{L}{2,12}\.?,\s+)?(\p{L}{3,12}\.?)[\s-]+(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{2}|\d{4})$/iu

function readNamedMonth(date: string): Found | null {
  const dayFirst = dayMonthYear.exec(date)
  if (dayFirst !== null) return named(dayFirst[1], dayFirst[2], dayFirst[3])
  const monthFirst = monthDayYear.exec(date)
  return monthFirst === null ? null : named(monthFirst[2], monthFirst[1], monthFirst[3])
}

function named(day = '', word = '', year = ''): Found | null {
  const month = monthOf(word)
  return month === null ? null : { form: 'whole', year: wholeYear(year), month, day: +day }
}

function readCoarse(date: string): Found | null {
  const year = /^(19|20)\d{2}$/.exec(date)
  if (year !== null) return { form: 'whole', year: +date, month: 1, day: 1, coarse: 'year' }
  const month = /^((?:19|20)\d{2})[-/.](\d{1,2})$/.exec(date) ?? /^(\d{1,2})[-/.]((?:19|20)\d{2})$/.exec(date)
  if (month !== null) {
    const [, a = '', b = ''] = month
    const [y, m] = a.length === 4 ? [+a, +b] : [+b, +a]
    return { form: 'whole', year: y, month: m, day: 1, coarse: 'month' }
  }
  const word = /^(\p{L}{3,12}\.?)\s+((?:19|20)\d{2})$/u.exec(date)
  const wordMonth = word === null ? null : monthOf(word[1] ?? '')
  if (word !== null && wordMonth !== null) {
    return { form: 'whole', year: Number(word[2]), month: wordMonth, day: 1, coarse: 'month' }
  }
  return readSerial(date)
}

/** Day numbers of spreadsheets between 1954 and 2119; smaller and larger numbers are quantities. */
function readSerial(date: string): Found | null {
  const found = /^(\d{5})(?:[.,]\d+)?$/.exec(date)
  if (found === null || +date.slice(0, 5) < 20_000 || +date.slice(0, 5) > 80_000) return null
  const [year = '', month = '', day = ''] = dayOfSerial(+date.slice(0, 5)).split('-')
  return { form: 'whole', year: +year, month: +month, day: +day, coarse: 'serial' }
}

/** The day a spreadsheet counts as `serial`, with its leap day of 1900 that never was. */
export function dayOfSerial(serial: number): Day {
  return dayFromNumber(Math.floor(serial) - 25_569)
}

export type DayReading =
  | { readonly day: Day }
  | { readonly problem: 'no-date' | 'no-such-day' | 'other-order'; readonly proposal: Day | null }

/**
 * The day a text means in a column whose order is known. Refuses what is no date, a day that does not exist
 * (31.02.27, with the last day of that month as proposal), and a date that only makes sense in the other
 * order (12/13/27 among days first, with that reading as proposal).
 */
export function dayIn(text: string, order: DateOrder): DayReading {
  const read = readDate(text)
  if (read === null) return { problem: 'no-date', proposal: null }
  if (read.form === 'whole') return judgeDay(read.year, read.month, read.day)
  const [day, month] = order === 'day-first' ? [read.first, read.second] : [read.second, read.first]
  const reading = judgeDay(read.year, month, day)
  if ('day' in reading || month <= 12) return reading
  const other = judgeDay(read.year, day, month)
  return 'day' in other ? { problem: 'other-order', proposal: other.day } : reading
}

/** The moment a text means, midnight where it has no time; times without a zone count as UTC. */
export function momentIn(text: string, order: DateOrder): Instant | DayReading {
  const reading = dayIn(text, order)
  if (!('day' in reading)) return reading
  const zoned = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text.trim())
  if (zoned && !Number.isNaN(Date.parse(text.trim()))) return new Date(text.trim()).toISOString()
  const minutes = readDate(text)?.minutes ?? 0
  return new Date(Date.parse(`${reading.day}T00:00:00.000Z`) + minutes * 60_000).toISOString()
}

function judgeDay(year: number, month: number, day: number): DayReading {
  const written = write(year, month, day)
  if (isDay(written)) return { day: written }
  const last = month >= 1 && month <= 12 && day > 27 && day < 32 ? lastDayOf(year, month) : null
  return { problem: 'no-such-day', proposal: last }
}

const write = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function lastDayOf(year: number, month: number): Day {
  return [31, 30, 29, 28].map((day) => write(year, month, day)).find(isDay) ?? write(year, month, 28)
}

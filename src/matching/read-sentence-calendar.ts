import { addDays, type Day, isDay } from '../kernel/time.ts'
import type { Token } from './read-sentence-tokens.ts'

/**
 * Days that words stand for: one day, or the first and last of a month, week or quarter. `by` is the day meant by
 * “by” and “until” before it; null where that can be its beginning as well as its end.
 */
export type Days = {
  readonly first: Day
  readonly last: Day
  readonly by: Day | null
  /** Another reading of the same figures: 5/6 is in May or in June. */
  readonly other?: Day
  readonly fault?: 'gone-by' | 'no-such-day'
}

/** Days and the place of the first word after them. */
export type FoundDays = { readonly days: Days; readonly next: number }

const rows = (text: string) =>
  text
    .trim()
    .split('|')
    .map((row) => row.trim().split(/\s+/))
const numbered = (text: string) =>
  new Map(rows(text).flatMap((names, at) => names.map((name) => [name, at + 1] as const)))

/** The number of each month by its name in English and German, folded. */
export const months = numbered(
  'january januar janner jan | february februar feb | march marz maerz mar mrz | april apr | may mai | june juni jun | july juli jul | august aug | september sept sep | october oktober oct okt | november nov | december dezember dec dez',
)
/** The number of each day of the week, Monday 1. */
export const weekdays = numbered(
  'monday montag mon | tuesday dienstag tue tues | wednesday mittwoch wed | thursday donnerstag thu thur thurs | friday freitag fri | saturday samstag sonnabend sat | sunday sonntag sun',
)
/** Words that are a month only beside a day, a year or a word of time. */
export const shyMonths = new Set(
  'may march mar jan dec jun jul nov sep oct okt dez feb apr aug mrz august'.split(' '),
)

const pad = (number: number) => String(number).padStart(2, '0')
/** A day from its figures, which need not exist. */
export const dayAt = (year: number, month: number, day: number): Day => `${year}-${pad(month)}-${pad(day)}`
/** The figures of a day. */
export const yearOf = (day: Day) => Number(day.slice(0, 4))
/** The month of a day, 1 to 12. */
export const monthOf = (day: Day) => Number(day.slice(5, 7))
/** The last day of a month; months beyond twelve are the next year's. */
export const lastOfMonth = (year: number, month: number): Day =>
  addDays(month === 12 ? dayAt(year + 1, 1, 1) : dayAt(year, month + 1, 1), -1)

/** One day. */
export const one = (day: Day): Days => ({ first: day, last: day, by: day })
/** Words for a day that cannot be meant. */
export const wrong = (fault: 'gone-by' | 'no-such-day', today: Day): Days => ({ ...one(today), fault })

/** The day of a month in its year, or the next such day from today on where no year is said. */
export function dayIn(month: number, day: number, year: number | null, today: Day): Days {
  if (year !== null) {
    const said = dayAt(year, month, day)
    if (!isDay(said)) return wrong('no-such-day', today)
    return said < today ? wrong('gone-by', today) : one(said)
  }
  // Eight years hold a 29 February whatever the century.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const said = dayAt(yearOf(today) + ahead, month, day)
    if (isDay(said) && said >= today) return one(said)
  }
  return wrong('no-such-day', today)
}

/** A stretch of months, this year's or the next's where it is over. */
export function monthsFrom(month: number, count: number, year: number | null, today: Day): Days {
  const at = (each: number): Days => ({
    first: dayAt(each, month, 1),
    last: lastOfMonth(each, month + count - 1),
    by: null,
  })
  const said = at(year ?? yearOf(today))
  if (said.last >= today) return said
  return year === null ? at(yearOf(today) + 1) : wrong('gone-by', today)
}

/** The year a word says; null where it says none. */
export const yearSaid = (token: Token | undefined): number | null =>
  token !== undefined && /^20\d\d$/.test(token.key) && !/[;:!?\n]/.test(token.gap) ? Number(token.key) : null

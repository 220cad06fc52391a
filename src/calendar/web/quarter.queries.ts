import type { Day } from '../../kernel/time.ts'

const months = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' })
const monthsShort = new Intl.DateTimeFormat(undefined, { month: 'short' })

const two = (number: number) => String(number).padStart(2, '0')
const firstOf = (year: number, month: number): Day => {
  const date = new Date(Date.UTC(year, month, 1))
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-01`
}

/** The first day of the quarter a day is in. */
export function quarterOf(day: Day): Day {
  const month = Number(day.slice(5, 7)) - 1
  return firstOf(Number(day.slice(0, 4)), month - (month % 3))
}

/** The first day of another quarter, so many later. */
export const shiftQuarter = (quarter: Day, by: number): Day =>
  firstOf(Number(quarter.slice(0, 4)), Number(quarter.slice(5, 7)) - 1 + by * 3)

/** The three months of a quarter: their first days. */
export const monthsOf = (quarter: Day): readonly Day[] =>
  [0, 1, 2].map((at) => firstOf(Number(quarter.slice(0, 4)), Number(quarter.slice(5, 7)) - 1 + at))

/** “October 2026” */
export const sayMonth = (day: Day): string => months.format(new Date(`${day.slice(0, 7)}-01T00:00:00`))

/** “Oct to Dec 2026” */
export function sayQuarter(quarter: Day): string {
  const [first = quarter, , last = quarter] = monthsOf(quarter)
  const short = (day: Day) => monthsShort.format(new Date(`${day}T00:00:00`))
  return `${short(first)} to ${short(last)} ${last.slice(0, 4)}`
}

import type { Money } from '../kernel/money.ts'
import { minorDigits } from '../kernel/money.ts'
import type { Day, Instant } from '../kernel/time.ts'

// Everything here is in the reader's own locale and time zone, which the browser knows.

const dayMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const dayMonthYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const weekdayShort = new Intl.DateTimeFormat(undefined, { weekday: 'short' })
const weekdayLong = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const hourMinute = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const hourMinuteSecond = new Intl.DateTimeFormat(undefined, {
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
})
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })
const plain = new Intl.NumberFormat()
const percent = new Intl.NumberFormat(undefined, { style: 'percent' })
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
const dayLength = 86_400_000
const halfYear = 183

/** A day has no zone: read at local midnight, so that it never slips to its neighbour. */
function toDate(when: Day | Instant): Date {
  return when.length === 10 ? new Date(`${when}T00:00:00`) : new Date(when)
}

/** The day a moment has where the reader sits, today unless told: the one their calendar shows, not that of Greenwich. */
export function dayHere(moment = new Date()): Day {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** “18 Nov”; with the year when it is not this one and not the half year ahead: “18 Nov 2024”. */
export function formatDay(when: Day | Instant, now = new Date()): string {
  const date = toDate(when)
  return (isNear(date, now) ? dayMonth : dayMonthYear).format(date)
}

/** “14–16 Oct”; with the year as for its first day, or where it lasts for more than half of one: “14–16 Oct 2024”. */
export function formatDays(first: Day, last: Day, now = new Date()): string {
  const [from, until] = [toDate(first), toDate(last)]
  const isPlain = isNear(from, now) && until.getTime() - from.getTime() < halfYear * dayLength
  return (isPlain ? dayMonth : dayMonthYear).formatRange(from, until)
}

/** Nobody asks of which year such a day is. */
function isNear(date: Date, now: Date): boolean {
  const ahead = (date.getTime() - now.getTime()) / dayLength
  return date.getFullYear() === now.getFullYear() || (ahead > 0 && ahead < halfYear)
}

/** “Fri 11 Dec”, for a day somebody plans for. */
export function formatWeekday(day: Day, now = new Date()): string {
  const date = toDate(day)
  return `${weekdayShort.format(date)} ${formatDay(day, now)}`
}

/** “Monday 23 November 2026”, for the line under a title. */
export function formatLongDay(when: Day | Instant): string {
  return weekdayLong.format(toDate(when))
}

/** “10:42” */
export function formatTime(when: Instant): string {
  return hourMinute.format(toDate(when))
}

/** “10:24:07”, where seconds matter: saved at. */
export function formatSeconds(when: Instant): string {
  return hourMinuteSecond.format(toDate(when))
}

/** “18 Nov, 10:42” */
export function formatMoment(when: Instant, now = new Date()): string {
  return `${formatDay(when, now)}, ${formatTime(when)}`
}

/** Everything, with the zone's own words: for a title attribute. */
export function formatFull(when: Day | Instant): string {
  return when.length === 10 ? weekdayLong.format(toDate(when)) : full.format(toDate(when))
}

/** “today”, “yesterday”, “12 days ago”, “in 3 days”, “5 months ago”. */
export function formatAge(when: Day | Instant, now = new Date()): string {
  const days = Math.round((startOfDay(toDate(when)) - startOfDay(now)) / dayLength)
  if (Math.abs(days) < 60) return relative.format(days, 'day')
  if (Math.abs(days) < 730) return relative.format(Math.round(days / 30.44), 'month')
  return relative.format(Math.round(days / 365.25), 'year')
}

/** “just now”, “4 minutes ago”, then as `formatAge`: for what happens while one watches. */
export function formatRecent(when: Instant, now = new Date()): string {
  const minutes = Math.round((toDate(when).getTime() - now.getTime()) / 60_000)
  if (minutes === 0) return 'just now'
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute')
  if (Math.abs(minutes) < 720) return relative.format(Math.round(minutes / 60), 'hour')
  return formatAge(when, now)
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** Figures grouped as the reader groups them. */
export function formatNumber(value: number, digits?: number): string {
  if (digits === undefined) return plain.format(value)
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(undefined, options).format(value)
}

/** A share between 0 and 1, as percent: whole, or with at most so many digits after the point. The one way on screens. */
export function formatPercent(share: number, digits = 0): string {
  if (digits === 0) return percent.format(share)
  return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: digits }).format(share)
}

/** “€412,000”: without cents where there are none; “€41.50” where there are. */
export function formatMoney(money: Money): string {
  const digits = minorDigits(money.currency)
  const amount = money.minor / 10 ** digits
  const shown = Number.isInteger(amount) ? 0 : digits
  const options = { style: 'currency', currency: money.currency, minimumFractionDigits: shown } as const
  return new Intl.NumberFormat(undefined, { ...options, maximumFractionDigits: shown }).format(amount)
}

/** “1 person”, “4 people”: the count with the word that fits it. */
export function formatCount(count: number, one: string, many: string): string {
  return `${plain.format(count)} ${count === 1 ? one : many}`
}

const words = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** Up to twelve in words, as in a sentence; figures from there. */
export function sayNumber(count: number): string {
  return words[count] ?? plain.format(count)
}

/** With a capital, for the beginning of a sentence. */
export function startWithNumber(count: number): string {
  const word = sayNumber(count)
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

/** “a, b and c”, as the reader's language joins them. */
export function formatList(words: readonly string[]): string {
  return new Intl.ListFormat(undefined, { type: 'conjunction' }).format(words)
}

/** The country's name in the reader's language; the code itself when nobody knows it. */
export function formatCountry(code: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

/** “4.2 MB” */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const unit = units[step] ?? 'byte'
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(undefined, options).format(bytes / 1000 ** step)
}

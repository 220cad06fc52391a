import { addDays, type Day, dayNumber, isDay, weekdayOf } from '../kernel/time.ts'
import {
  type Days,
  dayAt,
  type FoundDays,
  lastOfMonth,
  monthOf,
  months,
  monthsFrom,
  one,
  shyMonths,
  weekdays,
  yearOf,
  yearSaid,
} from './read-sentence-calendar.ts'
import { dayAndMonth, figures } from './read-sentence-figures.ts'
import type { Token } from './read-sentence-tokens.ts'

/** Reads the days that begin at a word; `isLed` where a word of time stands before. */
export function daysAt(tokens: readonly Token[], at: number, isLed: boolean, today: Day): FoundDays | null {
  const start = skipWeekday(tokens, at)
  return (
    figures(tokens, start, isLed, today) ??
    dayAndMonth(tokens, start, isLed, today) ??
    partOf(tokens, at, isLed, today) ??
    period(tokens, at, isLed, today) ??
    relative(tokens, at, today)
  )
}

function skipWeekday(tokens: readonly Token[], at: number): number {
  if (!weekdays.has(tokens[at]?.key ?? '')) return at
  return (tokens[at + 1]?.key ?? '') === 'the' || tokens[at + 1]?.key === 'den' ? at + 2 : at + 1
}

const joints = new Set(['of', 'the', 'des', 'der', 'dieses', 'dieser', 'this', 'in', 'vom', 'von'])
const ends = new Set(['end', 'ende', 'late', 'close'])
const middles = new Set(['mid', 'middle', 'mitte'])
const starts = new Set(['early', 'beginning', 'start', 'anfang'])
const closing: Readonly<Record<string, string>> = {
  monatsende: 'month',
  quartalsende: 'quarter',
  jahresende: 'year',
  eom: 'month',
  eoq: 'quarter',
  eoy: 'year',
}

/** The end of May, Ende des Quartals, mid June, Jahresende, month end. */
function partOf(tokens: readonly Token[], at: number, isLed: boolean, today: Day): FoundDays | null {
  const begin = tokens[at]?.key === 'the' || tokens[at]?.key === 'zum' ? at + 1 : at
  const word = tokens[begin]?.key ?? ''
  const closes =
    closing[word] ?? (isLed && ['end', 'ende'].includes(tokens[begin + 1]?.key ?? '') ? word : null)
  if (closes !== null && unitOf(closes) !== null) {
    const days = currentOf(unitOf(closes) ?? 'month', today)
    return {
      days: { ...days, first: days.last, by: days.last },
      next: begin + (closing[word] === undefined ? 2 : 1),
    }
  }
  if (!ends.has(word) && !middles.has(word) && !starts.has(word)) return null
  let next = begin + 1
  while (joints.has(tokens[next]?.key ?? '')) next += 1
  const unit = unitOf(tokens[next]?.key ?? '')
  const whole =
    unit === null ? period(tokens, next, true, today) : { days: currentOf(unit, today), next: next + 1 }
  return whole === null || whole.days.fault !== undefined
    ? null
    : { days: partOfDays(word, whole.days), next: whole.next }
}

/** A third of a stretch of days; its end is its last day where “by” stands before. */
function partOfDays(word: string, { first, last }: Days): Days {
  const length = dayNumber(last) - dayNumber(first) + 1
  const third = Math.floor(length / 3)
  if (ends.has(word)) return { first: addDays(last, 1 - third), last, by: last }
  if (starts.has(word)) return { first, last: addDays(first, third - 1), by: addDays(first, third - 1) }
  const middle = addDays(first, Math.floor(length / 2) - 1)
  return { first: addDays(first, third), last: addDays(last, -third), by: middle }
}

type Unit = 'week' | 'month' | 'quarter' | 'year'
const units: Readonly<Record<string, Unit>> = {
  week: 'week',
  weeks: 'week',
  woche: 'week',
  wochen: 'week',
  month: 'month',
  months: 'month',
  monat: 'month',
  monats: 'month',
  monate: 'month',
  monaten: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  quartal: 'quarter',
  quartals: 'quarter',
  year: 'year',
  years: 'year',
  jahr: 'year',
  jahres: 'year',
  jahre: 'year',
  jahren: 'year',
}
/** The stretch of time a word names; null for any other word. */
const unitOf = (word: string): Unit | null => units[word] ?? null

/** This week, month, quarter or year. */
function currentOf(unit: Unit, today: Day): Days {
  if (unit === 'week') {
    const monday = addDays(today, 1 - weekdayOf(today))
    return { first: monday, last: addDays(monday, 6), by: addDays(monday, 4) }
  }
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12
  const month = monthOf(today) - ((monthOf(today) - 1) % months)
  return monthsFrom(month, months, yearOf(today), today)
}

const nextWords = new Set([
  'next',
  'coming',
  'following',
  'nachste',
  'nachsten',
  'nachstes',
  'nachster',
  'nachstem',
  'kommende',
  'kommenden',
  'kommendes',
  'kommender',
])
const thisWords = new Set([
  'this',
  'current',
  'diese',
  'dieser',
  'diesen',
  'dieses',
  'diesem',
  'laufende',
  'laufenden',
  'laufendes',
])

/** May, Q1 2027, next week, dieses Quartal, KW 12, next Friday. */
function period(tokens: readonly Token[], at: number, isLed: boolean, today: Day): FoundDays | null {
  const word = tokens[at]?.key ?? ''
  const after = tokens[at + 1]
  const isNext = nextWords.has(word)
  const unit = unitOf(after?.key ?? '')
  if (unit !== null && (isNext || thisWords.has(word))) {
    const now = currentOf(unit, today)
    const days = isNext ? currentOf(unit, addDays(now.last, 1)) : now
    return { days: isNext || now.by !== null ? days : { ...days, by: days.last }, next: at + 2 }
  }
  const weekday = weekdays.get((isNext || thisWords.has(word) ? after?.key : word) ?? '')
  if (weekday !== undefined && (isLed || isNext || thisWords.has(word)))
    return { days: one(nextWeekday(weekday, today)), next: at + (isNext || thisWords.has(word) ? 2 : 1) }
  const year = yearSaid(after)
  const next = at + (year === null ? 1 : 2)
  const quarter = /^q([1-4])$/.exec(word)
  if (quarter !== null) return { days: monthsFrom(Number(quarter[1]) * 3 - 2, 3, year, today), next }
  if ((word === 'kw' || word === 'cw') && after?.number != null && after.number >= 1 && after.number <= 53)
    return { days: weekNumbered(after.number, today), next: at + 2 }
  const month = months.get(word)
  if (month === undefined || (shyMonths.has(word) && !isLed && year === null)) return null
  return { days: monthsFrom(month, 1, year, today), next }
}

function nextWeekday(weekday: number, today: Day): Day {
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  return addDays(today, ahead === 0 ? 7 : ahead)
}

/** The next week with that number, by ISO 8601: week 1 holds 4 January. */
function weekNumbered(number: number, today: Day): Days {
  const fourth = (year: number) => dayAt(year, 1, 4)
  const at = (year: number) => addDays(addDays(fourth(year), 1 - weekdayOf(fourth(year))), (number - 1) * 7)
  const monday = addDays(at(yearOf(today)), 6) >= today ? at(yearOf(today)) : at(yearOf(today) + 1)
  return { first: monday, last: addDays(monday, 6), by: addDays(monday, 4) }
}

const relatives: Readonly<Record<string, number>> = { today: 0, heute: 0, tomorrow: 1, ubermorgen: 2 }

function relative(tokens: readonly Token[], at: number, today: Day): FoundDays | null {
  const word = tokens[at]?.key ?? ''
  const ahead = relatives[word] ?? (word === 'morgen' && tokens[at - 1]?.key !== 'guten' ? 1 : undefined)
  return ahead === undefined ? null : { days: one(addDays(today, ahead)), next: at + 1 }
}

/** So many days, weeks or months from today; null where no length of time begins here. */
export function lengthAt(
  tokens: readonly Token[],
  at: number,
  count: (token: Token | undefined) => number | null,
  today: Day,
): { readonly day: Day; readonly next: number } | null {
  const many = count(tokens[at])
  const word = tokens[at + 1]?.key ?? ''
  if (many === null || many > 400) return null
  if (/^(day|days|tag|tage|tagen)$/.test(word)) return { day: addDays(today, many), next: at + 2 }
  const unit = unitOf(word)
  if (unit === null || unit === 'quarter' || unit === 'year') return null
  if (unit === 'week') return { day: addDays(today, many * 7), next: at + 2 }
  const months = monthOf(today) - 1 + many
  const [year, month] = [yearOf(today) + Math.floor(months / 12), (months % 12) + 1]
  const same = dayAt(year, month, Number(today.slice(8)))
  return { day: isDay(same) ? same : lastOfMonth(year, month), next: at + 2 }
}

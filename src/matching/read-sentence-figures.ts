import { type Day, isDay } from '../kernel/time.ts'
import {
  type Days,
  dayAt,
  dayIn,
  type FoundDays,
  monthOf,
  months,
  one,
  wrong,
  yearOf,
  yearSaid,
} from './read-sentence-calendar.ts'
import type { Token } from './read-sentence-tokens.ts'

/** 2027-03-15, 15/06, 12.3., 12.03.2027. */
export function figures(tokens: readonly Token[], at: number, isLed: boolean, today: Day): FoundDays | null {
  const [a, b, c] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (a === undefined || b === undefined || !isFigure(a, 4) || !isFigure(b, 2)) return null
  const sign = b.gap
  if (!['.', '/', '-', '. '].includes(sign)) return null
  const third = c !== undefined && isFigure(c, 4) && (c.gap === sign || c.gap === sign.trim()) ? c : undefined
  if (a.key.length === 4) {
    if (third === undefined) return null
    return { days: dayIn(Number(b.key), Number(third.key), Number(a.key), today), next: at + 3 }
  }
  const year = third === undefined ? null : Number(third.key) + (third.key.length === 2 ? 2000 : 0)
  const dotted = sign.startsWith('.') && (tokens[at + 2]?.gap ?? '.').startsWith('.')
  const isSure = third !== undefined || isLed || (sign === '/' && a.key.length + b.key.length === 4) || dotted
  if (!isSure || sign === '-' || `${a.key}${sign}${b.key}` === '24/7') return null
  const next = at + (third === undefined ? 2 : 3)
  return { days: ofFigures(Number(a.key), Number(b.key), year, sign, today), next }
}

const isFigure = ({ key, text }: Token, most: number) => /^\d+$/.test(text) && key.length <= most

function ofFigures(a: number, b: number, year: number | null, sign: string, today: Day): Days {
  const european = dayIn(b, a, year, today)
  if (sign.startsWith('.') || a === b) return european
  const american = dayIn(a, b, year, today)
  if (b > 12) return american
  if (a > 12 || american.fault !== undefined) return european
  return european.fault === undefined ? { ...european, other: american.first } : american
}

/** 15 June, 15th of June 2027, June 15, 15. Juni, the 15th. */
export function dayAndMonth(
  tokens: readonly Token[],
  at: number,
  isLed: boolean,
  today: Day,
): FoundDays | null {
  const first = tokens[at]
  if (first === undefined) return null
  const month = months.get(first.key)
  const after = tokens[at + 1]
  if (month !== undefined && after !== undefined && isDayNumber(after) && !/[.;:!?\n]/.test(after.gap)) {
    const year = yearSaid(tokens[at + 2])
    return { days: dayIn(month, after.number ?? 0, year, today), next: at + (year === null ? 2 : 3) }
  }
  if (!isDayNumber(first)) return null
  const skip = ['of', 'des'].includes(after?.key ?? '') ? 2 : 1
  const named = months.get(tokens[at + skip]?.key ?? '')
  if (named !== undefined && !/[,;:!?\n]/.test(tokens[at + skip]?.gap ?? '')) {
    const year = yearSaid(tokens[at + skip + 1])
    return { days: dayIn(named, first.number ?? 0, year, today), next: at + skip + (year === null ? 1 : 2) }
  }
  const isOrdinal = /^\d+(st|nd|rd|th)$/.test(first.key) || (after?.gap ?? '').startsWith('. ')
  return isLed && isOrdinal ? { days: nextOfMonth(first.number ?? 0, today), next: at + 1 } : null
}

const isDayNumber = ({ number, text }: Token) =>
  number !== null && number >= 1 && number <= 39 && /^\d{1,2}\D{0,2}$/.test(text)

function nextOfMonth(day: number, today: Day): Days {
  for (let ahead = 0; ahead <= 12; ahead += 1) {
    const month = monthOf(today) - 1 + ahead
    const said = dayAt(yearOf(today) + Math.floor(month / 12), (month % 12) + 1, day)
    if (isDay(said) && said >= today) return one(said)
  }
  return wrong('no-such-day', today)
}

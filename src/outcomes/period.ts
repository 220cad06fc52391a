import { accept, type Decision, refuse } from '../kernel/result.ts'
import { addDays, type Day } from '../kernel/time.ts'

export const periodChoices = ['this-quarter', 'last-quarter', 'last-12-months', 'own'] as const
export type PeriodChoice = (typeof periodChoices)[number]

/** The days results are told for, both included. */
export type Period = { readonly from: Day; readonly to: Day }

/** What was asked for: a choice, and with `own` its two days. */
export type AskedPeriod = {
  readonly choice: PeriodChoice
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

const longest = 10 * 366

/**
 * The days of a choice, seen from `today`: calendar quarters, the twelve months up to today, or two own days. Refuses
 * own days that are missing, turned round or more than ten years apart.
 */
export function readPeriod(
  asked: AskedPeriod,
  today: Day,
): Decision<{ readonly period: Period }, 'no-period'> {
  switch (asked.choice) {
    case 'this-quarter':
      return accept({ period: quarterOf(today) })
    case 'last-quarter':
      return accept({ period: quarterOf(addDays(quarterOf(today).from, -1)) })
    case 'last-12-months':
      return accept({ period: { from: addDays(yearBefore(today), 1), to: today } })
    case 'own':
      return readOwn(asked)
  }
}

function readOwn({ from, to }: AskedPeriod): Decision<{ readonly period: Period }, 'no-period'> {
  if (from === undefined || to === undefined)
    return refuse('no-period', 'say from which day to which', { from: from ?? null })
  if (from > to) return refuse('no-period', 'ends before it begins', { from, to })
  if (addDays(from, longest) < to) return refuse('no-period', 'is longer than ten years', { from, to })
  return accept({ period: { from, to } })
}

/** The calendar quarter a day lies in. */
export function quarterOf(day: Day): Period {
  const year = +day.slice(0, 4)
  const first = Math.floor((+day.slice(5, 7) - 1) / 3) * 3 + 1
  const from = dayIn(year, first)
  return { from, to: addDays(first === 10 ? dayIn(year + 1, 1) : dayIn(year, first + 3), -1) }
}

// 29 February has no day a year before: the 28th stands for it.
function yearBefore(day: Day): Day {
  const year = String(+day.slice(0, 4) - 1).padStart(4, '0')
  return day.endsWith('02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`
}

const dayIn = (year: number, month: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`

import { type DateOrder, readDate } from './dates.ts'

/** What the dates of one column say about their order. */
export type DateEvidence = {
  /** Texts that are dates at all. */
  dates: number
  /** Dates that need no order: ISO, month names, the same number twice. */
  clear: number
  /** First number above twelve. */
  dayFirst: number
  /** Second number above twelve. */
  monthFirst: number
  /** Both could be the month. */
  either: number
  dotted: number
  years: number
  serials: number
}

export type OrderVerdict =
  | { readonly order: DateOrder; readonly sure: true; readonly why: string }
  | { readonly order: null; readonly sure: false; readonly why: string }

/** Evidence before the first row. */
export function noEvidence(): DateEvidence {
  return { dates: 0, clear: 0, dayFirst: 0, monthFirst: 0, either: 0, dotted: 0, years: 0, serials: 0 }
}

/** Adds one cell to the evidence; true when the cell is a date. */
export function addDate(evidence: DateEvidence, text: string): boolean {
  const read = readDate(text)
  if (read === null) return false
  evidence.dates += 1
  if (read.coarse === 'year') evidence.years += 1
  if (read.coarse === 'serial') evidence.serials += 1
  if (read.form === 'whole') {
    evidence.clear += 1
    return true
  }
  if (read.dotted) evidence.dotted += 1
  if (read.first > 12) evidence.dayFirst += 1
  else if (read.second > 12) evidence.monthFirst += 1
  else if (read.first === read.second) evidence.clear += 1
  else evidence.either += 1
  return true
}

/** So few rows of the other order are slips rather than a mixed column: one in ten, or a single one among four. */
const areSlips = (few: number, many: number) => few * 9 <= many || (few === 1 && many >= 3)

/**
 * The order of a column's dates, from all of its rows. Days come first where some first number is above
 * twelve, or numbers are parted by points (nobody writes months first with points); months first likewise.
 * Where nothing tells, or both kinds are frequent, it is not guessed: a person says.
 */
export function judgeOrder(evidence: DateEvidence): OrderVerdict {
  const { dayFirst, monthFirst, either } = evidence
  const told = dayFirst + monthFirst
  if (told > 0) {
    const order = dayFirst >= monthFirst ? 'day-first' : 'month-first'
    if (areSlips(Math.min(dayFirst, monthFirst), Math.max(dayFirst, monthFirst))) {
      return { order, sure: true, why: wordsFor(order) }
    }
    return { order: null, sure: false, why: 'days first in some rows, months first in others' }
  }
  if (either === 0) return { order: 'day-first', sure: true, why: wordForClear(evidence) }
  if (evidence.dotted >= either) return { order: 'day-first', sure: true, why: 'day first' }
  return { order: null, sure: false, why: 'day first or month first?' }
}

/** How an order is called beside a column. */
export function wordsFor(order: DateOrder): string {
  return order === 'day-first' ? 'day first' : 'month first'
}

function wordForClear(evidence: DateEvidence): string {
  if (evidence.dates > 0 && evidence.years === evidence.dates) return 'year only'
  if (evidence.dates > 0 && evidence.serials === evidence.dates) return 'spreadsheet day numbers'
  return 'dates'
}

/**
 * What columns that cannot tell by themselves take from the others of the same file: one export writes its
 * dates one way. Null where the others differ or do not know either.
 */
export function orderOfFile(columns: readonly DateEvidence[]): DateOrder | null {
  const known = columns.flatMap((evidence) => {
    const verdict = judgeOrder(evidence)
    return verdict.sure && evidence.dayFirst + evidence.monthFirst > 0 ? [verdict.order] : []
  })
  const [first] = known
  return first !== undefined && known.every((order) => order === first) ? first : null
}

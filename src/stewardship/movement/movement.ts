import { Type } from 'typebox'
import { type Setting, setting } from '../../kernel/setting.ts'
import { addDays, type Day } from '../../kernel/time.ts'

/** How much the company wants the number of its advocates to grow (MAT-14). */
export const growthObjective: Setting<number> = setting<number>({
  name: 'stewardship.growth',
  title: 'How much the number of advocates should grow',
  unit: 'per cent a year, beyond making up for those we lose',
  source:
    'requirements MAT-14: attrition sets the replenishment target; growth is the company’s own objective',
  why: 'A fifth more each year, until the company’s own objective is set here',
  schema: Type.Integer({ minimum: 0, maximum: 500 }),
  default: 20,
})

/** What happened in one month: who could be found from then on, and who could not any more. */
export type MonthMoves = { readonly month: string; readonly recruited: number; readonly lost: number }
export type Month = MonthMoves & {
  /** How many could be found when it began. */
  readonly bench: number
}

/**
 * The months from the oldest to the latest with how many could be found when each began. In: how many can be found now,
 * and the moves of each month (a month without any is in it with noughts). Nothing is stored of the past: it is counted
 * back from today.
 */
export function benchByMonth(now: number, months: readonly MonthMoves[]): Month[] {
  const told: Month[] = []
  let bench = now
  for (const month of months.toReversed()) {
    bench = bench - month.recruited + month.lost
    told.push({ ...month, bench })
  }
  return told.toReversed()
}

/** Attrition of a month in per cent of those who could be found when it began; null where there was nobody. */
export function attritionPercent(months: readonly Month[]): number | null {
  const [bench, lost] = [sum(months.map((month) => month.bench)), sum(months.map((month) => month.lost))]
  return bench === 0 ? null : Math.round((lost / bench) * 1_000) / 10
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** What a segment has, lost in a year, and won this quarter. */
export type SegmentMoves = {
  readonly advocates: number
  readonly lostInYear: number
  readonly recruited: number
}

/**
 * How many each segment needs in a quarter: a quarter of what it lost in a year, and its share of the growth. In whole
 * people: the sum is rounded up once and given out by the largest remainders, so that the rows come to the total.
 * `missing` is what is not recruited yet.
 */
export function replenish<Row extends SegmentMoves>(
  segments: readonly Row[],
  growthPercent: number,
): (Row & { readonly needed: number; readonly missing: number })[] {
  const exact = segments.map(
    ({ advocates, lostInYear }) => lostInYear / 4 + (advocates * growthPercent) / 400,
  )
  const total = Math.max(0, Math.ceil(sum(exact) - 1e-9))
  const floors = exact.map((share) => Math.floor(share + 1e-9))
  let left = total - sum(floors)
  const byRemainder = exact
    .map((share, at) => ({ at, rest: share - (floors[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  const extra = new Set<number>()
  for (const { at } of byRemainder) {
    if (left <= 0) break
    extra.add(at)
    left -= 1
  }
  return segments.map((row, at) => {
    const needed = (floors[at] ?? 0) + (extra.has(at) ? 1 : 0)
    return { ...row, needed, missing: Math.max(0, needed - row.recruited) }
  })
}

/** The first day of the year whose losses a segment makes up for: as many days as a year has, today among them. */
export function yearBefore(today: Day): Day {
  return addDays(today, -364)
}

/** What of a segment says whether it is covered: its open opportunities, and who may be asked today. */
type SegmentCover = { readonly open: number; readonly free: number }

/**
 * The segments that sell now, which are those with open opportunities, and how many of them have somebody who may be asked
 * today. In: any segments. Out: those that sell, the ones with nobody free first, otherwise in the order given.
 */
export function sellingNow<Row extends SegmentCover>(
  segments: readonly Row[],
): { readonly selling: readonly Row[]; readonly covered: number } {
  const selling = segments.filter(({ open }) => open > 0)
  const covered = selling.filter(({ free }) => free > 0)
  return { selling: [...selling.filter(({ free }) => free === 0), ...covered], covered: covered.length }
}

/** The first day of the quarter a day stands in, and how much of the quarter is over by its evening, from 0 to 1. */
export function quarterAt(today: Day): { readonly from: Day; readonly elapsed: number } {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const first = Math.floor((month - 1) / 3) * 3
  const from = `${year}-${String(first + 1).padStart(2, '0')}-01`
  const days = (Date.UTC(year, first + 3, 1) - Date.UTC(year, first, 1)) / 86_400_000
  const gone = (Date.UTC(year, month - 1, day) - Date.UTC(year, first, 1)) / 86_400_000 + 1
  return { from, elapsed: gone / days }
}

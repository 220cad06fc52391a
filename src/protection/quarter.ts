import { addDays, type Day } from '../kernel/time.ts'

/** The quarter a day lies in, written `2026-Q1`. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.floor((+day.slice(5, 7) - 1) / 3) + 1}`
}

/** The first and the last day of a quarter written `2026-Q1`. */
export function daysOfQuarter(quarter: string): { readonly from: Day; readonly until: Day } {
  const [year, number] = [+quarter.slice(0, 4), +quarter.slice(6)]
  const start = (at: number) => {
    const month = String(((at - 1) % 4) * 3 + 1).padStart(2, '0')
    return `${String(year + Math.floor((at - 1) / 4)).padStart(4, '0')}-${month}-01`
  }
  return { from: start(number), until: addDays(start(number + 1), -1) }
}

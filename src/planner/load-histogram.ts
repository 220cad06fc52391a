/** So many people carry so much load, in quarter points. */
type Carried = { readonly quarters: number; readonly people: number }

/** People whose load lies from `points` up to the next whole point; the last one holds everybody from the cap on. */
export type LoadBar = { readonly points: number; readonly people: number }

/**
 * How many people carry how many whole points of load, from nought to the cap. In: loads in quarter points, in any
 * order, and the cap in quarter points. Out: one bar a point; nobody is counted twice or left out.
 */
export function histogramOf(carried: readonly Carried[], capQuarters: number): LoadBar[] {
  const last = Math.ceil(capQuarters / 4)
  const bars = Array.from({ length: last + 1 }, (_, points) => ({ points, people: 0 }))
  for (const { quarters, people } of carried) {
    const at = quarters >= capQuarters ? last : Math.min(last, Math.max(0, Math.floor(quarters / 4)))
    const bar = bars[at]
    if (bar !== undefined) bar.people += people
  }
  return bars
}

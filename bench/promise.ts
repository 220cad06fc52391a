/** One promise of the product, measured: what was found, what was promised, and whether it holds. */
export type Promised = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target: number
  /** `most`: the value may be at most the target; `least`: at least. */
  readonly bound: 'most' | 'least'
  /** What the reader must know to judge the figure: rows, connections, generated names. */
  readonly note?: string
}

/** True when the measured value keeps the promise. */
export function holds(promised: Promised): boolean {
  return promised.bound === 'most' ? promised.value <= promised.target : promised.value >= promised.target
}

/** The middle of several measurements; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}

/** The value below which a share of the measurements lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** A line for whoever watches: figures that are no promise by themselves, and what takes its time. */
export function tell(text: string): void {
  process.stderr.write(`       ${text}\n`)
}

import type { Day } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'
import { type Factor, isEnough } from './fit.ts'
import type { CriterionKind } from './need.ts'

/** What one thing less would bring. `value` names one criterion of several of a kind; null means all of them. */
export type Loosening = {
  readonly kind: CriterionKind | 'words' | 'day'
  readonly value: string | null
  readonly more: number
}

/** Two weeks later is a thing to try; later than that is another plan. */
const daysToWait = 14

type Looked = { readonly factors: readonly Factor[]; readonly freeFrom: Day | null; readonly isFree: boolean }

/**
 * What leaving one criterion out, or waiting a little, would bring: how many more would fit, of those looked at.
 * In: everybody who passed the gates with their factors, and the wished day. Out: only what brings somebody,
 * the most first; the day with the first date on which two weeks' patience would pay.
 */
export function looseningsOf(looked: readonly Looked[], wishedOn: Day): readonly Loosening[] {
  const fits = looked.filter(({ factors }) => isEnough(fitWithout(factors, null)))
  const free = looked.filter(({ isFree }) => isFree)
  const kinds = new Set(looked.flatMap(({ factors }) => factors.flatMap(kindOfPart)))
  const ways: Loosening[] = [...kinds].map((kind) => ({
    kind,
    value: null,
    more: free.filter(
      ({ factors }) => !isEnough(fitWithout(factors, null)) && isEnough(fitWithout(factors, kind)),
    ).length,
  }))
  const until = addDays(wishedOn, daysToWait)
  const later = fits.flatMap(({ freeFrom, isFree }) =>
    !isFree && freeFrom !== null && freeFrom > wishedOn && freeFrom <= until ? [freeFrom] : [],
  )
  const on = later.toSorted().at(-1)
  if (on !== undefined) ways.push({ kind: 'day', value: on, more: later.length })
  return ways.filter(({ more }) => more > 0).toSorted((a, b) => b.more - a.more)
}

const kindOfPart = ({ kind, weight }: Factor): (CriterionKind | 'words')[] =>
  weight === null || kind === 'freshness' || kind === 'rest' || kind === 'reliability' ? [] : [kind]

/** The fit without the parts of one kind; null leaves nothing out. */
function fitWithout(factors: readonly Factor[], kind: CriterionKind | 'words' | null): number {
  const kept = factors.filter((factor) => factor.weight !== null && factor.kind !== kind)
  const weights = kept.reduce((sum, { weight }) => sum + (weight ?? 0), 0)
  return weights === 0 ? 1 : kept.reduce((sum, { part, weight }) => sum + part * (weight ?? 0), 0) / weights
}

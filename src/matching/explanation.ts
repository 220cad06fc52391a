import { isEnough } from './fit.ts'
import type { Gate } from './gate.ts'

/**
 * Why somebody is, or is not, in a list of matches. `free`, `near-miss`, `not-now` and `kept-apart` are in it, the
 * others are not.
 */
export const outcomes = [
  'free',
  'near-miss',
  'not-now',
  'kept-apart',
  'outranked',
  'unfit',
  'not-looked-at',
  'left-out',
  'not-in-program',
  'not-discoverable',
  'not-willing',
  'is-the-prospect',
  'lacks-a-must',
  'competes',
  'never-with',
] as const
export type Outcome = (typeof outcomes)[number]

type Placed = {
  readonly isLeftOut: boolean
  readonly isInFree: boolean
  readonly isInNotNow: boolean
  readonly gate: Gate | null
  readonly fit: number
  /** True where the list they would stand in, of the free or of those apart, has no place left. */
  readonly isFull: boolean
}

/**
 * The one reason that decides. In: where somebody stands in the list, the first gate they do not pass, their fit and
 * whether their list is full. Out: the outcome; whoever passes everything and is not in a list that is full was outranked.
 */
export function outcomeOf({ isLeftOut, isInFree, isInNotNow, gate, fit, isFull }: Placed): Outcome {
  if (isLeftOut) return 'left-out'
  if (isInFree) return isEnough(fit) ? 'free' : 'near-miss'
  if (isInNotNow) return gate === null ? 'not-now' : 'kept-apart'
  if (gate !== null) return gate.code
  if (!isEnough(fit)) return 'unfit'
  return isFull ? 'outranked' : 'not-looked-at'
}

/** True where the outcome is a place in the list. */
export function isInList(outcome: Outcome): boolean {
  return outcome === 'free' || outcome === 'near-miss' || outcome === 'not-now' || outcome === 'kept-apart'
}

import { Type } from 'typebox'
import { setting } from '../kernel/setting.ts'

/** The four standing duties of a program (MAT-1). */
export const duties = ['identify', 'keep-accurate', 'protect', 'align'] as const

/** How a duty stands: well, to be looked at, or too early to tell. */
export const dutyStates = ['well', 'look', 'too-few'] as const
export type DutyState = (typeof dutyStates)[number]

export type DutySignal = { readonly state: DutyState; readonly word: string }

/** How fresh the profiles of those who can be found should be. */
export const freshTarget = setting<number>({
  name: 'planner.fresh-target',
  title: 'How fresh profiles should be',
  unit: 'per cent, over all who can be found',
  source: 'practice B6 #18: trust in search rests on fresh profiles',
  why: 'Common practice: search is trusted while most of what it finds is true',
  schema: Type.Integer({ minimum: 1, maximum: 100 }),
  default: 85,
})

/** Below so many promises on a side, keeping them is not judged (practice B1.1). */
const fewestPromises = 5

/**
 * Identify continuously: who was recruited this quarter against what the quarter needs by today. In: both counts, and
 * how much of the quarter is over, from 0 to 1. Source: MAT-1 and MAT-14, the replenishment target.
 */
export function judgeIdentify(recruited: number, needed: number, elapsed: number): DutySignal {
  if (recruited === 0 && needed === 0) return { state: 'too-few', word: 'None yet' }
  if (recruited >= needed) return { state: 'well', word: 'Reached' }
  return recruited >= Math.floor(needed * elapsed)
    ? { state: 'well', word: 'On course' }
    : { state: 'look', word: 'Behind plan' }
}

/**
 * Keep accurate: freshness of all who can be found against the target, in per cent, null where there is nobody; and
 * reviews of changes that are late.
 */
export function judgeAccuracy(percent: number | null, target: number, lateReviews: number): DutySignal {
  if (lateReviews > 0) return { state: 'look', word: lateReviews === 1 ? 'Review late' : 'Reviews late' }
  if (percent === null) return { state: 'too-few', word: 'Nobody yet' }
  return percent >= target ? { state: 'well', word: 'On course' } : { state: 'look', word: 'Below target' }
}

/** Protect: nobody over a cap, and no ask beyond a limit this quarter. In: both counts. */
export function judgeProtection(overCap: number, beyondLimit: number): DutySignal {
  if (overCap > 0) return { state: 'look', word: 'Over a cap' }
  return beyondLimit > 0 ? { state: 'look', word: 'Exceptions' } : { state: 'well', word: 'Kept' }
}

/** Promises of one side: kept, and due or given. */
export type Kept = { readonly kept: number; readonly of: number }

/** Segments with open opportunities, and how many of them have somebody who may be asked today. */
export type Coverage = { readonly covered: number; readonly of: number }

/**
 * Align: segments that sell now are covered, no executive supports in name only, and promises of both sides are kept. In:
 * both, and how many teams have support in name only (EXEC-3). Covered from eight in ten on; promises from nine in ten on
 * either side (the default target of practice B1.1), too few to say below five on either.
 */
export function judgeAlignment(coverage: Coverage, ours: Kept, theirs: Kept, inNameOnly: number): DutySignal {
  if (coverage.covered < coverage.of * 0.8) return { state: 'look', word: 'Gaps' }
  if (inNameOnly > 0) return { state: 'look', word: 'In name only' }
  if (ours.of < fewestPromises || theirs.of < fewestPromises)
    return coverage.of === 0
      ? { state: 'too-few', word: 'Too few to say' }
      : { state: 'well', word: 'Covered' }
  const isKept = ({ kept, of }: Kept) => kept >= of * 0.9
  if (isKept(ours) && isKept(theirs)) return { state: 'well', word: 'Kept' }
  return { state: 'look', word: isKept(ours) || isKept(theirs) ? 'Uneven' : 'Slipping' }
}

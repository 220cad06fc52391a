import { Type } from 'typebox'
import { setting } from '../kernel/setting.ts'

/** Below so many, a share says more about chance than about anything else. */
export const fewestCases = setting<number>({
  name: 'outcomes.fewest-cases',
  title: 'Fewest cases behind a percentage',
  unit: 'cases in each group',
  source: 'practice B6, pitfall 7: hide rates under 10 per group',
  why: 'Common practice: below ten, a percentage says more about chance than about anything else',
  schema: Type.Integer({ minimum: 2, maximum: 1_000 }),
  default: 10,
})

/** So many of so many, and as a share with its interval where there are enough to say. */
export type Share = {
  readonly met: number
  readonly of: number
  /** 0 to 1; null where there are too few to say. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

const z95 = 1.959964

/**
 * A share with its 95 % interval (Wilson's score interval, which stays between 0 and 1 and is honest near both).
 * In: how many met it of how many, and how many are needed to say anything. Out: the counts always, the share and its
 * interval only from `fewest` on. Source: practice B6, pitfall 7.
 */
export function shareOf(met: number, of: number, fewest: number): Share {
  if (of < fewest || of === 0) return { met, of, share: null, low: null, high: null }
  const share = met / of
  const widened = 1 + z95 ** 2 / of
  const middle = (share + z95 ** 2 / (2 * of)) / widened
  const half = (z95 / widened) * Math.sqrt((share * (1 - share)) / of + z95 ** 2 / (4 * of ** 2))
  return {
    met,
    of,
    share,
    low: Math.min(share, Math.max(0, middle - half)),
    high: Math.max(share, Math.min(1, middle + half)),
  }
}

/** Opportunities won and lost, with a use that counts and without one. */
export type WonShares = { readonly with: Share; readonly without: Share; readonly isTooFew: boolean }

type WonAndLost = { readonly won: number; readonly lost: number }

/**
 * Won of won and lost, with and without a use that counts, side by side. Refuses both shares where either group is
 * below `fewest`: one without the other would be read as a finding. It compares unlike opportunities, and is no
 * matched difference. Source: practice B6 #5 and pitfalls 1 and 7.
 */
export function compareWonShares(used: WonAndLost, unused: WonAndLost, fewest: number): WonShares {
  const isTooFew = used.won + used.lost < fewest || unused.won + unused.lost < fewest
  const share = ({ won, lost }: WonAndLost) => shareOf(won, won + lost, isTooFew ? Infinity : fewest)
  return { with: share(used), without: share(unused), isTooFew }
}

import type { Day } from '../kernel/time.ts'

/** How a customer's voice came into an opportunity: they took part themselves, or something of theirs was opened. */
export const useWays = ['live', 'content'] as const
export type UseWay = (typeof useWays)[number]

/** Why a use that is linked to an opportunity does not count for it. */
export const useFaults = ['creation-unknown', 'before-creation', 'after-close', 'close-unknown'] as const
export type UseFault = (typeof useFaults)[number]

/** What of an opportunity decides whether a use counts for it. */
export type UsedOpportunity = {
  readonly state: 'open' | 'won' | 'lost'
  readonly createdOn: Day | null
  readonly closeOn: Day | null
}

/** A use of an opportunity: an ask that was done, or content that was opened, and the day of it. */
export type Use = { readonly way: UseWay; readonly doneOn: Day }

/**
 * Why a use does not count for its opportunity; null where it counts: after the day the opportunity was created, and
 * on or before the day it closed. On the day of creation nobody can tell which came first. An open opportunity has no
 * close yet: its close date is a plan. Source: practice B6 "Qualifying use", domain.md "Influence".
 */
export function faultOfUse(use: Use, opportunity: UsedOpportunity): UseFault | null {
  const { state, createdOn, closeOn } = opportunity
  if (createdOn === null) return 'creation-unknown'
  if (use.doneOn <= createdOn) return 'before-creation'
  if (state === 'open') return null
  if (closeOn === null) return 'close-unknown'
  return use.doneOn > closeOn ? 'after-close' : null
}

/** How an opportunity was influenced; `unclear` where a use is linked but nobody knows when it was created. */
export const influences = ['live', 'content', 'both', 'unclear', 'none'] as const
export type Influence = (typeof influences)[number]

/**
 * How uses influenced an opportunity. In: all its uses, in any order, as often as they took place. Out: one word, so
 * that the opportunity counts once however many uses it had. Source: practice B6, pitfall 4.
 */
export function influenceOf(uses: readonly Use[], opportunity: UsedOpportunity): Influence {
  const counted = uses.filter((use) => faultOfUse(use, opportunity) === null)
  const isLive = counted.some(({ way }) => way === 'live')
  const isContent = counted.some(({ way }) => way === 'content')
  if (isLive && isContent) return 'both'
  if (isLive) return 'live'
  if (isContent) return 'content'
  return uses.length > 0 && opportunity.createdOn === null ? 'unclear' : 'none'
}

/** True where at least one use counted. */
export function isInfluenced(influence: Influence): boolean {
  return influence === 'live' || influence === 'content' || influence === 'both'
}

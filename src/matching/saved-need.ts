import type { Day } from '../kernel/time.ts'
import type { Need, StatedCriterion } from './need.ts'

/** How somebody is told of new fits: by mail and in the product, in the product alone, or not at all. */
export const tellings = ['mail', 'app', 'off'] as const
export type Telling = (typeof tellings)[number]

/** Why a kept need is not looked at any more. */
export const halts = ['deal-hidden', 'day-passed', 'not-understood', 'was-told', 'not-found'] as const
export type Halt = (typeof halts)[number]

/** What each halt means to whoever kept the need. */
export const haltWords: Readonly<Record<Halt, string>> = {
  'deal-hidden': 'The deal it was kept for is not yours to see any more, so nobody is looked for.',
  'day-passed': 'Its day has passed. Give it another one to go on.',
  'not-understood': 'Something it asks for does not exist any more. Open it and say it anew.',
  'was-told': 'They turned free; you were told.',
  'not-found': 'They cannot be found any more.',
}

/** How many needs one person keeps at most. */
export const mostSavedNeeds = 100

/** So many who fit are noted for one need, and counted. */
export const notedMost = 50

/**
 * What the owner of a kept need may still see of it. In: the need, and whether they may see its deal. Out: the same
 * need, or one without the deal, the prospect and what the deal had filled in.
 */
export function seenPartOf(need: Need, isOpportunitySeen: boolean): Need {
  if (need.opportunityId === null || isOpportunitySeen) return need
  const isOwn = ({ source }: StatedCriterion) => source === 'person'
  return { ...need, opportunityId: null, prospectId: null, criteria: need.criteria.filter(isOwn) }
}

/** True where the last day on which a need could be met lies behind. */
export function hasPassed({ wishedOn, by }: Pick<Need, 'wishedOn' | 'by'>, today: Day): boolean {
  const last = by ?? wishedOn
  return last !== null && last < today
}

/**
 * Those of a need's matches who qualify and are free: the ones a promise can be kept with. In: the free of a match, near
 * misses among them. One definition for kept needs, for requests and for the availability of both. Source: MAT-30.
 */
export function qualifiedOf<Match extends { readonly isFit: boolean }>(
  free: readonly Match[],
): readonly Match[] {
  return free.filter(({ isFit }) => isFit)
}

/** The words of a need under which it is kept until somebody gives it a better name. */
export function nameOfNeed(
  need: { readonly words: string; readonly criteria: readonly { readonly name: string }[] },
  activity: string,
  prospect: string | null,
): string {
  const asked = [...need.criteria.slice(0, 3).map(({ name }) => name), need.words.trim()].filter(
    (part) => part !== '',
  )
  const who = prospect === null ? '' : ` for ${prospect}`
  const name = asked.length === 0 ? `${activity}${who}` : `${asked.join(', ')}${who}`
  return name.length <= 120 ? name : `${name.slice(0, 119).trimEnd()}…`
}

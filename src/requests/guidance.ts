import type { ActivityType, OpportunityPart } from '../activities/activity-type.ts'
import { type OpportunityStages, partOfStage } from './opportunity-stages.ts'

type Ground = Pick<ActivityType, 'code' | 'isLive' | 'audience'>

/**
 * What convinces a buyer in each part of a deal: content first, which costs no customer anything; what somebody writes
 * or says to many; at the end the talk and the visit. Source: practice B1.2 "right stage", ROLE-6.
 */
const suits: Readonly<
  Record<OpportunityPart, { readonly codes: readonly string[]; readonly words: string }>
> = {
  early: { codes: ['written-qa', 'quote-approval'], words: 'a story, a quote or a written answer' },
  middle: {
    codes: ['group-reference-forum', 'written-qa', 'implementation-session'],
    words: 'a group forum or a written answer',
  },
  late: {
    codes: ['sales-reference-call', 'hosted-site-visit', 'written-qa'],
    words: 'a talk with a customer, or a visit',
  },
}

/**
 * One sentence on what suits a deal's stage, null where there is nothing to say: for other audiences than buyers, and
 * for stages nobody can place.
 */
export function suggestForStage(
  stage: string | null,
  type: Ground,
  stages: OpportunityStages,
): string | null {
  const part = partOfStage(stage, stages)
  if (stage === null || part === null || type.audience !== 'buyers') return null
  const { codes, words } = suits[part]
  if (codes.includes(type.code)) return `In “${stage}” this suits well.`
  if (part === 'late') return type.isLive ? `In “${stage}” a talk with a customer helps most.` : null
  return type.isLive
    ? `In “${stage}” ${words} usually does; keep the talk for when the buyer chooses.`
    : `In “${stage}” ${words} helps most.`
}

/** True where a story or a quote may do instead of asking a customer: for buyers, before they choose. */
export function wouldContentDo({ audience }: Ground, part: OpportunityPart | null): boolean {
  return audience === 'buyers' && part !== 'late'
}

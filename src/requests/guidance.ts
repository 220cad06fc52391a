import type { ActivityType } from '../activities/activity-type.ts'

type Ground = Pick<ActivityType, 'name' | 'isLive' | 'audience'>

/** How stages are called in many CRMs, early ones first; what names none of them gets no advice. */
const early = /qualif|discover|prospect|lead|engag|interest|awareness|new|develop/i
const late = /negotiat|propos|contract|commit|clos|legal|procure|decision|prove|evaluat|validat/i

/**
 * One sentence on what suits a deal's stage, null where there is nothing to say. A customer's live talk helps most
 * when the buyer is choosing; early in a deal a story or a quote does the same and costs the customer nothing.
 * Source: practice B1.2 "right stage", ROLE-6.
 */
export function suggestForStage(stage: string | null, type: Ground): string | null {
  if (stage === null || type.audience !== 'buyers') return null
  if (late.test(stage)) {
    return type.isLive ? `In “${stage}” a talk with a customer helps most.` : null
  }
  if (!early.test(stage)) return null
  return type.isLive
    ? `In “${stage}” a story or a quote usually does; keep the talk for when the buyer chooses.`
    : `In “${stage}” this suits well.`
}

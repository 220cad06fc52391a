import type { ResponseOf } from '../../kernel/contract.ts'
import type { AskFacts } from '../asks/ask-facts.ts'
import { addresseeOf, askedOf } from '../asks/ask-letter.ts'
import type { PageLanguage } from '../asks/page-language.ts'
import type { getApproval, openApprovalLink } from './approval.contract.ts'

type OutsideApproval = NonNullable<ResponseOf<typeof openApprovalLink>['outside']>

/**
 * What somebody in the customer's house reads of a step: who speaks, for what, and the words. Nothing of what we keep
 * about the customer, the deal or what it is worth.
 */
export function showOutside(
  ask: AskFacts,
  step: ResponseOf<typeof getApproval>,
  language: PageLanguage,
): OutsideApproval {
  const asked = askedOf(ask, language)
  return {
    state: step.state,
    approver: step.outside,
    advocate: { name: addresseeOf(ask), title: step.advocate.title },
    account: ask.account.name,
    activity: asked.activity,
    with: asked.with,
    wishedOn: ask.wishedOn,
    askedBy: { name: ask.proposer.name, title: ask.proposer.title },
    dueAt: step.dueAt,
    words: step.words,
    decidedBy: step.decidedBy,
    comment: step.comment,
  }
}

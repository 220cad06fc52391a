import type { ResponseOf } from '../../kernel/contract.ts'
import { dayOf } from '../../kernel/time.ts'
import { type AskFacts, zoneOf } from '../asks/ask-facts.ts'
import { addresseeOf, askedOf } from '../asks/ask-letter.ts'
import { fieldsBesidesWords, ownFactsOf, whenAndWhereOf } from '../asks/kind-facts.ts'
import type { PageLanguage } from '../asks/page-language.ts'
import { tellDay, tellMoment, tellZone } from '../asks/page-time.ts'
import { otherSideAsWritten } from '../talks/other-side.ts'
import type { getApproval, openApprovalLink } from './approval.contract.ts'
import { wordsPageTexts } from './words-page.texts.ts'

type OutsideApproval = NonNullable<ResponseOf<typeof openApprovalLink>['outside']>

/**
 * What somebody in the customer's company reads of a step: who speaks, for what and when, and the words. Nothing of
 * what we keep about the customer, the deal or what it is worth; of the brief what its kind tells the customer.
 */
export function showOutside(
  ask: AskFacts,
  step: ResponseOf<typeof getApproval>,
  language: PageLanguage,
): OutsideApproval {
  return {
    state: step.state,
    approver: step.outside,
    advocate: { name: addresseeOf(ask), title: step.advocate.title },
    account: ask.account.name,
    activity: askedOf(ask, language).activity,
    facts: factsOf(ask, step, language),
    askedBy: { name: ask.proposer.name, title: ask.proposer.title },
    words: step.words,
    decidedBy: step.decidedBy,
    comment: step.comment,
  }
}

function factsOf(
  ask: AskFacts,
  { state, dueAt, words }: Pick<ResponseOf<typeof getApproval>, 'state' | 'dueAt' | 'words'>,
  language: PageLanguage,
): OutsideApproval['facts'] {
  const { labels } = wordsPageTexts(language)
  const { request, meeting } = ask
  const zone = zoneOf(ask)
  const ownFields = words === null ? request.ownFields : fieldsBesidesWords(request.ownFields)
  const agreed =
    meeting?.state === 'planned'
      ? `${tellMoment(meeting.startsAt, zone, language)} (${tellZone(zone, language)})`
      : ''
  const due = state === 'open' && dueAt !== null ? tellDay(dayOf(dueAt, zone), language) : ''
  return [
    { label: labels.for, text: otherSideAsWritten(ask) },
    ...ownFactsOf({ request: { ...request, ownFields } }, language),
    { label: labels.when, text: agreed },
    ...whenAndWhereOf(ask, [], language),
    { label: labels.answerBy, text: due },
  ].filter(({ text }) => text !== '')
}

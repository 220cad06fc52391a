import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { OpportunityKind } from '../opportunity.ts'
import { changesBetween, choiceOf, listOf, orNull, readMoney, writeMoney } from './draft.queries.ts'
import type { Opportunity } from './opportunity.queries.ts'

/** The opportunity form as somebody types into it. */
export type OpportunityDraft = {
  readonly name: string
  readonly account: Choosable | null
  readonly prospect: string
  readonly kind: string
  readonly stage: string
  readonly amount: string
  readonly currency: string
  readonly createdOn: string
  readonly closeOn: string
  readonly product: Choosable | null
  readonly industry: Choosable | null
  readonly competitors: string
  readonly need: string
  readonly crmId: string
  readonly custom: Readonly<Record<string, string>>
}

/** The form of an opportunity, empty for a new one. */
export function draftOfOpportunity(
  opportunity: Opportunity | undefined,
  account: Choosable | undefined,
): OpportunityDraft {
  return {
    name: opportunity?.name ?? '',
    account: account ?? choiceOf(opportunity?.account),
    prospect: opportunity?.prospect ?? '',
    kind: opportunity?.kind ?? '',
    stage: opportunity?.stage ?? '',
    amount: writeMoney(opportunity?.amount),
    currency: opportunity?.amount?.currency ?? 'EUR',
    createdOn: opportunity?.createdOn ?? '',
    closeOn: opportunity?.closeOn ?? '',
    product: choiceOf(opportunity?.product),
    industry: choiceOf(opportunity?.industry),
    competitors: (opportunity?.competitors ?? []).join(', '),
    need: opportunity?.need ?? '',
    crmId: opportunity?.crmId ?? '',
    custom: opportunity?.custom ?? {},
  }
}

/** What the form waits for before it can be sent; null when nothing is missing. */
export function opportunityWaitsFor(draft: OpportunityDraft): string | null {
  if (draft.name.trim() === '') return 'It needs a name.'
  if (draft.account === null && draft.prospect.trim() === '') return 'It needs an account or a prospect.'
  return readMoney(draft.amount, draft.currency) === undefined ? 'The amount cannot be read.' : null
}

/** What the form says, as the contract calls it; the name apart. */
export function valuesOfOpportunity(draft: OpportunityDraft) {
  return {
    accountId: draft.account?.id ?? null,
    prospect: orNull(draft.prospect),
    kind: draft.kind === '' ? null : (draft.kind as OpportunityKind),
    stage: orNull(draft.stage),
    amount: readMoney(draft.amount, draft.currency) ?? null,
    createdOn: orNull(draft.createdOn),
    closeOn: orNull(draft.closeOn),
    productId: draft.product?.id ?? null,
    industryId: draft.industry?.id ?? null,
    competitors: listOf(draft.competitors),
    need: orNull(draft.need),
    crmId: orNull(draft.crmId),
    custom: draft.custom,
  }
}

/** What differs from the record. */
export function changesOfOpportunity(draft: OpportunityDraft, before: OpportunityDraft) {
  return changesBetween(valuesOfOpportunity(before), valuesOfOpportunity(draft))
}

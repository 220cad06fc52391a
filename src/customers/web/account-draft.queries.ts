import { formatCountry } from '../../web/format.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import type { AccountHealth, AccountSilence, AccountStanding, AccountTier } from '../account.ts'
import type { Account } from './account.queries.ts'
import { changesBetween, choiceOf, listOf, orNull, readMoney, writeMoney } from './draft.queries.ts'

/** The account form as somebody types into it. */
export type AccountDraft = {
  readonly name: string
  readonly standing: AccountStanding
  readonly tier: AccountTier
  readonly industry: Choosable | null
  readonly country: Choosable | null
  readonly city: string
  readonly employees: number | null
  readonly website: string
  readonly domains: string
  readonly parent: Choosable | null
  readonly customerSince: string
  readonly renewalOn: string
  readonly churnNoticeOn: string
  readonly health: string
  readonly amount: string
  readonly currency: string
  readonly displaced: string
  readonly useCases: readonly Choosable[]
  readonly segment: string
  readonly partner: string
  readonly publicSector: boolean
  readonly giftRule: string
  /** Empty where the workspace's own rule holds. */
  readonly silence: '' | AccountSilence
  readonly crmId: string
  readonly custom: Readonly<Record<string, string>>
}

/** The form of an account, empty for a new one. */
export function draftOfAccount(account: Account | undefined): AccountDraft {
  const { country } = account ?? {}
  return {
    name: account?.name ?? '',
    standing: account?.standing ?? 'customer',
    tier: account?.tier ?? 'standard',
    industry: choiceOf(account?.industry),
    country: country == null ? null : { id: country, label: formatCountry(country) },
    city: account?.city ?? '',
    employees: account?.employees ?? null,
    website: account?.website ?? '',
    domains: (account?.domains ?? []).join(', '),
    parent: choiceOf(account?.parent),
    customerSince: account?.customerSince ?? '',
    renewalOn: account?.renewalOn ?? '',
    churnNoticeOn: account?.churnNoticeOn ?? '',
    health: account?.health ?? '',
    amount: writeMoney(account?.contract),
    currency: account?.contract?.currency ?? 'EUR',
    displaced: (account?.displacedCompetitors ?? []).join(', '),
    useCases: (account?.useCases ?? []).map(({ id, name }) => ({ id, label: name })),
    segment: account?.segment ?? '',
    partner: account?.partner ?? '',
    publicSector: account?.publicSector ?? false,
    giftRule: account?.giftRule ?? '',
    silence: account?.silence ?? '',
    crmId: account?.crmId ?? '',
    custom: account?.custom ?? {},
  }
}

/** What the form says, as the contract calls it; the name apart. */
function valuesOf(draft: AccountDraft) {
  return {
    standing: draft.standing,
    tier: draft.tier,
    industryId: draft.industry?.id ?? null,
    country: draft.country?.id ?? null,
    city: orNull(draft.city),
    employees: draft.employees,
    website: orNull(draft.website),
    domains: listOf(draft.domains),
    parentId: draft.parent?.id ?? null,
    customerSince: orNull(draft.customerSince),
    renewalOn: orNull(draft.renewalOn),
    churnNoticeOn: orNull(draft.churnNoticeOn),
    health: draft.health === '' ? null : (draft.health as AccountHealth),
    contract: readMoney(draft.amount, draft.currency) ?? null,
    displacedCompetitors: listOf(draft.displaced),
    useCaseIds: draft.useCases.map(({ id }) => id),
    segment: orNull(draft.segment),
    partner: orNull(draft.partner),
    publicSector: draft.publicSector,
    giftRule: orNull(draft.giftRule),
    silence: draft.silence === '' ? null : draft.silence,
    crmId: orNull(draft.crmId),
    custom: draft.custom,
  }
}

/** What differs from the record. */
export function changesOfAccount(draft: AccountDraft, before: AccountDraft) {
  return changesBetween(valuesOf(before), valuesOf(draft))
}

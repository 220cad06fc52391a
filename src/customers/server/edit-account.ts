import type { Actor } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { domainOf } from '../../kernel/text.ts'
import { isDay } from '../../kernel/time.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { updateAccount } from '../account.contract.ts'
import { bandOfEmployees } from '../account.ts'
import { normaliseCountry } from '../country.ts'
import { type AccountColumns, findDomainHolders, isBelow, linkTables, replaceLinks } from './account.store.ts'
import { saveCustomValuesOf } from './save-custom-values.ts'
import { resolveTerms } from './taxonomy.reads.ts'

export type AccountEdit = Omit<BodyOf<typeof updateAccount>, 'version'>

/** The columns of a form's fields, after every reference in them was found. Throws `invalid` naming the field. */
export async function columnsOfEdit(
  tx: WorkspaceTx,
  workspaceId: string,
  edit: AccountEdit,
  accountId?: string,
): Promise<AccountColumns> {
  await requireKnown(tx, workspaceId, edit, accountId)
  const { contract, employees, country } = edit
  return plain({
    name: edit.name?.trim(),
    website: trimmed(edit.website),
    parent_id: edit.parentId,
    parent_text: edit.parentId === undefined ? undefined : null,
    standing: edit.standing,
    industry_id: edit.industryId,
    country,
    region_id: country === undefined ? undefined : await regionIdOf(tx, workspaceId, country),
    country_text: country === undefined ? undefined : null,
    city: trimmed(edit.city),
    employees,
    employee_band:
      employees === undefined ? undefined : employees === null ? null : bandOfEmployees(employees),
    segment: trimmed(edit.segment),
    tier: edit.tier,
    partner: trimmed(edit.partner),
    customer_since: edit.customerSince,
    renewal_on: edit.renewalOn,
    churn_notice_on: edit.churnNoticeOn,
    public_sector: edit.publicSector,
    gift_rule: trimmed(edit.giftRule),
    silence: edit.silence,
    crm_id: trimmed(edit.crmId),
    health: edit.health,
    contract_minor: contract === undefined ? undefined : (contract?.minor ?? null),
    contract_currency: contract === undefined ? undefined : (contract?.currency ?? null),
  })
}

type Loose = Readonly<Record<string, string | number | boolean | null | undefined>>

function plain(columns: Loose): AccountColumns {
  const given = Object.entries(columns).filter(
    (entry): entry is [string, string | number | boolean | null] => entry[1] !== undefined,
  )
  return Object.fromEntries(given)
}

export function trimmed(text: string | null | undefined): string | null | undefined {
  if (text == null) return text
  return text.trim() === '' ? null : text.trim()
}

async function regionIdOf(
  tx: WorkspaceTx,
  workspaceId: string,
  country: string | null,
): Promise<string | null> {
  if (country === null) return null
  return (await resolveTerms(tx, workspaceId, 'region', [country])).get(country)?.termId ?? null
}

async function requireKnown(
  tx: WorkspaceTx,
  workspaceId: string,
  edit: AccountEdit,
  accountId: string | undefined,
): Promise<void> {
  for (const field of ['customerSince', 'renewalOn', 'churnNoticeOn'] as const) {
    const day = edit[field]
    if (day != null && !isDay(day)) throw invalid(field, 'is no day')
  }
  if (edit.country != null && normaliseCountry(edit.country) !== edit.country)
    throw invalid('country', 'is no country')
  if (edit.industryId != null)
    await requireTerms(tx, workspaceId, 'industry', 'industryId', [edit.industryId])
  if (edit.useCaseIds !== undefined)
    await requireTerms(tx, workspaceId, 'use-case', 'useCaseIds', edit.useCaseIds)
  await requireParent(tx, workspaceId, edit.parentId, accountId)
  await requireFreeCrmId(tx, workspaceId, edit.crmId, accountId)
  await requireFreeDomains(tx, workspaceId, edit.domains, accountId)
}

/** Throws `invalid` unless all ids are terms in use of the taxonomy. */
export async function requireTerms(
  tx: WorkspaceTx,
  workspaceId: string,
  taxonomy: string,
  field: string,
  termIds: readonly string[],
): Promise<void> {
  if (termIds.length === 0) return
  const found = await tx
    .selectFrom('taxonomy_terms')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('taxonomy', '=', taxonomy)
    .where('retired_at', 'is', null)
    .where('id', 'in', [...termIds])
    .execute()
  if (found.length < new Set(termIds).size) throw invalid(field, 'is not a term in use')
}

async function requireParent(
  tx: WorkspaceTx,
  workspaceId: string,
  parentId: string | null | undefined,
  accountId: string | undefined,
): Promise<void> {
  if (parentId == null) return
  const parent = await tx
    .selectFrom('accounts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', parentId)
    .executeTakeFirst()
  if (parent === undefined) throw invalid('parentId', 'is not an account')
  if (accountId !== undefined && (await isBelow(tx, workspaceId, parentId, accountId))) {
    throw invalid('parentId', 'lies below this account already')
  }
}

async function requireFreeCrmId(
  tx: WorkspaceTx,
  workspaceId: string,
  crmId: string | null | undefined,
  accountId: string | undefined,
): Promise<void> {
  if (crmId == null) return
  const holder = await tx
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('crm_id', '=', crmId.trim())
    .executeTakeFirst()
  if (holder !== undefined && holder.id !== accountId) throw invalid('crmId', `belongs to ${holder.name}`)
}

async function requireFreeDomains(
  tx: WorkspaceTx,
  workspaceId: string,
  domains: readonly string[] | undefined,
  accountId: string | undefined,
): Promise<void> {
  if (domains === undefined || domains.length === 0) return
  const read = readDomains(domains)
  const taken = (await findDomainHolders(tx, workspaceId, read)).find((holder) => holder.id !== accountId)
  if (taken !== undefined) throw invalid('domains', `${taken.domain} belongs to ${taken.name}`)
}

function readDomains(texts: readonly string[]): string[] {
  return texts.map((text) => {
    const domain = domainOf(text)
    if (domain === null) throw invalid('domains', `“${text}” is no domain`)
    return domain
  })
}

/** Writes what stands in other tables than the account's own. */
export async function saveLinksOfEdit(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  accountId: string,
  edit: AccountEdit,
): Promise<void> {
  const lists = {
    domains: edit.domains === undefined ? undefined : readDomains(edit.domains),
    useCaseIds: edit.useCaseIds,
    displacedCompetitors: edit.displacedCompetitors?.map((name) => name.trim()),
  }
  for (const name of ['domains', 'useCaseIds', 'displacedCompetitors'] as const) {
    const values = lists[name]
    if (values !== undefined) await replaceLinks(tx, workspaceId, accountId, linkTables[name], values)
  }
  if (edit.custom !== undefined) await saveCustomValuesOf(tx, workspaceId, 'account', accountId, edit.custom)
}

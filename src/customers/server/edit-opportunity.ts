import type { Actor } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { isDay } from '../../kernel/time.ts'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { normaliseCountry } from '../country.ts'
import type { updateOpportunity } from '../opportunity.contract.ts'
import { requireAccount } from './create-contact.ts'
import { requireTerms, trimmed } from './edit-account.ts'
import { type OpportunityColumns, replaceCompetitors } from './opportunity.store.ts'
import { requirePerson } from './owner.reads.ts'
import { saveCustomValuesOf } from './save-custom-values.ts'

export type OpportunityEdit = Omit<BodyOf<typeof updateOpportunity>, 'version'>

/** The columns of a form's fields, after every reference in them was found. Throws `invalid` naming the field. */
export async function columnsOfOpportunity(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  edit: OpportunityEdit,
  opportunityId?: string,
): Promise<OpportunityColumns> {
  await requireKnown(tx, workspaceId, edit, opportunityId)
  const { amount } = edit
  const columns = {
    name: edit.name?.trim(),
    account_id: edit.accountId,
    prospect: trimmed(edit.prospect),
    kind: edit.kind,
    stage: trimmed(edit.stage),
    amount_minor: amount === undefined ? undefined : (amount?.minor ?? null),
    amount_currency: amount === undefined ? undefined : (amount?.currency ?? null),
    created_on: edit.createdOn,
    close_on: edit.closeOn,
    owner_id: edit.ownerId,
    owner_text: edit.ownerId === undefined ? undefined : null,
    product_id: edit.productId,
    product_text: edit.productId === undefined ? undefined : null,
    industry_id: edit.industryId,
    country: edit.country,
    country_text: edit.country === undefined ? undefined : null,
    need: trimmed(edit.need),
    crm_id: trimmed(edit.crmId),
  }
  const given = Object.entries(columns).filter(
    (entry): entry is [string, string | number | null] => entry[1] !== undefined,
  )
  return Object.fromEntries(given)
}

async function requireKnown(
  tx: WorkspaceTx,
  workspaceId: string,
  edit: OpportunityEdit,
  opportunityId: string | undefined,
): Promise<void> {
  for (const field of ['createdOn', 'closeOn'] as const) {
    const day = edit[field]
    if (day != null && !isDay(day)) throw invalid(field, 'is no day')
  }
  if (edit.country != null && normaliseCountry(edit.country) !== edit.country) {
    throw invalid('country', 'is no country')
  }
  if (edit.accountId != null) await requireAccount(tx, workspaceId, edit.accountId)
  if (edit.ownerId != null) await requirePerson(tx, workspaceId, 'ownerId', edit.ownerId)
  if (edit.industryId != null)
    await requireTerms(tx, workspaceId, 'industry', 'industryId', [edit.industryId])
  if (edit.productId != null) await requireProduct(tx, workspaceId, edit.productId)
  if (edit.crmId != null) await requireFreeCrmId(tx, workspaceId, edit.crmId.trim(), opportunityId)
}

async function requireProduct(tx: WorkspaceTx, workspaceId: string, productId: string): Promise<void> {
  const product = await tx
    .selectFrom('products')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', productId)
    .executeTakeFirst()
  if (product === undefined) throw invalid('productId', 'is not a product')
}

async function requireFreeCrmId(
  tx: WorkspaceTx,
  workspaceId: string,
  crmId: string,
  opportunityId: string | undefined,
): Promise<void> {
  const holder = await tx
    .selectFrom('opportunities')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('crm_id', '=', crmId)
    .executeTakeFirst()
  if (holder !== undefined && holder.id !== opportunityId)
    throw invalid('crmId', 'belongs to another opportunity')
}

/** Writes what stands in other tables than the opportunity's own. */
export async function saveLinksOfOpportunity(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  opportunityId: string,
  edit: OpportunityEdit,
): Promise<void> {
  if (edit.competitors !== undefined) {
    const names = edit.competitors.map((name) => name.trim())
    await replaceCompetitors(tx, workspaceId, opportunityId, names)
  }
  if (edit.custom !== undefined) {
    await saveCustomValuesOf(tx, workspaceId, 'opportunity', opportunityId, edit.custom)
  }
}

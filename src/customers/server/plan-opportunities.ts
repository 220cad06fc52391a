import { nameOpportunity } from '../opportunity.ts'
import type { FoundTerm } from '../term.ts'
import { type MentionedAccounts, tellAmbiguous } from './account-mention.store.ts'
import { settleOwner, settleTerm, type Unmapped } from './found-texts.store.ts'
import type { OpportunityDraft } from './opportunity-upsert.store.ts'
import type { FoundPerson } from './owner.reads.ts'
import type { FoundProduct } from './product.reads.ts'
import type { OpportunityReading } from './read-opportunity-row.ts'
import { type PlannedRow, RecordDraft } from './record-draft.store.ts'

/** What the texts of a batch of opportunities mean, and the opportunities they may mean. */
export type OpportunityFindings = {
  readonly accounts: MentionedAccounts
  readonly known: readonly OpportunityDraft[]
  readonly folded: ReadonlyMap<string, string>
  readonly industries: ReadonlyMap<string, FoundTerm | null>
  readonly products: ReadonlyMap<string, FoundProduct | null>
  readonly people: ReadonlyMap<string, FoundPerson>
  readonly unmapped: Unmapped
  readonly nextId: () => string
}

type Planned = PlannedRow<OpportunityReading>
type Buyer = {
  readonly accountId: string | null
  readonly name: string | undefined
  readonly prospect: string | undefined
}

/** Decides, row after row, which opportunity each row means and what it changes there. */
export function planOpportunities(
  readings: readonly OpportunityReading[],
  found: OpportunityFindings,
): Planned[] {
  const index = new OpportunityIndex(found.known)
  return readings.map((reading) => {
    const planned: Planned = { row: reading.row.row, reading, warnings: reading.warnings, touched: false }
    const buyer = placeOpportunity(reading, found)
    const met = findOpportunity(reading, buyer, index, found)
    if (met !== null && 'refusal' in met) return { ...planned, refusal: met.refusal }
    const name = reading.name ?? nameOf(reading, buyer)
    if (met === null && name === null) return { ...planned, refusal: { field: 'name', reason: 'is missing' } }
    const draft = met?.draft ?? makeDraft(name ?? '', found)
    planned.draft = draft
    planned.touched = takeRow(reading, buyer, draft, found)
    index.add(
      draft,
      found.folded.get(String(draft.fields.name)) ?? met?.foldedName ?? '',
      foldedOf(buyer.prospect, found),
    )
    return planned
  })
}

class OpportunityIndex {
  readonly #byCrmId = new Map<string, Known>()
  readonly #byName = new Map<string, Set<RecordDraft>>()
  readonly #foldedNames = new Map<RecordDraft, string>()

  constructor(known: readonly OpportunityDraft[]) {
    for (const { draft, foldedName, foldedProspect } of known) this.add(draft, foldedName, foldedProspect)
  }

  add(draft: RecordDraft, foldedName: string, foldedProspect: string): void {
    this.#foldedNames.set(draft, foldedName)
    if (draft.fields.crm_id != null) this.#byCrmId.set(String(draft.fields.crm_id), { draft, foldedName })
    for (const buyer of [draft.fields.account_id, foldedProspect]) {
      const key = `${buyer ?? ''} ${foldedName}`
      this.#byName.set(key, (this.#byName.get(key) ?? new Set()).add(draft))
    }
  }

  byCrmId(crmId: string | undefined): Known | undefined {
    return crmId === undefined ? undefined : this.#byCrmId.get(crmId)
  }

  named(buyer: string, foldedName: string): Known[] {
    return [...(this.#byName.get(`${buyer} ${foldedName}`) ?? [])].map((draft) => ({ draft, foldedName }))
  }
}

type Known = { readonly draft: RecordDraft; readonly foldedName: string }
type Refused = { readonly refusal: { readonly field: string; readonly reason: string } }

/** An account nobody knows is kept as the prospect; many deals are with buyers that are no customers yet. */
function placeOpportunity(
  { account, prospect, warnings }: OpportunityReading,
  { accounts }: OpportunityFindings,
): Buyer {
  const named = account.name ?? account.crmId ?? account.domain
  if (named === undefined) {
    if (prospect === undefined)
      warnings.push({ field: 'accountName', reason: 'is missing; the opportunity has no account' })
    return { accountId: null, name: prospect, prospect }
  }
  const match = accounts.find(account)
  if (match.kind === 'found') return { accountId: match.account.id, name: match.account.name, prospect }
  const reason =
    match.kind === 'ambiguous'
      ? tellAmbiguous(match)
      : `“${named}” is no account here; it is kept as the prospect`
  warnings.push({ field: 'accountName', reason })
  const kept = prospect ?? account.name ?? named
  return { accountId: null, name: kept, prospect: kept }
}

function findOpportunity(
  reading: OpportunityReading,
  { accountId, prospect }: Buyer,
  index: OpportunityIndex,
  found: OpportunityFindings,
): Known | Refused | null {
  const byCrmId = index.byCrmId(reading.crmId)
  if (byCrmId !== undefined) return byCrmId
  if (reading.name === undefined) {
    return reading.crmId === undefined
      ? { refusal: { field: 'name', reason: 'is missing, and so is a CRM id' } }
      : null
  }
  const foldedName = found.folded.get(reading.name) ?? ''
  const buyers = [accountId, foldedOf(prospect ?? reading.account.name, found)]
  const named = buyers.flatMap((buyer) => (buyer === null ? [] : index.named(buyer, foldedName)))
  const fitting = new Map(named.map((known) => [known.draft, known]))
  for (const draft of fitting.keys()) {
    if (reading.crmId !== undefined && draft.fields.crm_id != null) fitting.delete(draft)
  }
  if (fitting.size > 1)
    return { refusal: { field: 'name', reason: `fits ${fitting.size} opportunities; add a CRM id` } }
  return [...fitting.values()][0] ?? null
}

function foldedOf(text: string | undefined, found: OpportunityFindings): string {
  return text === undefined ? '' : (found.folded.get(text) ?? '')
}

function nameOf(reading: OpportunityReading, { name }: Buyer): string | null {
  return nameOpportunity({
    buyer: name ?? null,
    product: reading.product ?? null,
    crmId: reading.crmId ?? null,
  })
}

function makeDraft(name: string, found: OpportunityFindings): RecordDraft {
  const draft = new RecordDraft(found.nextId(), true, {})
  draft.set({ name, state: 'open' })
  return draft
}

function takeRow(
  reading: OpportunityReading,
  buyer: Buyer,
  draft: RecordDraft,
  found: OpportunityFindings,
): boolean {
  const { columns, warnings } = reading
  const touched = [
    draft.set({
      ...columns,
      name: reading.name,
      crm_id: draft.fields.crm_id == null ? reading.crmId : undefined,
      account_id: buyer.accountId ?? undefined,
      prospect: buyer.prospect,
      ...settleOwner(reading.owner, found.people, warnings),
    }),
    settleTerm('industry', reading.industry, found.industries, found.unmapped, draft),
    settleProduct(reading, draft, found),
    ...reading.competitors.map((competitor) =>
      draft.link('opportunity_competitors', competitor, { competitor }),
    ),
    ...reading.stages.map((stage) => draft.link('opportunity_stages', stage.at, stage)),
  ]
  if (columns.country_text != null && draft.was('country_text') !== columns.country_text) {
    found.unmapped.add('country', String(columns.country_text))
  }
  return touched.includes(true)
}

function settleProduct(
  { product, warnings }: OpportunityReading,
  draft: RecordDraft,
  found: OpportunityFindings,
): boolean {
  if (product === undefined) return false
  const known = found.products.get(product) ?? null
  if (known !== null) return draft.set({ product_id: known.productId, product_text: null })
  warnings.push({ field: 'product', reason: `“${product}” is no known product; it is kept as it came` })
  const touched = draft.set({ product_text: product })
  if (touched && draft.was('product_text') !== product) found.unmapped.add('product', product)
  return touched
}

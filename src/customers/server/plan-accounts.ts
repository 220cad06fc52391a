import type { AccountIndex, AccountMatch } from '../account-match.ts'
import type { SaidFact } from '../row-result.ts'
import type { FoundTerm } from '../term.ts'
import type { AccountDraft } from './account-upsert.store.ts'
import { settleOwner, settleTerm, type Unmapped } from './found-texts.store.ts'
import type { FoundPerson } from './owner.reads.ts'
import type { FoundProduct } from './product.reads.ts'
import type { AccountReading } from './read-account-row.ts'
import { type PlannedRow, RecordDraft } from './record-draft.store.ts'

/** What the texts of a batch of accounts mean, and the accounts they may mean. */
export type AccountFindings = {
  readonly index: AccountIndex<AccountDraft>
  readonly folded: ReadonlyMap<string, string>
  readonly industries: ReadonlyMap<string, FoundTerm | null>
  readonly useCases: ReadonlyMap<string, FoundTerm | null>
  readonly regions: ReadonlyMap<string, FoundTerm | null>
  readonly people: ReadonlyMap<string, FoundPerson>
  readonly products: ReadonlyMap<string, FoundProduct | null>
  readonly unmapped: Unmapped
  /** Hands out an id for a new account. */
  readonly nextId: () => string
}

type Planned = PlannedRow<AccountReading>

/** What a new account is until a file or a person says otherwise. */
const blankAccount = { standing: 'customer', tier: 'standard' } as const

/** Decides, row after row, which account each row means and what it changes there. */
export function planAccounts(readings: readonly AccountReading[], found: AccountFindings): Planned[] {
  const planned = readings.map((reading) => planAccount(reading, found))
  // Parents last: a parent may stand further down in the file.
  for (const row of planned)
    if (row.draft !== undefined) row.touched = takeParent(row, row.draft, found) || row.touched
  return planned
}

function planAccount(reading: AccountReading, found: AccountFindings): Planned {
  const planned: Planned = { row: reading.row.row, reading, warnings: reading.warnings, touched: false }
  const foldedName = found.folded.get(reading.name ?? '')
  const match = found.index.match({ crmId: reading.crmId, domains: reading.domains, foldedName })
  const refusal = refuseRow(reading, match)
  if (refusal !== null) return { ...planned, refusal }
  const account =
    match.kind === 'found' ? match.account : newAccount(reading.name ?? '', foldedName ?? '', found)
  planned.draft = account.draft
  // What was chosen when two were merged stands: the other one's row, which the CRM still has, only adds.
  planned.touched = isOfMerged(reading, account)
    ? takeLinks(reading, account.draft, found)
    : [
        takeIdentity(reading, account, match, found),
        takeFields(reading, account.draft, found),
        takeLinks(reading, account.draft, found),
      ].includes(true)
  return planned
}

/** What of an account stands as a row says; a cell that names nobody, or no product, says nothing. */
export function standsAtAccount(
  { reading }: Planned,
  draft: RecordDraft,
  found: AccountFindings,
): readonly SaidFact[] {
  const { health } = reading.columns
  const owner = found.people.get(reading.owner ?? '') ?? null
  const products = reading.products.map(({ product }) => found.products.get(product) ?? null)
  const isUsed = (each: FoundProduct | null) => each !== null && draft.has('account_products', each.productId)
  return [
    ...(health !== undefined && health === draft.fields.health ? (['health'] as const) : []),
    ...(owner !== null && owner !== 'several' && owner.personId === draft.fields.owner_id
      ? (['owner'] as const)
      : []),
    ...(products.length > 0 && products.every(isUsed) ? (['products'] as const) : []),
  ]
}

const isOfMerged = ({ crmId }: AccountReading, account: AccountDraft) =>
  crmId !== undefined && crmId !== account.crmId && account.formerCrmIds?.includes(crmId) === true

function refuseRow(reading: AccountReading, match: AccountMatch<AccountDraft>) {
  if (match.kind === 'ambiguous') {
    const field = match.by === 'name' ? 'name' : 'domains'
    const names = match.accounts
      .map((account) => account.name)
      .slice(0, 3)
      .join(', ')
    return {
      field,
      reason: `fits ${match.accounts.length} accounts (${names}); add a CRM id or a domain that tells them apart`,
    }
  }
  if (match.kind === 'none' && reading.name === undefined) return { field: 'name', reason: 'is missing' }
  return null
}

/** A new account by that name, known to the rows that follow. */
export function newAccount(
  name: string,
  foldedName: string,
  found: Pick<AccountFindings, 'index' | 'nextId'>,
): AccountDraft {
  const id = found.nextId()
  const draft = new RecordDraft(id, true, {})
  draft.set({ ...blankAccount, name })
  const account = {
    id,
    name,
    crmId: null,
    foldedNames: new Set([foldedName]),
    domains: new Set<string>(),
    draft,
  }
  found.index.add(account)
  return account
}

function takeIdentity(
  reading: AccountReading,
  account: AccountDraft,
  match: AccountMatch<AccountDraft>,
  found: AccountFindings,
): boolean {
  let touched = takeName(reading, account, match, found)
  if (reading.crmId !== undefined && account.crmId === null) {
    account.crmId = reading.crmId
    touched = account.draft.set({ crm_id: reading.crmId }) || touched
  }
  for (const domain of reading.domains) {
    const holder = found.index.ownerOf(domain)
    if (holder !== undefined && holder !== account) {
      reading.warnings.push({ field: 'domains', reason: `${domain} already belongs to ${holder.name}` })
      continue
    }
    account.domains.add(domain)
    touched = account.draft.link('account_domains', domain, { domain }) || touched
  }
  found.index.add(account)
  return touched
}

/** Only a CRM id may rename an account; found by domain, another name becomes one it is also known by. */
function takeName(
  { name, warnings }: AccountReading,
  account: AccountDraft,
  match: AccountMatch<AccountDraft>,
  found: AccountFindings,
): boolean {
  const folded = found.folded.get(name ?? '')
  if (name === undefined || folded === undefined || match.kind !== 'found' || match.by === 'name')
    return false
  if (match.by === 'crm-id') {
    const before = account.name
    account.name = name
    account.foldedNames.add(folded)
    return account.draft.set({ name }) && before !== name
  }
  if (account.foldedNames.has(folded)) return false
  warnings.push({
    field: 'name',
    reason: `has the domain of ${account.name}, so it counts as another name of it`,
  })
  account.foldedNames.add(folded)
  return account.draft.link('account_aliases', folded, { folded_name: folded })
}

function takeFields(reading: AccountReading, draft: RecordDraft, found: AccountFindings): boolean {
  const { columns, warnings } = reading
  const owner = settleOwner(reading.owner, found.people, warnings)
  const touched = draft.set({
    ...columns,
    ...owner,
    ...(columns.country === undefined ? {} : { country_text: null }),
  })
  if (touched && columns.country_text !== undefined && draft.was('country_text') !== columns.country_text) {
    found.unmapped.add('country', String(columns.country_text))
  }
  const industry = settleTerm('industry', reading.industry, found.industries, found.unmapped, draft)
  const region = reading.region === undefined ? undefined : found.regions.get(reading.region)
  if (region === null && columns.country === undefined)
    warnings.push({ field: 'region', reason: `“${reading.region}” is no known region` })
  const placed = region == null ? false : draft.set({ region_id: region.termId })
  return touched || industry || placed
}

function takeLinks(reading: AccountReading, draft: RecordDraft, found: AccountFindings): boolean {
  let touched = false
  for (const text of reading.useCases) {
    const term = found.useCases.get(text) ?? null
    if (term === null) {
      reading.warnings.push({ field: 'useCases', reason: `“${text}” is no known use case` })
      found.unmapped.note('use-case', text)
    } else touched = draft.link('account_use_cases', term.termId, { term_id: term.termId }) || touched
  }
  for (const { product, liveOn, version } of reading.products) {
    const known = found.products.get(product) ?? null
    if (known === null) {
      reading.warnings.push({ field: 'products', reason: `“${product}” is no known product` })
      found.unmapped.note('product', product)
      continue
    }
    const values = {
      product_id: known.productId,
      live_on: liveOn ?? undefined,
      product_version: version ?? undefined,
    }
    touched = draft.link('account_products', known.productId, values) || touched
  }
  for (const competitor of reading.displaced) {
    touched = draft.link('account_displacements', competitor, { competitor }) || touched
  }
  for (const rival of reading.rivals) {
    touched = draft.link('account_rivals', rival, { rival_name: rival }) || touched
  }
  return touched
}

function takeParent({ reading }: Planned, draft: RecordDraft, found: AccountFindings): boolean {
  const { parentCrmId, parentName, warnings } = reading
  if (parentCrmId === undefined && parentName === undefined) return false
  const match = found.index.match({ crmId: parentCrmId, foldedName: found.folded.get(parentName ?? '') })
  const parentId = match.kind === 'found' ? match.account.id : null
  if (parentId === draft.id) {
    warnings.push({ field: 'parentName', reason: 'names the account itself and was left out' })
    return false
  }
  if (parentId !== null) return draft.set({ parent_id: parentId, parent_text: null })
  const text = parentName ?? parentCrmId ?? ''
  if (match.kind === 'ambiguous') {
    warnings.push({ field: 'parentName', reason: `fits ${match.accounts.length} accounts and was left out` })
    return false
  }
  warnings.push({
    field: 'parentName',
    reason: `“${text}” is no account yet; it becomes the parent once it is`,
  })
  return draft.fields.parent_id == null && draft.set({ parent_text: text })
}

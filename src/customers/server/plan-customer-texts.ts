import type { WorkspaceTx } from '../../server/tenancy.ts'
import { countryOfPlace } from '../country.ts'
import type { CustomerTextRowOptions } from '../customer-text-row.ts'
import type { FoundTerm } from '../term.ts'
import { type MentionedAccounts, tellAmbiguous } from './account-mention.store.ts'
import { newIds } from './bulk.store.ts'
import { hashWords, loadTextDrafts } from './customer-text-upsert.store.ts'
import { Unmapped } from './found-texts.store.ts'
import type { PlannedText, Speakers } from './plan-speakers.ts'
import type { TextReading } from './read-customer-text-row.ts'
import { RecordDraft } from './record-draft.store.ts'
import { resolveTerms } from './taxonomy.reads.ts'

/** Finds the account of each row, or makes it where that was asked for. */
export async function placeTexts(
  tx: WorkspaceTx,
  workspaceId: string,
  readings: readonly TextReading[],
  accounts: MentionedAccounts,
  { createMissingAccounts = false }: CustomerTextRowOptions,
): Promise<PlannedText[]> {
  const given = createMissingAccounts ? readings : []
  const industries = given.flatMap(({ industry }) => industry ?? [])
  const countries = given.flatMap(({ country }) => country ?? [])
  const found = {
    industries: await resolveTerms(tx, workspaceId, 'industry', industries),
    regions: await resolveTerms(tx, workspaceId, 'region', countries),
    unmapped: new Unmapped(),
  }
  const planned = readings.map((reading) =>
    placeText(reading, accounts, createMissingAccounts ? found : null),
  )
  await found.unmapped.save(tx, workspaceId)
  return planned
}

/** The row with its account; where accounts may be made, `found` says what their texts mean. */
function placeText(reading: TextReading, accounts: MentionedAccounts, found: Meanings | null): PlannedText {
  const { row: given, warnings } = reading
  const row = { row: given.row, reading, warnings, touched: false, accountId: null, contactId: null }
  const { crmId, domain, name } = reading.account
  const named = name ?? crmId ?? domain
  if (named === undefined) return row
  const match = accounts.find(reading.account)
  if (match.kind === 'found') return { ...row, accountId: match.account.id }
  if (match.kind === 'ambiguous') {
    return { ...row, refusal: { field: 'accountName', reason: tellAmbiguous(match) } }
  }
  if (found === null || name === undefined) {
    return { ...row, refusal: { field: 'accountName', reason: `there is no account “${named}”` } }
  }
  const { draft, id } = accounts.make({ ...reading.account, name })
  describeAccount(draft, reading, found)
  return { ...row, accountId: id }
}

type Meanings = {
  readonly industries: ReadonlyMap<string, FoundTerm | null>
  readonly regions: ReadonlyMap<string, FoundTerm | null>
  readonly unmapped: Unmapped
}

/** Gives an account that is made on the way the industry and country its text came with. */
function describeAccount(draft: RecordDraft, { industry, country }: TextReading, found: Meanings): void {
  const term = industry === undefined ? null : (found.industries.get(industry) ?? null)
  if (term === null && industry !== undefined) found.unmapped.add('industry', industry)
  draft.set({
    industry_id: term?.termId,
    industry_text: term === null ? industry : undefined,
    country: countryOfPlace(country ?? '') ?? undefined,
    region_id: found.regions.get(country ?? '')?.termId,
  })
}

/** Decides, row after row, which text each row means and what it changes there. */
export async function planTexts(
  tx: WorkspaceTx,
  workspaceId: string,
  planned: readonly PlannedText[],
  speakers: Speakers,
): Promise<void> {
  for (const row of planned) speakers.settle(row)
  const known = await loadTextDrafts(tx, workspaceId, {
    externalIds: planned.flatMap(({ reading }) => reading.externalId ?? []),
    accountIds: planned.flatMap(({ accountId }) => accountId ?? []),
    contactIds: planned.flatMap(({ contactId }) => contactId ?? []),
    hashes: planned.flatMap(({ reading }) =>
      reading.columns.body === undefined ? [] : hashWords(reading.columns.body),
    ),
  })
  const ids = await newIds(tx, planned.length)
  const texts = new Map(known.flatMap((draft) => keysOf(draft).map((key) => [key, draft])))
  for (const row of planned) {
    if (row.refusal !== undefined) continue
    const draft = findText(row, texts) ?? new RecordDraft(ids.pop() ?? '', true, {})
    takeText(row, draft)
    for (const key of keysOf(draft)) texts.set(key, draft)
  }
}

function keysOf({ fields }: RecordDraft): string[] {
  const { kind, external_id: externalId, account_id: accountId, contact_id: contactId, body } = fields
  const hash = hashWords(String(body ?? ''))
  const words = [accountId, contactId].flatMap((owner) => (owner == null ? [] : [`${kind} ${owner} ${hash}`]))
  return externalId == null ? words : [`${kind} ${externalId}`, ...words]
}

function findText(row: PlannedText, texts: ReadonlyMap<string, RecordDraft>): RecordDraft | undefined {
  const { externalId, row: given, columns } = row.reading
  const byId = externalId === undefined ? undefined : texts.get(`${given.kind} ${externalId}`)
  if (byId !== undefined) return byId
  const hash = hashWords(columns.body ?? '')
  const same = [row.contactId, row.accountId].flatMap(
    (owner) => texts.get(`${given.kind} ${owner} ${hash}`) ?? [],
  )
  // Empty words are nobody's fingerprint, and another outside id is another text.
  return columns.body === undefined
    ? undefined
    : same.find((draft) => externalId === undefined || draft.fields.external_id == null)
}

function takeText(row: PlannedText, draft: RecordDraft): void {
  const { reading } = row
  row.draft = draft
  if (draft.isNew && reading.columns.body === undefined)
    row.warnings.push({ field: 'body', reason: 'is missing; the text has no words' })
  row.touched = draft.set({
    kind: reading.row.kind,
    ...reading.columns,
    body: reading.columns.body ?? (draft.isNew && draft.fields.body === undefined ? '' : undefined),
    external_id: reading.externalId,
    account_id: row.accountId ?? undefined,
    contact_id: row.contactId ?? undefined,
  })
}

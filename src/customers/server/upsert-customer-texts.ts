import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { countryOfPlace } from '../country.ts'
import type { CustomerTextRow, CustomerTextRowOptions } from '../customer-text-row.ts'
import { canImport } from '../policy.ts'
import type { RowResult } from '../row-result.ts'
import { loadMentionedAccounts, type MentionedAccounts, tellAmbiguous } from './account-mention.store.ts'
import { newIds, takeBulkTurn } from './bulk.store.ts'
import { saveContactDrafts } from './contact-upsert.store.ts'
import { hashWords, loadTextDrafts, saveTextDrafts } from './customer-text-upsert.store.ts'
import { Unmapped } from './found-texts.store.ts'
import { findSpeakers, type Speakers } from './plan-speakers.ts'
import { readTextRow, type TextReading } from './read-customer-text-row.ts'
import { draftsOf, type PlannedRow, RecordDraft, resultsOf } from './record-draft.store.ts'
import { resolveTerms } from './taxonomy.reads.ts'

export type PlannedText = PlannedRow<TextReading> & { accountId: string | null; contactId: string | null }

/**
 * Takes a batch of stories or quotes in, in a constant number of statements, up to about 2,000 rows at a time.
 * The results come in the order of the rows. The import that calls this announces `customerTextsImported` once.
 */
export async function upsertCustomerTexts(
  tx: WorkspaceTx,
  actor: Actor,
  rows: readonly CustomerTextRow[],
  now: Instant,
  options: CustomerTextRowOptions = {},
): Promise<RowResult[]> {
  requirePermission(canImport(actor))
  const { workspaceId } = actor
  await takeBulkTurn(tx, workspaceId)
  const readings = rows.map(readTextRow)
  const accounts = await loadMentionedAccounts(
    tx,
    workspaceId,
    readings.map((reading) => reading.account),
  )
  const planned = await placeTexts(tx, workspaceId, readings, accounts, options)
  const speakers = await findSpeakers(tx, workspaceId, planned, options.createMissingContacts === true)
  await planTexts(tx, workspaceId, planned, speakers)
  await accounts.save(now)
  await saveContactDrafts(tx, workspaceId, speakers.made, now)
  await saveTextDrafts(tx, workspaceId, draftsOf(planned), now)
  return resultsOf(planned)
}

/** Finds the account of each row, or makes it where that was asked for. */
async function placeTexts(
  tx: WorkspaceTx,
  workspaceId: string,
  readings: readonly TextReading[],
  accounts: MentionedAccounts,
  { createMissingAccounts = false }: CustomerTextRowOptions,
): Promise<PlannedText[]> {
  const each = (pick: (reading: TextReading) => string | undefined) =>
    createMissingAccounts ? readings.flatMap((reading) => pick(reading) ?? []) : []
  const industries = await resolveTerms(
    tx,
    workspaceId,
    'industry',
    each((r) => r.industry),
  )
  const regions = await resolveTerms(
    tx,
    workspaceId,
    'region',
    each((r) => r.country),
  )
  const unmapped = new Unmapped()
  const planned = readings.map((reading): PlannedText => {
    const row = {
      row: reading.row.row,
      reading,
      warnings: reading.warnings,
      touched: false,
      accountId: null,
      contactId: null,
    }
    const { crmId, domain, name } = reading.account
    if (crmId === undefined && domain === undefined && name === undefined) return row
    const match = accounts.find(reading.account)
    if (match.kind === 'found') return { ...row, accountId: match.account.id }
    if (match.kind === 'ambiguous')
      return { ...row, refusal: { field: 'accountName', reason: tellAmbiguous(match) } }
    if (!createMissingAccounts || name === undefined) {
      return {
        ...row,
        refusal: { field: 'accountName', reason: `there is no account “${name ?? crmId ?? domain}”` },
      }
    }
    const { draft, id } = accounts.make({ ...reading.account, name })
    const industry = reading.industry === undefined ? null : industries.get(reading.industry)
    if (industry == null && reading.industry !== undefined) unmapped.add('industry', reading.industry)
    draft.set({
      industry_id: industry?.termId,
      industry_text: industry == null ? reading.industry : undefined,
      country: countryOfPlace(reading.country ?? '') ?? undefined,
      region_id: regions.get(reading.country ?? '')?.termId,
    })
    return { ...row, accountId: id }
  })
  await unmapped.save(tx, workspaceId)
  return planned
}

/** Decides, row after row, which text each row means and what it changes there. */
async function planTexts(
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

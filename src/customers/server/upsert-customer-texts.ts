import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { CustomerTextRow, CustomerTextRowOptions } from '../customer-text-row.ts'
import { canImport } from '../policy.ts'
import type { RowResult } from '../row-result.ts'
import { loadMentionedAccounts } from './account-mention.store.ts'
import { takeBulkTurn } from './bulk.store.ts'
import { saveContactDrafts } from './contact-upsert.store.ts'
import { saveTextDrafts } from './customer-text-upsert.store.ts'
import { placeTexts, planTexts } from './plan-customer-texts.ts'
import { findSpeakers, type PlannedText } from './plan-speakers.ts'
import { readTextRow } from './read-customer-text-row.ts'
import { draftsOf, resultsOf } from './record-draft.store.ts'

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
  return withMade(resultsOf(planned), planned, new Set(speakers.made.map(({ id }) => id)))
}

/** Says at the first row of each contact that it made them. */
function withMade(
  results: readonly RowResult[],
  planned: readonly PlannedText[],
  made: Set<string>,
): RowResult[] {
  return results.map((result, at) => {
    const id = planned[at]?.contactId ?? ''
    return result.outcome !== 'refused' && made.delete(id) ? { ...result, madeContactId: id } : result
  })
}

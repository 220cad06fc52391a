import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { ContactRow, ContactRowOptions } from '../contact-row.ts'
import { canImport } from '../policy.ts'
import type { RowResult } from '../row-result.ts'
import { loadMentionedAccounts } from './account-mention.store.ts'
import { foldTexts, newIds, takeBulkTurn } from './bulk.store.ts'
import { loadContactDrafts, saveContactDrafts } from './contact-upsert.store.ts'
import { Unmapped } from './found-texts.store.ts'
import { resolvePeople } from './owner.reads.ts'
import {
  type ContactFindings,
  type PlannedContact,
  placeContacts,
  planContacts,
  standsWithContact,
} from './plan-contacts.ts'
import { type ContactReading, readContactRow } from './read-contact-row.ts'
import { draftsOf, resultsOf } from './record-draft.store.ts'
import { refuseErased } from './refuse-erased.ts'
import { takeCustoms } from './take-customs.ts'
import { resolveTerms } from './taxonomy.reads.ts'

/**
 * Takes a batch of contacts in, in a constant number of statements, up to about 2,000 rows at a time. The
 * results come in the order of the rows. The import that calls this announces `contactsImported` once.
 */
export async function upsertContacts(
  tx: WorkspaceTx,
  actor: Actor,
  rows: readonly ContactRow[],
  now: Instant,
  options: ContactRowOptions = {},
): Promise<RowResult[]> {
  requirePermission(canImport(actor))
  const { workspaceId } = actor
  await takeBulkTurn(tx, workspaceId)
  const readings = rows.map(readContactRow)
  const accounts = await loadMentionedAccounts(
    tx,
    workspaceId,
    readings.map((reading) => reading.account),
  )
  const planned = placeContacts(readings, accounts, options)
  const found = await findForContacts(tx, workspaceId, planned)
  await refuseErased(tx, workspaceId, planned, found.folded)
  planContacts(planned, found)
  await takeCustoms(tx, workspaceId, 'contact', planned)
  await accounts.save(now)
  await saveContactDrafts(tx, workspaceId, draftsOf(planned), now)
  await found.unmapped.save(tx, workspaceId)
  return resultsOf(planned, standsWithContact)
}

async function findForContacts(
  tx: WorkspaceTx,
  workspaceId: string,
  planned: readonly PlannedContact[],
): Promise<ContactFindings> {
  const each = (pick: (reading: ContactReading) => string | undefined | readonly string[]) => [
    ...new Set(planned.flatMap(({ reading }) => pick(reading) ?? [])),
  ]
  const folded = await foldTexts(
    tx,
    each((r) => r.name),
  )
  const names = planned.flatMap(({ reading, accountId }) => {
    const foldedName = folded.get(reading.name ?? '')
    return foldedName === undefined || accountId === undefined ? [] : [[accountId, foldedName] as const]
  })
  const keys = { crmIds: each((r) => r.crmId), mails: each((r) => r.mails), names }
  const ids = await newIds(tx, planned.length)
  const titles = each((r) => (r.persona === undefined ? r.columns.title : undefined))
  return {
    known: await loadContactDrafts(tx, workspaceId, keys),
    folded,
    personas: await resolveTerms(tx, workspaceId, 'persona', [...each((r) => r.persona), ...titles]),
    people: await resolvePeople(
      tx,
      workspaceId,
      each((r) => r.owner),
    ),
    unmapped: new Unmapped(),
    nextId: () => ids.pop() ?? '',
  }
}

import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { AccountIndex } from '../account-match.ts'
import type { AccountRow } from '../account-row.ts'
import { canImport } from '../policy.ts'
import type { RowResult } from '../row-result.ts'
import type { Taxonomy } from '../term.ts'
import { loadAccountDrafts, saveAccountDrafts } from './account-upsert.store.ts'
import { foldTexts, newIds, takeBulkTurn } from './bulk.store.ts'
import { Unmapped } from './found-texts.store.ts'
import { resolvePeople } from './owner.reads.ts'
import { placeCountries } from './place-countries.ts'
import { type AccountFindings, planAccounts, standsAtAccount } from './plan-accounts.ts'
import { resolveProducts } from './product.reads.ts'
import { type AccountReading, readAccountRow } from './read-account-row.ts'
import { draftsOf, resultsOf } from './record-draft.store.ts'
import { takeCustoms } from './take-customs.ts'
import { resolveTerms } from './taxonomy.reads.ts'

/**
 * Takes a batch of accounts in, in a constant number of statements, up to about 2,000 rows at a time. Each row
 * is created, updates what it differs from, changes nothing, or is refused with its reason; the results come in
 * the order of the rows. The import that calls this announces `accountsImported` once, for all its batches.
 */
export async function upsertAccounts(
  tx: WorkspaceTx,
  actor: Actor,
  rows: readonly AccountRow[],
  now: Instant,
): Promise<RowResult[]> {
  requirePermission(canImport(actor))
  const { workspaceId } = actor
  await takeBulkTurn(tx, workspaceId)
  const readings = await placeCountries(tx, workspaceId, rows.map(readAccountRow))
  const found = await findForAccounts(tx, workspaceId, readings)
  const planned = planAccounts(readings, found)
  await takeCustoms(tx, workspaceId, 'account', planned)
  await saveAccountDrafts(tx, workspaceId, draftsOf(planned), now)
  await found.unmapped.save(tx, workspaceId)
  return resultsOf(planned, (row, draft) => standsAtAccount(row, draft, found))
}

async function findForAccounts(
  tx: WorkspaceTx,
  workspaceId: string,
  readings: readonly AccountReading[],
): Promise<AccountFindings> {
  const each = (pick: (reading: AccountReading) => string | undefined | readonly string[]) => [
    ...new Set(readings.flatMap((reading) => pick(reading) ?? [])),
  ]
  const folded = await foldTexts(tx, [...each((r) => r.name), ...each((r) => r.parentName)])
  const known = await loadAccountDrafts(tx, workspaceId, {
    crmIds: [...each((r) => r.crmId), ...each((r) => r.parentCrmId)],
    domains: each((r) => r.domains),
    foldedNames: [...folded.values()],
  })
  const ids = await newIds(tx, readings.length)
  const terms = (taxonomy: Taxonomy, texts: readonly string[]) =>
    resolveTerms(tx, workspaceId, taxonomy, texts)
  const products = each((r) => r.products.map(({ product }) => product))
  const owners = each((r) => r.owner)
  return {
    index: new AccountIndex(known),
    folded,
    industries: await terms(
      'industry',
      each((r) => r.industry),
    ),
    useCases: await terms(
      'use-case',
      each((r) => r.useCases),
    ),
    regions: await terms(
      'region',
      each((r) => r.region),
    ),
    people: await resolvePeople(tx, workspaceId, owners),
    products: await resolveProducts(tx, workspaceId, products),
    unmapped: new Unmapped(),
    nextId: () => ids.pop() ?? '',
  }
}

import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { OpportunityRow } from '../opportunity-row.ts'
import { canImport } from '../policy.ts'
import type { RowResult } from '../row-result.ts'
import { loadMentionedAccounts } from './account-mention.store.ts'
import { foldTexts, newIds, takeBulkTurn } from './bulk.store.ts'
import { Unmapped } from './found-texts.store.ts'
import { loadOpportunityDrafts, saveOpportunityDrafts } from './opportunity-upsert.store.ts'
import { resolvePeople } from './owner.reads.ts'
import { placeCountries } from './place-countries.ts'
import { type OpportunityFindings, planOpportunities } from './plan-opportunities.ts'
import { resolveProducts } from './product.reads.ts'
import { type OpportunityReading, readOpportunityRow } from './read-opportunity-row.ts'
import { draftsOf, resultsOf } from './record-draft.store.ts'
import { takeCustoms } from './take-customs.ts'
import { resolveTerms } from './taxonomy.reads.ts'

/**
 * Takes a batch of opportunities in, in a constant number of statements, up to about 2,000 rows at a time. The
 * results come in the order of the rows. The import that calls this announces `opportunitiesImported` once.
 */
export async function upsertOpportunities(
  tx: WorkspaceTx,
  actor: Actor,
  rows: readonly OpportunityRow[],
  now: Instant,
): Promise<RowResult[]> {
  requirePermission(canImport(actor))
  const { workspaceId } = actor
  await takeBulkTurn(tx, workspaceId)
  const readings = await placeCountries(tx, workspaceId, rows.map(readOpportunityRow))
  const found = await findForOpportunities(tx, workspaceId, readings)
  const planned = planOpportunities(readings, found)
  await takeCustoms(tx, workspaceId, 'opportunity', planned)
  await saveOpportunityDrafts(tx, workspaceId, draftsOf(planned), now)
  await found.unmapped.save(tx, workspaceId)
  return resultsOf(planned)
}

async function findForOpportunities(
  tx: WorkspaceTx,
  workspaceId: string,
  readings: readonly OpportunityReading[],
): Promise<OpportunityFindings> {
  const each = (pick: (reading: OpportunityReading) => string | undefined) => [
    ...new Set(readings.flatMap((reading) => pick(reading) ?? [])),
  ]
  const names = each((r) => r.name)
  const buyers = [...each((r) => r.prospect), ...each((r) => r.account.name)]
  const folded = await foldTexts(tx, [...names, ...buyers])
  const ids = await newIds(tx, readings.length)
  const mentions = readings.map((reading) => reading.account)
  const [industries, products, owners] = [
    each((r) => r.industry),
    each((r) => r.product),
    each((r) => r.owner),
  ]
  return {
    accounts: await loadMentionedAccounts(tx, workspaceId, mentions),
    known: await loadOpportunityDrafts(tx, workspaceId, {
      crmIds: each((r) => r.crmId),
      foldedNames: names.flatMap((name) => folded.get(name) ?? []),
    }),
    folded,
    industries: await resolveTerms(tx, workspaceId, 'industry', industries),
    products: await resolveProducts(tx, workspaceId, products),
    people: await resolvePeople(tx, workspaceId, owners),
    unmapped: new Unmapped(),
    nextId: () => ids.pop() ?? '',
  }
}

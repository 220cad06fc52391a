import type { Actor } from '../../kernel/actor.ts'
import { isCurrency } from '../../kernel/money.ts'
import { clean, squeeze } from '../../kernel/text.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { canImport } from '../policy.ts'
import { type ProductRow, planProducts } from '../product.ts'
import type { RowResult, RowWarning } from '../row-result.ts'
import { takeBulkTurn } from './bulk.store.ts'
import { loadKnownProducts, savePlannedProducts } from './product.store.ts'

/**
 * Takes a batch of products in, in a constant number of statements; the results come in the order of the rows.
 * The import that calls this announces once, for all its batches.
 */
export async function upsertProducts(
  tx: WorkspaceTx,
  actor: Actor,
  rows: readonly ProductRow[],
): Promise<RowResult[]> {
  requirePermission(canImport(actor))
  await takeBulkTurn(tx, actor.workspaceId)
  const known = await loadKnownProducts(tx, actor.workspaceId, {
    crmIds: rows.flatMap((row) => clean(row.crmId) ?? []),
    spellings: rows.flatMap((row) => (row.name == null ? [] : [squeeze(row.name)])),
  })
  const warnings = rows.map(currencyWarnings)
  const plan = planProducts(
    rows.map((row, n) => (warnings[n]?.length === 0 ? row : { ...row, price: null })),
    known,
  )
  const ids = await savePlannedProducts(tx, actor.workspaceId, plan.products)
  return plan.rows.map(({ product, ...result }, n) => ({
    ...result,
    ...(product === undefined ? {} : { id: ids.get(product) ?? '' }),
    ...(warnings[n]?.length ? { warnings: warnings[n] } : {}),
  }))
}

function currencyWarnings({ price }: ProductRow): RowWarning[] {
  if (price == null || isCurrency(price.currency)) return []
  return [{ field: 'price', reason: `“${price.currency}” is no currency; the price was left out` }]
}

import type { Actor } from '../../kernel/actor.ts'
import { isCurrency, type Money } from '../../kernel/money.ts'
import { squeeze } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { productCreated } from '../product.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { columnsOf, replaceProductAliases, requireFreeCrmId, requireFreeSpellings } from './product.store.ts'

export type NewProduct = {
  readonly name: string
  readonly family?: string | null
  readonly price?: Money | null
  readonly crmId?: string | null
  readonly aliases?: readonly string[]
}

/** Adds a product and gives its id. Refuses a name or alias that already means another one. */
export async function createProduct(
  tx: WorkspaceTx,
  actor: Actor,
  input: NewProduct,
  now: Instant,
): Promise<string> {
  requirePermission(canShapeRecords(actor))
  const { workspaceId } = actor
  const name = input.name.trim()
  const written = [name, ...(input.aliases ?? []).map((alias) => alias.trim())]
  if (squeeze(name) === '') throw invalid('name', 'A product needs letters or digits in its name.')
  requireCurrency(input.price)
  await requireFreeSpellings(tx, workspaceId, null, written)
  await requireFreeCrmId(tx, workspaceId, null, input.crmId ?? null)
  const facts = { name, family: input.family ?? null, crmId: input.crmId ?? null, price: input.price ?? null }
  const { id } = await tx
    .insertInto('products')
    .values({ workspace_id: workspaceId, ...columnsOf(facts), created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await replaceProductAliases(tx, workspaceId, id, written)
  await announce(tx, productCreated(actor, id, name))
  return id
}

/** Throws where a price names a currency that does not exist. */
export function requireCurrency(price: Money | null | undefined): void {
  if (price != null && !isCurrency(price.currency)) throw invalid('price.currency', 'is no currency')
}

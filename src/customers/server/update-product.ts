import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Money } from '../../kernel/money.ts'
import { squeeze } from '../../kernel/text.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { productUpdated } from '../product.events.ts'
import type { ProductFacts } from '../product.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { requireCurrency } from './create-product.ts'
import { readProduct } from './product.reads.ts'
import {
  columnsOf,
  loadProduct,
  replaceProductAliases,
  requireFreeCrmId,
  requireFreeSpellings,
} from './product.store.ts'

export type ProductChange = {
  readonly productId: string
  readonly version: number
  readonly name?: string
  readonly family?: string | null
  readonly price?: Money | null
  readonly crmId?: string | null
  readonly aliases?: readonly string[]
}

/** Changes a product. A former name stays as an alias unless the aliases are given as well. */
export async function updateProduct(tx: WorkspaceTx, actor: Actor, input: ProductChange): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const { workspaceId } = actor
  const locked = await loadProduct(tx, workspaceId, input.productId)
  const before = await readProduct(tx, workspaceId, input.productId)
  if (locked === undefined || before === undefined) throw notFound('product')
  if (before.version !== input.version) throw staleVersion('product', before)
  const facts = factsAfter(before, input)
  const written = [
    facts.name,
    ...(input.aliases ?? [before.name, ...before.aliases]).map((alias) => alias.trim()),
  ]
  if (squeeze(facts.name) === '') throw invalid('name', 'A product needs letters or digits in its name.')
  requireCurrency(facts.price)
  await requireFreeSpellings(tx, workspaceId, input.productId, written)
  await requireFreeCrmId(tx, workspaceId, input.productId, facts.crmId)
  await tx
    .updateTable('products')
    .set({ ...columnsOf(facts), version: sql<number>`version + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', input.productId)
    .execute()
  await replaceProductAliases(tx, workspaceId, input.productId, written)
  const { productId: _, version: __, ...fields } = input
  await announce(tx, productUpdated(actor, input.productId, Object.keys(fields)))
}

function factsAfter(before: ProductFacts, input: ProductChange): ProductFacts {
  return {
    name: input.name?.trim() ?? before.name,
    family: input.family === undefined ? before.family : input.family,
    price: input.price === undefined ? before.price : input.price,
    crmId: input.crmId === undefined ? before.crmId : input.crmId,
  }
}

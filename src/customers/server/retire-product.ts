import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { productBroughtBack, productRetired } from '../product.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { loadProduct, setRetired } from './product.store.ts'

/** Retires a product: accounts keep it, nobody is offered it any more. Twice is once. */
export async function retireProduct(
  tx: WorkspaceTx,
  actor: Actor,
  productId: string,
  now: Instant,
): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const product = await loadProduct(tx, actor.workspaceId, productId)
  if (product === undefined) throw notFound('product')
  if (product.retired_at !== null) return
  await setRetired(tx, actor.workspaceId, productId, now)
  await announce(tx, productRetired(actor, productId))
}

/** Brings a retired product back. Twice is once. */
export async function bringBackProduct(tx: WorkspaceTx, actor: Actor, productId: string): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const product = await loadProduct(tx, actor.workspaceId, productId)
  if (product === undefined) throw notFound('product')
  if (product.retired_at === null) return
  await setRetired(tx, actor.workspaceId, productId, null)
  await announce(tx, productBroughtBack(actor, productId))
}

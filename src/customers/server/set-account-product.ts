import type { Actor } from '../../kernel/actor.ts'
import type { BodyOf } from '../../kernel/contract.ts'
import { type Instant, isDay } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { setAccountProduct as contract } from '../account.contract.ts'
import { accountProductRemoved, accountProductSet } from '../account.events.ts'
import { canEditAccount } from '../policy.ts'
import { loadAccount, saveAccount } from './account.store.ts'
import { vouchForFact } from './confirm-customer-fact.ts'

/** Records that an account runs a product, since when and in which version. */
export async function setAccountProduct(
  tx: WorkspaceTx,
  actor: Actor,
  { accountId, productId }: { accountId: string; productId: string },
  input: BodyOf<typeof contract>,
  now: Instant,
): Promise<void> {
  const product = await loadBoth(tx, actor, accountId, productId)
  if (input.liveOn !== null && !isDay(input.liveOn)) throw invalid('liveOn', 'is no day')
  const values = { live_on: input.liveOn, product_version: input.version?.trim() ?? null }
  await tx
    .insertInto('account_products')
    .values({ workspace_id: actor.workspaceId, account_id: accountId, product_id: productId, ...values })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'account_id', 'product_id']).doUpdateSet(values),
    )
    .execute()
  await saveAccount(tx, actor.workspaceId, accountId, {}, now)
  await vouchForFact(tx, actor, { contactId: null, accountId, fact: 'products' }, now)
  await announce(tx, accountProductSet(actor, accountId, productId, product))
}

/** Records that an account does not run a product any more. */
export async function removeAccountProduct(
  tx: WorkspaceTx,
  actor: Actor,
  { accountId, productId }: { accountId: string; productId: string },
  now: Instant,
): Promise<void> {
  const product = await loadBoth(tx, actor, accountId, productId)
  const removed = await tx
    .deleteFrom('account_products')
    .where('workspace_id', '=', actor.workspaceId)
    .where('account_id', '=', accountId)
    .where('product_id', '=', productId)
    .executeTakeFirst()
  if (removed.numDeletedRows === 0n) return
  await saveAccount(tx, actor.workspaceId, accountId, {}, now)
  await vouchForFact(tx, actor, { contactId: null, accountId, fact: 'products' }, now)
  await announce(tx, accountProductRemoved(actor, accountId, productId, product))
}

async function loadBoth(
  tx: WorkspaceTx,
  actor: Actor,
  accountId: string,
  productId: string,
): Promise<string> {
  requirePermission(canEditAccount(actor, await loadAccount(tx, actor, accountId)))
  const product = await tx
    .selectFrom('products')
    .select('name')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', productId)
    .executeTakeFirst()
  if (product === undefined) throw notFound('product')
  return product.name
}

import { notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import * as contract from '../product.contract.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { createProduct } from './create-product.ts'
import { readProduct, readProducts } from './product.reads.ts'
import { bringBackProduct, retireProduct } from './retire-product.ts'
import { updateProduct } from './update-product.ts'

/** Products: what accounts run and opportunities are about. */
export function productRoutes({ serve }: Serving): void {
  serve(contract.listProducts, async ({ actor, db }) => {
    const rows = await readProducts(db, actor.workspaceId)
    return { rows, may: { edit: canShapeRecords(actor) } }
  })
  serve(contract.createProduct, ({ actor, body, write, now }) =>
    write(async (tx) => presented(tx, actor.workspaceId, await createProduct(tx, actor, body, now))),
  )
  serve(contract.updateProduct, ({ actor, params, body, write }) =>
    write(async (tx) => {
      await updateProduct(tx, actor, { productId: params.productId, ...body })
      return presented(tx, actor.workspaceId, params.productId)
    }),
  )
  serve(contract.retireProduct, ({ actor, params, write, now }) =>
    write(async (tx) => {
      await retireProduct(tx, actor, params.productId, now)
      return presented(tx, actor.workspaceId, params.productId)
    }),
  )
  serve(contract.bringBackProduct, ({ actor, params, write }) =>
    write(async (tx) => {
      await bringBackProduct(tx, actor, params.productId)
      return presented(tx, actor.workspaceId, params.productId)
    }),
  )
}

async function presented(tx: WorkspaceTx, workspaceId: string, productId: string) {
  const product = await readProduct(tx, workspaceId, productId)
  if (product === undefined) throw notFound('product')
  return product
}

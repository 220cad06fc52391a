import { describe, expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type * as contract from '../product.contract.ts'
import type { ProductRow } from '../product.ts'
import { upsertProducts } from './upsert-products.ts'

const { host, call, makeWorkspace } = await startTestHost()
const workspace = await makeWorkspace()
const manager = workspace.people['program-manager']
const create = (body: unknown) => call<typeof contract.createProduct>(manager, 'POST /products', { body })
const update = (productId: string, body: unknown) =>
  call<typeof contract.updateProduct>(manager, 'PATCH /products/:productId', { params: { productId }, body })

describe('products', () => {
  test('are made with price and aliases, and listed by name', async () => {
    const price = { minor: 482_100, currency: 'USD' }
    const { body } = await create({ name: 'GTX Pro', family: 'GTX', price, aliases: ['GTX Professional'] })
    expect(body).toMatchObject({
      name: 'GTX Pro',
      family: 'GTX',
      price,
      aliases: ['GTX Professional'],
      accounts: 0,
    })
    await create({ name: 'Atlas' })
    const list = await call<typeof contract.listProducts>(workspace.people.member, 'GET /products')
    expect(list.body.rows.map((row) => row.name)).toEqual(['Atlas', 'GTX Pro'])
    expect(list.body.may.edit).not.toBeNull()
  })

  test('cannot share a spelling or a CRM id, or have a price in no currency', async () => {
    expect((await create({ name: 'gtxpro' })).problem.detail).toBe('“GTX Pro” already means “GTX Pro”.')
    await create({ name: 'Bora', crmId: '01t1' })
    expect((await create({ name: 'Bise', crmId: '01t1' })).problem.refusal).toBe('crm-id-taken')
    const wrong = await create({ name: 'Föhn', price: { minor: 1, currency: 'QQQ' } })
    expect([wrong.status, wrong.problem.errors?.[0]?.field]).toEqual([400, 'price.currency'])
  })

  test('keep a former name as an alias, and tell the second editor', async () => {
    const { body } = await create({ name: 'Mistral' })
    const renamed = await update(body.id, { version: body.version, name: 'Mistral Next' })
    expect(renamed.body).toMatchObject({
      name: 'Mistral Next',
      aliases: ['Mistral'],
      version: body.version + 1,
    })
    expect((await update(body.id, { version: body.version, family: 'Winds' })).status).toBe(409)
    const bare = await update(body.id, { version: body.version + 1, aliases: [] })
    expect(bare.body.aliases).toEqual([])
  })

  test('retire and come back', async () => {
    const { body } = await create({ name: 'Sirocco' })
    const params = { productId: body.id }
    const gone = await call<typeof contract.retireProduct>(manager, 'POST /products/:productId/retirement', {
      params,
    })
    expect(gone.body.retiredAt).not.toBeNull()
    const back = await call<typeof contract.bringBackProduct>(
      manager,
      'DELETE /products/:productId/retirement',
      { params },
    )
    expect(back.body.retiredAt).toBeNull()
  })
})

describe('a file of products', () => {
  const take = async (rows: readonly ProductRow[]) => {
    const results = await host.door.write(there.id, (tx) =>
      upsertProducts(tx, there.people['program-manager'], rows),
    )
    return results.map(({ id: _, ...result }) => result)
  }
  let there = workspace

  test('goes in once, and a second time changes nothing', async () => {
    there = await makeWorkspace()
    const rows: ProductRow[] = [
      { row: 2, name: 'GTX Basic', family: 'GTX', price: { minor: 55_000, currency: 'USD' } },
      { row: 3, name: 'GTX Pro', family: 'GTX', crmId: '01t7' },
      { row: 4, name: 'GTXPro', family: 'GTX' },
      { row: 5, name: '  ', family: 'MG' },
      { row: 6, name: 'MG Special', price: { minor: 5, currency: 'ZZZ' } },
    ]
    expect(await take(rows)).toEqual([
      { row: 2, outcome: 'created' },
      { row: 3, outcome: 'created' },
      { row: 4, outcome: 'unchanged' },
      { row: 5, outcome: 'refused', field: 'name', reason: 'is missing' },
      {
        row: 6,
        outcome: 'created',
        warnings: [{ field: 'price', reason: '“ZZZ” is no currency; the price was left out' }],
      },
    ])
    expect((await take(rows)).map((row) => row.outcome)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
      'refused',
      'unchanged',
    ])
  })

  test('updates what differs, blanks nothing, and renames by CRM id', async () => {
    const changed = await take([
      { row: 2, name: 'gtx basic', price: { minor: 60_000, currency: 'USD' } },
      { row: 3, crmId: '01t7', name: 'GTX Ultra' },
      { row: 4, crmId: '01t7', name: 'GTX Basic' },
    ])
    expect(changed.map((row) => row.outcome)).toEqual(['updated', 'updated', 'refused'])
    const { body } = await call<typeof contract.listProducts>(there.people.member, 'GET /products')
    expect(body.rows.slice(0, 2)).toMatchObject([
      { name: 'GTX Basic', family: 'GTX', price: { minor: 60_000, currency: 'USD' } },
      { name: 'GTX Ultra', family: 'GTX', aliases: ['GTX Pro'] },
    ])
  })

  test('takes the same number of statements whatever the rows', async () => {
    const counts: number[] = []
    for (const size of [5, 400]) {
      const rows = Array.from({ length: size }, (_, n) => ({ row: n, name: `Part ${size}-${n}` }))
      let statements = 0
      await host.door.write(there.id, (tx) => {
        const counted = tx.withPlugin({
          transformQuery: ({ node }) => {
            statements += 1
            return node
          },
          transformResult: async ({ result }) => result,
        })
        return upsertProducts(counted as typeof tx, there.people['program-manager'], rows)
      })
      counts.push(statements)
    }
    expect(counts[0]).toBe(counts[1])
  })
})

import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  countAccounts,
  createAccount,
  getAccount,
  listAccounts,
  removeAccountProduct,
  setAccountProduct,
  setRelationshipOwner,
  updateAccount,
} from '../account.contract.ts'
import type { AccountRow } from '../account-row.ts'
import { upsertAccounts } from './upsert-accounts.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })

async function start(rows: readonly AccountRow[] = []) {
  const works = await makeWorkspace()
  const manager = works.people['program-manager']
  const { member, executive } = works.people
  await host.door.write(works.id, (tx) => upsertAccounts(tx, manager, rows, now))
  const list = (as: PersonActor, query: object = {}) =>
    call<typeof listAccounts>(as, 'GET /accounts', { query: query as Record<string, string> })
  const names = async (as: PersonActor, query: object = {}) => {
    const answer = await list(as, query)
    expect(answer.problem).toMatchObject({ rows: expect.anything() })
    return answer.body.rows.map((row) => row.name)
  }
  const facets = (as: PersonActor, query: object = {}) =>
    call<typeof countAccounts>(as, 'GET /accounts/facets', { query: query as Record<string, string> })
  const idOf = async (name: string) =>
    (await list(manager, { q: name })).body.rows.find((row) => row.name === name)?.id ?? ''
  return { works, manager, member, executive, list, names, facets, idOf }
}

const some: AccountRow[] = [
  {
    row: 1,
    name: 'Ägir Shipping',
    country: 'Norway',
    industry: 'Banking',
    health: 'poor',
    renewalOn: '2026-05-01',
    employees: 20,
  },
  { row: 2, name: 'Zenith', country: 'DE', standing: 'prospect', renewalOn: '2026-04-01', employees: 9000 },
  { row: 3, name: 'Northwind', country: 'DE', health: 'good', contract: { minor: 100, currency: 'EUR' } },
]

test('accounts come by name as people sort, in pages, and misspelt words find them', async () => {
  const { manager, names, list } = await start(some)
  expect(await names(manager)).toEqual(['Ägir Shipping', 'Northwind', 'Zenith'])
  const first = await list(manager, { size: 2 })
  expect(first.body.next).not.toBeNull()
  expect(await names(manager, { size: 2, cursor: first.body.next })).toEqual(['Zenith'])
  expect(await names(manager, { q: 'nothwind' })).toEqual(['Northwind'])
  expect(await names(manager, { q: '%' })).toEqual([])
  expect((await list(manager, { cursor: 'rubbish' })).status).toBe(400)
})

test.each([
  ['renewal', ['Zenith', 'Ägir Shipping', 'Northwind']],
  ['-renewal', ['Ägir Shipping', 'Zenith', 'Northwind']],
  ['-name', ['Zenith', 'Northwind', 'Ägir Shipping']],
])('sorted by %s, every page goes on where the last one ended', async (sort, expected) => {
  const { manager, list } = await start(some)
  const seen: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < 3; page += 1) {
    const { body } = await list(manager, { sort, size: 1, ...(cursor === undefined ? {} : { cursor }) })
    seen.push(...body.rows.map((row) => row.name))
    cursor = body.next ?? undefined
  }
  expect(seen).toEqual(expected)
  expect(cursor).toBeUndefined()
})

test('facets count what each choice would leave, and filter as they count', async () => {
  const { manager, facets, names } = await start(some)
  const { body } = await facets(manager, { country: 'DE' })
  expect([body.total, body.all]).toEqual([2, 3])
  const options = (name: string) =>
    Object.fromEntries(
      (body.facets.find((facet) => facet.name === name)?.options ?? []).map((each) => [
        each.label ?? each.value,
        each.count,
      ]),
    )
  expect(options('country')).toEqual({ DE: 2, NO: 1 })
  expect(options('standing')).toEqual({ customer: 1, prospect: 1 })
  expect(options('region')).toEqual({ Europe: 2 })
  const region = body.facets.find((facet) => facet.name === 'region')?.options[0]?.value
  expect(await names(manager, { region })).toEqual(['Ägir Shipping', 'Northwind', 'Zenith'])
  expect(await names(manager, { standing: 'customer', country: ['DE', 'NO'], health: 'poor' })).toEqual([
    'Ägir Shipping',
  ])
})

test('a member sees their own accounts in full and of others only who they are, however they filter', async () => {
  const { works, member, manager, executive, list, names, facets, idOf } = await start(some)
  await host.door.write(works.id, (tx) =>
    upsertAccounts(tx, manager, [{ row: 1, name: 'Zenith', owner: member.email, health: 'watch' }], now),
  )
  const rows = (await list(member)).body.rows
  expect(rows.find((row) => row.name === 'Northwind')).toEqual({
    id: expect.any(String),
    name: 'Northwind',
    owner: null,
  })
  expect(rows.find((row) => row.name === 'Zenith')).toMatchObject({ health: 'watch', country: 'DE' })
  expect(await names(member, { country: 'DE' })).toEqual(['Zenith'])
  expect(await names(member, { sort: '-renewal' })).toEqual(['Zenith'])
  expect(await names(member, { health: 'good' })).toEqual([])
  expect((await facets(member)).body.all).toBe(1)
  const other = await call<typeof getAccount>(member, 'GET /accounts/:accountId', {
    params: { accountId: await idOf('Northwind') },
  })
  expect(Object.keys(other.body).sort()).toEqual(['id', 'may', 'name', 'owner'])
  const seen = await call<typeof getAccount>(executive, 'GET /accounts/:accountId', {
    params: { accountId: await idOf('Northwind') },
  })
  expect(seen.body).toMatchObject({
    health: 'good',
    contract: { minor: 100, currency: 'EUR' },
    may: { edit: expect.any(String) },
  })
})

test('whoever adds an account owns it, and a name that is here already is not added again', async () => {
  const { member, executive, manager } = await start(some)
  const body = {
    name: 'Fresh & Co',
    country: 'AT',
    domains: ['https://fresh.example'],
    displacedCompetitors: ['Oldsoft'],
  }
  const made = await call<typeof createAccount>(member, 'POST /accounts', { body })
  expect(made.body).toMatchObject({
    owner: { id: member.personId },
    country: 'AT',
    region: { name: 'Austria' },
    domains: ['fresh.example'],
    displacedCompetitors: ['Oldsoft'],
    version: 1,
    may: { edit: null },
  })
  const again = await call<typeof createAccount>(member, 'POST /accounts', { body: { name: 'fresh & co' } })
  expect([again.status, again.problem.errors?.[0]?.field]).toEqual([400, 'name'])
  const taken = await call<typeof createAccount>(manager, 'POST /accounts', {
    body: { name: 'Other', domains: ['fresh.example'] },
  })
  expect([taken.status, taken.problem.errors?.[0]?.reason]).toEqual([
    400,
    'fresh.example belongs to Fresh & Co',
  ])
  expect(
    (await call<typeof createAccount>(executive, 'POST /accounts', { body: { name: 'No' } })).status,
  ).toBe(403)
})

test('an edit needs the version that was read, and the later one is told who changed what', async () => {
  const { manager, member, idOf } = await start(some)
  const params = { accountId: await idOf('Northwind') }
  const edit = (as: PersonActor, body: object) =>
    call<typeof updateAccount>(as, 'PATCH /accounts/:accountId', { params, body })
  expect((await edit(member, { version: 1, city: 'Graz' })).status).toBe(403)
  const done = await edit(manager, { version: 1, city: 'Graz', health: 'watch', contract: null })
  expect(done.body).toMatchObject({ city: 'Graz', health: 'watch', contract: null, version: 2 })
  const late = await edit(manager, { version: 1, city: 'Linz' })
  expect(late.status).toBe(409)
  expect(late.problem).toMatchObject({
    current: { version: 2, by: manager.name, fields: ['city', 'health', 'contract'] },
  })
  expect((await edit(manager, { version: 2, country: 'XQ' })).problem.errors?.[0]?.field).toBe('country')
  expect((await edit(manager, { version: 2, renewalOn: '2026-02-30' })).problem.errors?.[0]?.field).toBe(
    'renewalOn',
  )
  expect((await edit(manager, { version: 2, parentId: params.accountId })).problem.errors?.[0]?.field).toBe(
    'parentId',
  )
})

test('an account is handed over by its owner or a program manager', async () => {
  const { manager, member, executive, idOf } = await start(some)
  const params = { accountId: await idOf('Zenith') }
  const hand = (as: PersonActor, version: number, ownerId: string | null) =>
    call<typeof setRelationshipOwner>(as, 'PUT /accounts/:accountId/owner', {
      params,
      body: { version, ownerId, ownerKind: 'csm' },
    })
  expect((await hand(member, 1, member.personId)).status).toBe(403)
  expect((await hand(manager, 1, member.personId)).body).toMatchObject({
    owner: { id: member.personId },
    ownerKind: 'csm',
  })
  expect((await hand(member, 2, executive.personId)).status).toBe(200)
  expect((await hand(member, 3, member.personId)).status).toBe(403)
})

test('a product goes on and off an account', async () => {
  const { works, manager, idOf } = await start(some)
  const { id: productId } = await host.door
    .in(works.id)
    .insertInto('products')
    .values({ workspace_id: works.id, name: 'Ledger' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const params = { accountId: await idOf('Zenith'), productId }
  const body = { liveOn: '2025-01-01', version: '4' }
  const set = await call<typeof setAccountProduct>(manager, 'PUT /accounts/:accountId/products/:productId', {
    params,
    body,
  })
  expect(set.body).toMatchObject({
    products: [{ id: productId, name: 'Ledger', liveOn: '2025-01-01', version: '4' }],
  })
  const off = await call<typeof removeAccountProduct>(
    manager,
    'DELETE /accounts/:accountId/products/:productId',
    { params },
  )
  expect(off.body).toMatchObject({ products: [] })
})

test('lists and facets cost as many statements for two thousand accounts as for three', async () => {
  const many = Array.from({ length: 2_000 }, (_, row) => ({
    row,
    name: `Account ${row}`,
    country: 'DE',
    health: 'good' as const,
  }))
  const counts: number[][] = []
  for (const rows of [some, many]) {
    const { manager, list, facets } = await start(rows)
    counts.push([
      await countStatements(() => list(manager, { country: 'DE', size: 200 })),
      await countStatements(() => facets(manager, { health: 'good' })),
    ])
  }
  expect(counts[0]).toEqual([2, 3])
  expect(counts[1]).toEqual(counts[0])
})

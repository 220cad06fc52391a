import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { AccountRow } from '../account-row.ts'
import { insertCustomField } from './custom-field.store.ts'
import { upsertAccounts } from './upsert-accounts.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, makeWorkspace } = await startTestHost({ now })

async function start() {
  const works = await makeWorkspace()
  const db = host.door.in(works.id)
  const actor = works.people['program-manager']
  return {
    works,
    db,
    actor,
    take: (rows: readonly AccountRow[]) =>
      host.door.write(works.id, (tx) => upsertAccounts(tx, actor, rows, now)),
    account: (name: string) =>
      db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirstOrThrow(),
  }
}

test('a row becomes an account with its domains, owner and country, and a second time changes nothing', async () => {
  const { db, take, account, works } = await start()
  const rows: AccountRow[] = [
    {
      row: 2,
      crmId: 'A1',
      name: 'Northwind  Traders',
      website: 'https://www.northwind.example/shop',
      country: 'Philipines',
      employees: 1200,
      industry: 'Underwater basket weaving',
      owner: works.people.member.email.toUpperCase(),
      renewalOn: '2026-09-01',
      contract: { minor: 12_000_00, currency: 'EUR' },
      displacedCompetitors: ['Oldsoft'],
    },
  ]
  const first = await take(rows)
  expect(first).toMatchObject([{ row: 2, outcome: 'created' }])
  const made = await account('Northwind Traders')
  expect(made).toMatchObject({
    country: 'PH',
    employee_band: '1000-4999',
    owner_id: works.people.member.personId,
    industry_text: 'Underwater basket weaving',
    contract_minor: 1_200_000,
    standing: 'customer',
    version: 1,
  })
  expect(await db.selectFrom('account_domains').select(['domain', 'account_id']).execute()).toEqual([
    { domain: 'northwind.example', account_id: made.id },
  ])
  const again = await take(rows)
  expect(again).toMatchObject([{ row: 2, outcome: 'unchanged', id: made.id }])
  expect(await account('Northwind Traders')).toEqual(made)
  const unmapped = await db.selectFrom('unmapped_values').select(['taxonomy', 'value', 'seen']).execute()
  expect(unmapped).toEqual([{ taxonomy: 'industry', value: 'Underwater basket weaving', seen: 1 }])
})

test('fewer columns and empty cells blank nothing', async () => {
  const { take, account } = await start()
  await take([{ row: 1, name: 'Full', city: 'Graz', segment: 'North', health: 'good' }])
  expect(await take([{ row: 1, name: 'full', city: null }])).toMatchObject([{ outcome: 'unchanged' }])
  expect(await account('Full')).toMatchObject({ city: 'Graz', segment: 'North', health: 'good', version: 1 })
  expect(await take([{ row: 1, name: 'Full', city: 'Linz' }])).toMatchObject([{ outcome: 'updated' }])
  expect(await account('Full')).toMatchObject({ city: 'Linz', segment: 'North', version: 2 })
})

test('an account is found by CRM id, then domain, then name', async () => {
  const { take, account } = await start()
  await take([
    { row: 1, crmId: 'X', name: 'By id' },
    { row: 2, name: 'By domain', domains: ['domain.example'] },
    { row: 3, name: 'Bÿ Name' },
  ])
  const results = await take([
    { row: 1, crmId: 'X', name: 'Renamed' },
    { row: 2, name: 'Domain Holding', website: 'http://domain.example' },
    { row: 3, name: 'by name', city: 'Bonn' },
    { row: 4, name: 'domain holding', city: 'Kiel' },
  ])
  expect(results.map((result) => result.outcome)).toEqual(['updated', 'updated', 'updated', 'updated'])
  expect(results[1]?.warnings?.[0]?.reason).toContain('has the domain of By domain')
  expect(await account('By domain')).toMatchObject({ city: 'Kiel' })
  expect(await account('Renamed')).toMatchObject({ crm_id: 'X' })
})

test('two accounts of one name are not guessed between, unless a domain or CRM id tells', async () => {
  const { take } = await start()
  await take([
    { row: 1, crmId: 'P1', name: 'Phoenix' },
    { row: 2, crmId: 'P2', name: 'Phoenix', domains: ['phoenix.example'] },
  ])
  const results = await take([
    { row: 1, name: 'Phoenix', city: 'Rome' },
    { row: 2, name: 'Phoenix', domains: ['phoenix.example'], city: 'Rome' },
    { row: 3, crmId: 'P3', name: 'Phoenix' },
    { row: 4, city: 'Nowhere' },
  ])
  expect(results.map((result) => [result.outcome, result.field])).toEqual([
    ['refused', 'name'],
    ['updated', undefined],
    ['created', undefined],
    ['refused', 'name'],
  ])
  expect(results[0]?.reason).toContain('fits 2 accounts')
})

test('rows that mean one account become one, and contradicting rows settle', async () => {
  const { db, take } = await start()
  const rows: AccountRow[] = [
    { row: 1, name: 'Twice', city: 'Oslo' },
    { row: 2, name: 'TWICE', city: 'Bergen' },
    { row: 3, name: 'Twice', city: 'Bergen' },
  ]
  expect((await take(rows)).map((result) => result.outcome)).toEqual(['created', 'updated', 'unchanged'])
  expect((await take(rows)).map((result) => result.outcome)).toEqual(['unchanged', 'unchanged', 'unchanged'])
  expect(await db.selectFrom('accounts').select(['city', 'version']).execute()).toEqual([
    { city: 'Bergen', version: 1 },
  ])
})

test('a domain that belongs to another account is a warning, and the rest goes in', async () => {
  const { take, account, db } = await start()
  await take([{ row: 1, crmId: 'H', name: 'Holder', domains: ['held.example'] }])
  const [result] = await take([
    { row: 1, crmId: 'T', name: 'Taker', domains: ['held.example', 'own.example'] },
  ])
  expect(result).toMatchObject({
    outcome: 'created',
    warnings: [{ field: 'domains', reason: 'held.example already belongs to Holder' }],
  })
  const taker = await account('Taker')
  const domains = await db
    .selectFrom('account_domains')
    .select('domain')
    .where('account_id', '=', taker.id)
    .execute()
  expect(domains).toEqual([{ domain: 'own.example' }])
})

test('what cannot be found is kept as it came, with a warning', async () => {
  const { take, account } = await start()
  const [result] = await take([
    {
      row: 1,
      name: 'Odd',
      country: 'Atlantis',
      owner: 'Nobody Known',
      products: [{ product: 'Unknown thing' }],
    },
  ])
  expect(result?.warnings?.map((warning) => warning.field)).toEqual(['country', 'owner', 'products'])
  expect(await account('Odd')).toMatchObject({
    country: null,
    country_text: 'Atlantis',
    owner_id: null,
    owner_text: 'Nobody Known',
  })
})

test('a parent may stand further down, come in a later file, or be the account itself', async () => {
  const { take, account } = await start()
  const results = await take([
    { row: 1, name: 'Child', parentName: 'Parent' },
    { row: 2, name: 'Parent', parentName: 'parent' },
    { row: 3, name: 'Orphan', parentName: 'Later' },
  ])
  expect(results.map((result) => result.warnings?.length ?? 0)).toEqual([0, 1, 1])
  expect(await account('Child')).toMatchObject({ parent_id: (await account('Parent')).id })
  expect(await account('Orphan')).toMatchObject({ parent_text: 'Later', parent_id: null })
  await take([{ row: 1, name: 'Later' }])
  expect(await account('Orphan')).toMatchObject({ parent_text: null, parent_id: (await account('Later')).id })
  expect(await take([{ row: 3, name: 'Orphan', parentName: 'Later' }])).toMatchObject([
    { outcome: 'unchanged' },
  ])
})

test('members do not import, and nothing of another workspace is found', async () => {
  const [here, there] = [await start(), await start()]
  await there.take([{ row: 1, crmId: 'S', name: 'Same', domains: ['same.example'] }])
  expect(await here.take([{ row: 1, crmId: 'S', name: 'Same', domains: ['same.example'] }])).toMatchObject([
    { outcome: 'created' },
  ])
  const member = here.works.people.member
  await expect(
    host.door.write(here.works.id, (tx) => upsertAccounts(tx, member, [{ row: 1, name: 'No' }], now)),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('custom values come along, and one the field refuses is a warning', async () => {
  const { take, account, works, db } = await start()
  const fieldId = await host.door.write(works.id, (tx) =>
    insertCustomField(tx, works.id, { record: 'account', label: 'Seats', kind: 'number', choices: [] }),
  )
  const customs = (text: string) => ({ [String(fieldId)]: text })
  const rows = [
    { row: 1, name: 'Has seats', customs: customs('120') },
    { row: 2, name: 'Odd seats', customs: customs('many') },
  ]
  const first = await take(rows)
  expect(first.map((result) => result.outcome)).toEqual(['created', 'created'])
  expect(first[1]?.warnings?.[0]).toMatchObject({ field: `customs.${fieldId}` })
  expect((await take(rows)).map((result) => result.outcome)).toEqual(['unchanged', 'unchanged'])
  expect((await take([{ row: 1, name: 'Has seats', customs: customs('130') }]))[0]?.outcome).toBe('updated')
  expect(await account('Has seats')).toMatchObject({ version: 2 })
  expect(await db.selectFrom('custom_values').select('number_value').execute()).toEqual([
    { number_value: '130' },
  ])
})

import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { CustomerTextRow, CustomerTextRowOptions } from '../customer-text-row.ts'
import { upsertAccounts } from './upsert-accounts.ts'
import { upsertContacts } from './upsert-contacts.ts'
import { upsertCustomerTexts } from './upsert-customer-texts.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, makeWorkspace } = await startTestHost({ now })
const everybody = { createMissingAccounts: true, createMissingContacts: true }

async function start() {
  const works = await makeWorkspace()
  const db = host.door.in(works.id)
  const actor = works.people['program-manager']
  await host.door.write(works.id, async (tx) => {
    await upsertAccounts(tx, actor, [{ row: 1, name: 'Northwind' }], now)
    await upsertContacts(
      tx,
      actor,
      [{ row: 1, name: 'Ada Lovelace', accountName: 'Northwind', title: 'CTO' }],
      now,
    )
  })
  const texts = () => db.selectFrom('customer_texts').selectAll().orderBy('title').orderBy('body').execute()
  const contacts = () =>
    db.selectFrom('contacts').select(['name', 'title', 'account_id', 'version']).orderBy('name').execute()
  const take = (rows: readonly CustomerTextRow[], options?: CustomerTextRowOptions) =>
    host.door.write(works.id, (tx) => upsertCustomerTexts(tx, actor, rows, now, options))
  return { works, db, texts, contacts, take }
}

test('a quote goes to the contact its attribution names, and a second time changes nothing', async () => {
  const { take, texts, contacts } = await start()
  const rows: CustomerTextRow[] = [
    {
      row: 2,
      kind: 'quote',
      externalId: 'q1',
      accountName: 'Northwind',
      attribution: 'Ada Lovelace, Chief, Northwind',
      body: 'It computes.',
    },
  ]
  expect(await take(rows)).toEqual([{ row: 2, outcome: 'created', id: expect.any(String) }])
  const [text] = await texts()
  expect(text?.contact_id).not.toBeNull()
  expect(await contacts()).toMatchObject([{ name: 'Ada Lovelace', title: 'CTO', version: 1 }])
  expect(await take(rows)).toMatchObject([{ outcome: 'unchanged' }])
  expect(await texts()).toEqual([text])
})

test('a stranger’s quote goes to the account with a warning, or makes the contact when asked', async () => {
  const { take, texts, contacts } = await start()
  const rows: CustomerTextRow[] = [
    {
      row: 1,
      kind: 'quote',
      accountName: 'Northwind',
      attribution: 'Grace Hopper, Admiral, Northwind',
      body: 'It compiles.',
    },
  ]
  expect(await take(rows)).toMatchObject([{ outcome: 'created', warnings: [{ field: 'contactName' }] }])
  expect(await take(rows, everybody)).toMatchObject([{ outcome: 'updated' }])
  expect(await take(rows, everybody)).toMatchObject([{ outcome: 'unchanged' }])
  expect((await texts()).map((text) => text.contact_id !== null)).toEqual([true])
  expect(await contacts()).toMatchObject([
    { name: 'Ada Lovelace' },
    { name: 'Grace Hopper', title: 'Admiral' },
  ])
})

test('a story of nobody known is refused, and told so', async () => {
  const { take } = await start()
  const results = await take([
    { row: 1, kind: 'story', title: 'A', body: 'x' },
    { row: 2, kind: 'story', title: 'B', body: 'y', accountName: 'Unheard' },
    { row: 3, kind: 'story', title: 'C', body: 'z', contactName: 'Nobody' },
  ])
  expect(results.map((result) => [result.outcome, result.field])).toEqual([
    ['refused', 'accountName'],
    ['refused', 'accountName'],
    ['refused', 'contactName'],
  ])
})

test('accounts and people without a company are made on the way when asked, once', async () => {
  const { take, db, contacts } = await start()
  const rows: CustomerTextRow[] = [
    {
      row: 1,
      kind: 'story',
      externalId: 's1',
      title: 'One',
      summary: 'Short',
      accountName: 'Newcomer',
      country: 'Prague, CZ',
      contactName: 'Jan Novak',
    },
    {
      row: 2,
      kind: 'story',
      externalId: 's2',
      title: 'Two',
      body: 'Long',
      accountName: 'newcomer',
      contactName: 'Jan Novák',
    },
    { row: 3, kind: 'story', externalId: 's3', title: 'Three', body: 'Long', contactName: 'Free Lancer' },
  ]
  expect((await take(rows, everybody)).map((result) => result.outcome)).toEqual([
    'created',
    'created',
    'created',
  ])
  expect((await take(rows, everybody)).map((result) => result.outcome)).toEqual([
    'unchanged',
    'unchanged',
    'unchanged',
  ])
  const accounts = await db
    .selectFrom('accounts')
    .select(['name', 'country'])
    .where('name', 'ilike', 'newcomer')
    .execute()
  expect(accounts).toEqual([{ name: 'Newcomer', country: 'CZ' }])
  expect((await contacts()).map((contact) => [contact.name, contact.account_id !== null])).toEqual([
    ['Ada Lovelace', true],
    ['Free Lancer', false],
    ['Jan Novak', true],
  ])
})

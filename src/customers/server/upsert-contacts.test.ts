import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { ContactRow, ContactRowOptions } from '../contact-row.ts'
import { upsertAccounts } from './upsert-accounts.ts'
import { upsertContacts } from './upsert-contacts.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, makeWorkspace } = await startTestHost({ now })

async function start() {
  const works = await makeWorkspace()
  const db = host.door.in(works.id)
  const actor = works.people['program-manager']
  await host.door.write(works.id, (tx) =>
    upsertAccounts(
      tx,
      actor,
      [
        { row: 1, crmId: 'A1', name: 'Northwind', domains: ['northwind.example'] },
        { row: 2, name: 'Southbank' },
        { row: 3, crmId: 'D1', name: 'Double' },
        { row: 4, crmId: 'D2', name: 'Double' },
      ],
      now,
    ),
  )
  return {
    works,
    db,
    actor,
    take: (rows: readonly ContactRow[], options?: ContactRowOptions) =>
      host.door.write(works.id, (tx) => upsertContacts(tx, actor, rows, now, options)),
    contact: (name: string) =>
      db.selectFrom('contacts').selectAll().where('name', '=', name).executeTakeFirstOrThrow(),
    mails: () =>
      db.selectFrom('contact_mails').select(['email', 'is_primary', 'bounced_on']).orderBy('email').execute(),
  }
}

test('a row becomes a contact of its account, and a second time changes nothing', async () => {
  const { db, take, contact, mails } = await start()
  const rows: ContactRow[] = [
    {
      row: 2,
      crmId: 'C1',
      name: 'Ada  Lovelace',
      accountName: 'northwind',
      mails: ['Ada@Northwind.example', 'ada@home.example'],
      title: 'SVP, Procurement, Northwind',
      languages: ['German', 'en-GB'],
      timeZone: 'Europe/Berlin',
    },
  ]
  expect(await take(rows)).toEqual([{ row: 2, outcome: 'created', id: expect.any(String) }])
  const made = await contact('Ada Lovelace')
  expect(made).toMatchObject({
    title: 'SVP, Procurement',
    seniority: 'vice-president',
    time_zone: 'Europe/Berlin',
    version: 1,
  })
  expect(await mails()).toEqual([
    { email: 'ada@home.example', is_primary: false, bounced_on: null },
    { email: 'ada@northwind.example', is_primary: true, bounced_on: null },
  ])
  const languages = await db.selectFrom('contact_languages').select('language').orderBy('language').execute()
  expect(languages).toEqual([{ language: 'de' }, { language: 'en' }])
  expect(await take(rows)).toMatchObject([{ row: 2, outcome: 'unchanged', id: made.id }])
  expect(await contact('Ada Lovelace')).toEqual(made)
})

test('a contact is found by CRM id, then mail, then name within the account', async () => {
  const { db, take } = await start()
  await take([
    { row: 1, crmId: 'C1', name: 'By id', accountCrmId: 'A1' },
    { row: 2, name: 'By mail', accountCrmId: 'A1', mails: ['mail@x.example'] },
    { row: 3, name: 'Bý Name', accountCrmId: 'A1' },
    { row: 4, name: 'By name', accountName: 'Southbank' },
  ])
  const results = await take([
    { row: 1, crmId: 'C1', title: 'CFO' },
    { row: 2, mails: ['MAIL@x.example'], name: 'Someone Else', title: 'CTO' },
    { row: 3, name: 'by name', accountDomain: 'www.northwind.example', title: 'CIO' },
    { row: 4, name: 'by name', accountName: 'Southbank', title: 'COO' },
  ])
  expect(results.map((result) => result.outcome)).toEqual(['updated', 'updated', 'updated', 'updated'])
  expect(results[1]?.warnings?.[0]?.reason).toContain('By mail, whose name is kept')
  const titles = await db.selectFrom('contacts').select(['name', 'title']).orderBy('title').execute()
  expect(titles.map((row) => row.title)).toEqual(['CFO', 'CIO', 'COO', 'CTO'])
})

test('a stranger’s account refuses the row unless accounts may be made', async () => {
  const { db, take } = await start()
  const rows: ContactRow[] = [
    { row: 1, name: 'A Person', accountName: 'Unheard Of' },
    { row: 2, name: 'B Person', accountName: 'unheard of' },
    { row: 3, name: 'C Person', accountName: 'Double' },
    { row: 4, name: 'No Company' },
  ]
  const refused = await take(rows)
  expect(refused.map((result) => result.outcome)).toEqual(['refused', 'refused', 'refused', 'created'])
  expect(refused[0]).toMatchObject({ field: 'accountName', reason: 'there is no account “Unheard Of”' })
  expect(refused[2]?.reason).toContain('fits 2 accounts')
  expect(refused[3]?.warnings?.[0]?.reason).toContain('has no account')
  const made = await take(rows, { createMissingAccounts: true })
  expect(made.map((result) => result.outcome)).toEqual(['created', 'created', 'refused', 'unchanged'])
  const accounts = await db
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('name', 'ilike', 'unheard%')
    .execute()
  expect(accounts.map((account) => account.name)).toEqual(['Unheard Of'])
})

test('a mail that is another contact’s is a warning, and the rest goes in', async () => {
  const { take, mails } = await start()
  await take([{ row: 1, crmId: 'C1', name: 'First', accountCrmId: 'A1', mails: ['shared@x.example'] }])
  const [result] = await take([
    {
      row: 1,
      crmId: 'C2',
      name: 'Second',
      accountCrmId: 'A1',
      mails: ['shared@x.example', 'two@x.example', 'not a mail'],
    },
  ])
  expect(result?.outcome).toBe('created')
  expect(result?.warnings?.map((warning) => warning.reason)).toEqual([
    '“not a mail” is no mail address and was left out',
    'shared@x.example already belongs to First',
  ])
  expect((await mails()).map((mail) => mail.email)).toEqual(['shared@x.example', 'two@x.example'])
})

test('somebody who moved keeps the history of where they worked', async () => {
  const { db, take, contact } = await start()
  await take([{ row: 1, crmId: 'C1', name: 'Mover', accountName: 'Northwind', title: 'Engineer' }])
  await take([{ row: 1, crmId: 'C1', name: 'Mover', accountName: 'Southbank', title: 'Director' }])
  const worked = await db
    .selectFrom('employments')
    .select(['title', 'from_on', 'until_on'])
    .where('contact_id', '=', (await contact('Mover')).id)
    .orderBy('id')
    .execute()
  expect(worked).toEqual([
    { title: 'Engineer', from_on: null, until_on: '2026-03-02' },
    { title: 'Director', from_on: '2026-03-02', until_on: null },
  ])
})

test('rows of one person in one file become one contact', async () => {
  const { db, take } = await start()
  const rows: ContactRow[] = [
    { row: 1, name: 'Sam Twice', accountName: 'Northwind', mails: ['sam@x.example'] },
    { row: 2, name: 'Sam Twice', accountName: 'Northwind', title: 'Buyer' },
    { row: 3, name: 'Samuel Twice', accountName: 'Northwind', mails: ['sam@x.example', 'sam2@x.example'] },
  ]
  expect((await take(rows)).map((result) => result.outcome)).toEqual(['created', 'updated', 'updated'])
  expect((await take(rows)).map((result) => result.outcome)).toEqual(['unchanged', 'unchanged', 'unchanged'])
  expect(await db.selectFrom('contacts').select(['name', 'title']).execute()).toEqual([
    { name: 'Sam Twice', title: 'Buyer' },
  ])
})

import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { refreshDocuments } from '../../advocates/server/refresh-documents.ts'
import { upsertProducts } from '../../customers/server/upsert-products.ts'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { uploadFiles } from '../../server/testing/upload-files.ts'
import type { getImport, mapImport, startImport, tryImport } from '../contract.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, app, call, makeWorkspace, setNow } = await startTestHost({ now })

async function setUp() {
  setNow(now)
  const works = await makeWorkspace()
  const { administrator: actor, member } = works.people
  const [ana = '', bo = ''] = await makeContacts(
    host.door,
    works,
    { name: 'Elbkontor', owner: member.email },
    [
      { name: 'Ana Reis', mails: ['ana@elbkontor.example'], title: 'Head of finance' },
      { name: 'Bo Eck', mails: ['bo@elbkontor.example'], title: 'Buyer' },
    ],
  )
  await host.door.write(works.id, async (tx) => {
    await sql`update accounts set created_at = '2025-01-01', health = 'good'`.execute(tx)
    await sql`update contacts set created_at = '2025-01-01'`.execute(tx)
    await sql`insert into advocates (workspace_id, contact_id, stage, stage_since)
      values (${works.id}, ${ana}, 'active', '2025-01-01')`.execute(tx)
    await upsertProducts(tx, actor, [
      { row: 1, name: 'Ledger' },
      { row: 2, name: 'Planner' },
    ])
    await sql`insert into account_products (workspace_id, account_id, product_id)
      select a.workspace_id, a.id, p.id from accounts a join products p on p.workspace_id = a.workspace_id
      where p.name = 'Ledger'`.execute(tx)
    await refreshDocuments(tx, works.id, [ana], now)
  })
  const db = host.door.in(works.id)
  const stale = async () =>
    (await db.selectFrom('dated_facts').select(['kind', 'confirmed_on']).orderBy('kind').execute()).flatMap(
      ({ kind, confirmed_on }) => (confirmed_on === '2026-03-02' ? [] : [kind]),
    )
  const take = async (name: string, content: string, confirms: boolean) => {
    const { body } = await uploadFiles(app, actor, '/imports', [{ name, content }])
    const params = { importId: body.imports[0].id }
    await call<typeof mapImport>(actor, 'PUT /imports/:importId/mapping', { params, body: { confirms } })
    const { trial } = (await call<typeof tryImport>(actor, 'POST /imports/:importId/dry-run', { params }))
      .body
    const standing = await db.selectFrom('fact_confirmations').selectAll().execute()
    await call<typeof startImport>(actor, 'POST /imports/:importId/start', { params })
    const { renewed } = (await call<typeof getImport>(actor, 'GET /imports/:importId', { params })).body
    expect(trial?.renewed, 'what the dry run says').toBe(renewed)
    return { renewed, standing: standing.length }
  }
  const confirmed = async () => {
    const kept = await db.selectFrom('fact_confirmations').select('fact').orderBy('fact').execute()
    const posts = await db
      .selectFrom('advocates')
      .select('contact_id')
      .where('employment_confirmed_at', 'is not', null)
      .execute()
    return [...kept.map(({ fact }) => fact), ...posts.map(() => 'post')]
  }
  return { works, db, actor, ana, bo, stale, take, confirmed }
}

const people =
  'Name,Email,Title,Account\nAna Reis,ana@elbkontor.example,Head of finance,Elbkontor\nBo Eck,other@elbkontor.example,Seller,Elbkontor\nNew One,new@elbkontor.example,Clerk,Elbkontor\n'

test('a file renews what stands as it says, once it is told to, and the dry run says how much', async () => {
  const { db, actor, ana, stale, take } = await setUp()
  expect(await take('contacts.csv', people, false)).toEqual({ renewed: 0, standing: 0 })
  expect(await stale()).toContain('mail')
  // Ana's mail and post; Bo's address in the file is not the one we write to, and he is not on the journey.
  expect(await take('contacts.csv', people, true)).toMatchObject({ renewed: 3, standing: 0 })
  const kept = await db.selectFrom('fact_confirmations').selectAll().where('contact_id', '=', ana).execute()
  expect(kept).toMatchObject([{ fact: 'mail', confirmed_by: actor.personId, confirmed_at: now }])
  expect(await stale()).toEqual(['cases', 'health', 'owner', 'products'])
})

test('an account’s file renews health and owner, and never over a later word', async () => {
  const { db, stale, take } = await setUp()
  const accounts = 'Account Name,Health\nElbkontor,good\n'
  expect(await take('accounts.csv', accounts, true)).toEqual({ renewed: 1, standing: 0 })
  expect(await stale()).not.toContain('health')
  const later = '2026-03-05T09:00:00.000Z'
  await db.updateTable('fact_confirmations').set({ confirmed_at: later, confirmed_by: null }).execute()
  expect((await take('accounts.csv', `${accounts}\n`, true)).renewed).toBe(0)
  expect(await db.selectFrom('fact_confirmations').select('confirmed_at').execute()).toEqual([
    { confirmed_at: later },
  ])
})

const ofAccounts: readonly (readonly [
  what: string,
  owner: string,
  products: string,
  confirms: readonly string[],
])[] = [
  ['both as they stand', 'member', 'Ledger', ['owner', 'products']],
  ['another owner, who is theirs from now on', 'executive', '', ['owner']],
  ['an owner nobody knows', 'Nobody Known', 'Ledger', ['products']],
  ['a product that is none', 'member', 'Ledger; Unheard-of', ['owner']],
  ['a product they use from now on', '', 'Planner', ['products']],
  ['empty cells', '', '', []],
]

test.each(ofAccounts)('an account’s row with %s', async (_what, owner, products, confirms) => {
  const { works, take, confirmed } = await setUp()
  const known = Object.entries(works.people).find(([role]) => role === owner)?.[1]
  const file = `Account Name,Owner,Products\nElbkontor,${known?.email ?? owner},${products}\n`
  expect((await take('accounts.csv', file, true)).renewed).toBe(confirms.length)
  expect(await confirmed()).toEqual(confirms)
})

test('the row of an account that was merged away says nothing of an owner who is kept', async () => {
  const { works, db, take, confirmed } = await setUp()
  await host.door.write(works.id, async (tx) => {
    await sql`with a as (select * from accounts), m as (
      insert into merges (workspace_id, record, survivor_id, absorbed_id, survivor_name, absorbed_name, merged_at)
      select a.workspace_id, 'account', a.id, uuidv7(), a.name, 'Elb', now() from a returning *)
      insert into merged_records (workspace_id, id, record, account_id, merge_id, crm_id, folded_name)
      select m.workspace_id, m.absorbed_id, 'account', m.survivor_id, m.id, 'A-2', 'elb' from m`.execute(tx)
  })
  const { executive, member } = works.people
  const file = (owner: string) => `Account ID,Account Name,Owner\nA-2,Elb,${owner}\n`
  expect((await take('accounts.csv', file(executive.email), true)).renewed).toBe(0)
  expect(await db.selectFrom('accounts').select('owner_id').execute()).toEqual([
    { owner_id: member.personId },
  ])
  expect((await take('accounts.csv', file(member.email), true)).renewed).toBe(1)
  expect(await confirmed()).toEqual(['owner'])
})

test('of two rows that contradict each other only the one that stands confirms', async () => {
  const { works, db, take } = await setUp()
  const { executive, member } = works.people
  const rows = [`Elbkontor,${executive.email}`, `Elbkontor,${member.email}`]
  expect((await take('accounts.csv', ['Account Name,Owner', ...rows, ''].join('\n'), true)).renewed).toBe(1)
  expect(await db.selectFrom('accounts').select('owner_id').execute()).toEqual([
    { owner_id: member.personId },
  ])
})

const ofContacts: readonly (readonly [what: string, row: string, confirms: readonly string[]])[] = [
  ['all as it stands', 'Ana Reis,ana@elbkontor.example,Head of finance,Elbkontor,', ['mail', 'post']],
  ['another title', 'Ana Reis,ana@elbkontor.example,Head of tax,Elbkontor,', ['mail']],
  ['another account', 'Ana Reis,ana@elbkontor.example,Head of finance,Weserwerk,', ['mail']],
  ['no account', 'Ana Reis,ana@elbkontor.example,Head of finance,,', ['mail']],
  ['no title', 'Ana Reis,ana@elbkontor.example,,Elbkontor,', ['mail']],
  ['a leaving day', 'Ana Reis,ana@elbkontor.example,Head of finance,Elbkontor,2026-02-01', ['mail']],
  ['the name of somebody else', 'Zoe Alt,ana@elbkontor.example,Head of finance,Elbkontor,', []],
  ['an address of somebody else', 'Ana Reis,bo@elbkontor.example,Head of finance,Elbkontor,', []],
]

test.each(ofContacts)('a contact’s row with %s', async (_what, row, confirms) => {
  const { works, take, confirmed } = await setUp()
  await makeContacts(host.door, works, { name: 'Weserwerk' }, [])
  const { renewed } = await take('contacts.csv', `Name,Email,Title,Account,Left on\n${row}\n`, true)
  expect(renewed).toBe(confirms.length)
  expect(await confirmed()).toEqual(confirms)
})

test('an address that mail came back from is not confirmed by a file that still has it', async () => {
  const { works, ana, take } = await setUp()
  await host.door.write(works.id, (tx) =>
    sql`update contact_mails set bounced_on = '2026-02-20' where contact_id = ${ana}`.execute(tx),
  )
  const row = 'Ana Reis,ana@elbkontor.example,Elbkontor'
  expect((await take('contacts.csv', `Name,Email,Account\n${row}\n`, true)).renewed).toBe(0)
})

test('what a file says of somebody twice counts once, as of its start: a word given since stays', async () => {
  const { db, ana, take, works } = await setUp()
  const row = 'Ana Reis,ana@elbkontor.example,Head of finance,Elbkontor\n'
  const others = Array.from({ length: 1_000 }, (_, at) => `New ${at},new${at}@elbkontor.example,,Elbkontor\n`)
  let ticks = Date.parse(now)
  const clock = vi.spyOn(host, 'now').mockImplementation(() => new Date(++ticks).toISOString())
  expect(
    (await take('contacts.csv', `Name,Email,Title,Account\n${row}${others.join('')}${row}`, true)).renewed,
  ).toBe(2)
  clock.mockRestore()
  const [file] = await db.selectFrom('imports').select('started_at').execute()
  const post = () =>
    db
      .selectFrom('advocates')
      .select(['employment_confirmed_at as at', 'employment_confirmed_by as by'])
      .where('contact_id', '=', ana)
      .execute()
  expect(await post()).toEqual([{ at: file?.started_at, by: works.people.administrator.personId }])
  const later = { at: '2026-03-02T10:00:00.000Z', by: works.people.member.personId }
  await db
    .updateTable('advocates')
    .set({ employment_confirmed_at: later.at, employment_confirmed_by: later.by })
    .execute()
  await take('contacts.csv', `Name,Email,Title,Account\n${row}`, true)
  expect(await post()).toEqual([later])
})

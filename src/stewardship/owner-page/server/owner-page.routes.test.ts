import { expect, test } from 'vitest'
import { upsertAccounts } from '../../../customers/server/upsert-accounts.ts'
import { upsertContacts } from '../../../customers/server/upsert-contacts.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type * as contract from '../owner-page.contract.ts'
import { makeOwnerPageAddress } from './send-owner-page.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })
const works = await makeWorkspace()
const { 'program-manager': manager, member } = works.people
const db = host.door.in(works.id)
await host.door.write(works.id, async (tx) => {
  const accounts = [
    { row: 1, name: 'Mill', owner: member.email, standing: 'customer' as const },
    { row: 2, name: 'Port', owner: member.email, standing: 'customer' as const },
  ]
  await upsertAccounts(tx, manager, accounts, now)
  const people = [
    { row: 1, name: 'Ada', accountName: 'Mill' },
    { row: 2, name: 'Bo', accountName: 'Mill' },
    { row: 3, name: 'Di', accountName: 'Port' },
  ]
  await upsertContacts(tx, manager, people, now)
})
const idOf = async (table: 'accounts' | 'contacts', name: string) =>
  (await db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const accountId = await idOf('accounts', 'Mill')
const [ada, bo, di] = [
  await idOf('contacts', 'Ada'),
  await idOf('contacts', 'Bo'),
  await idOf('contacts', 'Di'),
]
const address = await host.door.write(works.id, (tx) =>
  makeOwnerPageAddress(tx, { workspaceId: works.id }, { accountId, personId: member.personId }, now, host),
)
const params = { token: address.split('/').at(-1) ?? '' }
const open = () => call<typeof contract.openOwnerPage>(null, 'GET /links/accounts/:token', { params })
const tap = (body: object) =>
  call<typeof contract.actOnOwnerPage>(null, 'POST /links/accounts/:token/acts', { params, body })

test('opening the page shows what is known and changes nothing', async () => {
  const { body } = await open()
  expect(body).toMatchObject({ link: 'open', account: { name: 'Mill', cases: [], products: [] } })
  expect(body.account?.people.map(({ name, isStale }) => [name, isStale])).toEqual([
    ['Ada', true],
    ['Bo', true],
  ])
  expect(
    await db.selectFrom('fact_confirmations').select('fact').where('fact', '=', 'reporting').execute(),
  ).toEqual([])
})

test('one tap confirms, and what changed is recorded in the name of the owner', async () => {
  const still = await tap({ act: 'still-there', contactId: ada })
  expect(still.body.account?.people.find(({ name }) => name === 'Ada')).toMatchObject({
    isStale: false,
    confirmedOn: '2026-03-02',
    confirmedBy: member.name,
  })
  await tap({ act: 'reports-to', contactId: bo, superiorId: ada })
  await tap({ act: 'new-role', contactId: bo, text: 'CFO' })
  await tap({ act: 'away', contactId: bo, until: '2026-03-20' })
  await tap({ act: 'talked' })
  await tap({ act: 'case-opened', text: 'Line is down', severity: 'serious' })
  await tap({ act: 'newcomer', name: 'Eve', text: 'Head of Plant' })
  const { body } = await tap({ act: 'products-still' })
  expect(body.account).toMatchObject({
    lastContactOn: '2026-03-02',
    cases: [{ title: 'Line is down', severity: 'serious' }],
    productsFact: { isStale: false, confirmedBy: member.name },
  })
  const seen = body.account?.people.find(({ name }) => name === 'Bo')
  expect(seen).toMatchObject({ title: 'CFO', reportsTo: 'Ada', awayUntil: '2026-03-20' })
  const by = await db.selectFrom('cases').select('recorded_by').executeTakeFirstOrThrow()
  expect(by.recorded_by).toBe(member.personId)
})

test('people of other accounts are not spoken of here, and what is missing is named', async () => {
  expect((await tap({ act: 'left', contactId: di })).status).toBe(404)
  expect((await tap({ act: 'new-role', contactId: bo })).problem.errors?.[0]?.field).toBe('text')
  expect((await tap({ act: 'left' })).problem.errors?.[0]?.field).toBe('contactId')
})

test('whoever handed the account over cannot use the link any more', async () => {
  const sent = await call<typeof contract.sendOwnerPage>(manager, 'POST /accounts/:accountId/owner-page', {
    params: { accountId },
    body: {},
  })
  expect(sent.body).toEqual({ sentTo: member.name, heldUntil: null })
  await db
    .updateTable('accounts')
    .set({ owner_id: manager.personId })
    .where('workspace_id', '=', works.id)
    .where('id', '=', accountId)
    .execute()
  expect((await open()).body).toMatchObject({ link: 'handed-over', account: null })
  expect((await tap({ act: 'left', contactId: ada })).body).toMatchObject({ link: 'handed-over' })
  const still = await db
    .selectFrom('contacts')
    .select('left_on')
    .where('id', '=', ada)
    .executeTakeFirstOrThrow()
  expect(still.left_on).toBeNull()
})

import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type * as contract from '../contact.contract.ts'
import type { ContactRow } from '../contact-row.ts'
import { upsertAccounts } from './upsert-accounts.ts'
import { upsertContacts } from './upsert-contacts.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })

const some: ContactRow[] = [
  {
    row: 1,
    name: 'Ada Lovelace',
    accountName: 'Mine',
    title: 'CTO',
    mails: ['ada@mine.example'],
    phone: '+44 1',
    languages: ['en'],
  },
  {
    row: 2,
    name: 'Örjan Bo',
    accountName: 'Theirs',
    title: 'Head of controlling',
    mails: ['orjan@theirs.example'],
  },
  { row: 3, name: 'Zoë Ek', accountName: 'Theirs', leftOn: '2026-01-01' },
]

async function start(rows: readonly ContactRow[] = some) {
  const works = await makeWorkspace()
  const manager = works.people['program-manager']
  const { member, executive } = works.people
  await host.door.write(works.id, async (tx) => {
    const accounts = [
      { row: 1, name: 'Mine', owner: member.email, country: 'DE' },
      { row: 2, name: 'Theirs', country: 'SE' },
    ]
    await upsertAccounts(tx, manager, accounts, now)
    await upsertContacts(tx, manager, rows, now)
  })
  const list = (as: PersonActor, query: object = {}) =>
    call<typeof contract.listContacts>(as, 'GET /contacts', { query: query as Record<string, string> })
  const names = async (as: PersonActor, query: object = {}) =>
    (await list(as, query)).body.rows.map((row) => row.name)
  const ids = new Map((await list(manager)).body.rows.map((row) => [row.name, row.id]))
  const params = (name: string) => ({ contactId: ids.get(name) ?? '' })
  const get = (as: PersonActor, name: string) =>
    call<typeof contract.getContact>(as, 'GET /contacts/:contactId', { params: params(name) })
  const accountId = async (name: string) =>
    (
      await host.door
        .in(works.id)
        .selectFrom('accounts')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
    ).id
  return { works, manager, member, executive, list, names, params, get, accountId }
}

test('contacts come by name, misspelt too, by their account’s name, and without those who left', async () => {
  const { manager, names } = await start()
  expect(await names(manager)).toEqual(['Ada Lovelace', 'Örjan Bo'])
  expect(await names(manager, { left: true })).toEqual(['Zoë Ek'])
  expect(await names(manager, { q: 'orjan' })).toEqual(['Örjan Bo'])
  expect(await names(manager, { q: 'lovelase' })).toEqual(['Ada Lovelace'])
  expect(await names(manager, { q: 'theirs' })).toEqual(['Örjan Bo'])
  expect(await names(manager, { country: 'SE', seniority: 'director' })).toEqual(['Örjan Bo'])
  expect(await names(manager, { language: 'en', sort: '-account' })).toEqual(['Ada Lovelace'])
})

test.each(['executive', 'member'] as const)(
  'a %s sees of others’ contacts name, title and company, however they filter',
  async (role) => {
    const { works, list, names, get } = await start()
    const as = works.people[role]
    const other = (await list(as, { q: 'orjan' })).body.rows[0]
    expect(Object.keys(other ?? {}).sort()).toEqual(['account', 'id', 'name', 'title'])
    expect(await names(as, { country: 'SE' })).toEqual([])
    const { body } = await get(as, 'Örjan Bo')
    expect(Object.keys(body).sort()).toEqual(['account', 'id', 'may', 'name', 'title'])
    expect(body.may.seeDetails).toContain('relationship owner')
  },
)

test('mail and phone are for the owner and the program, and each look is kept', async () => {
  const { works, manager, member, executive, params } = await start()
  const look = (as: PersonActor, name: string) =>
    call<typeof contract.lookAtContact>(as, 'POST /contacts/:contactId/looks', {
      params: params(name),
      body: {},
    })
  expect((await look(member, 'Ada Lovelace')).body).toMatchObject({
    mails: [{ email: 'ada@mine.example', isPrimary: true }],
    phone: '+44 1',
  })
  expect((await look(manager, 'Örjan Bo')).status).toBe(200)
  expect((await look(member, 'Örjan Bo')).status).toBe(403)
  expect((await look(executive, 'Ada Lovelace')).status).toBe(403)
  const looks = await host.door
    .in(works.id)
    .selectFrom('events')
    .select('actor_id')
    .where('name', '=', 'contact.details-seen')
    .orderBy('id')
    .execute()
  expect(looks.map((row) => row.actor_id)).toEqual([member.personId, manager.personId])
})

test('a list never carries mail or phone', async () => {
  const { manager, list } = await start()
  expect((await list(manager)).text).not.toMatch(/@|\+44/)
})

test('a contact is added once to an account, its title tells persona and seniority', async () => {
  const { member, manager, accountId } = await start()
  const body = {
    name: 'New Person',
    accountId: await accountId('Mine'),
    title: 'VP Finance',
    mails: ['New@mine.example'],
    languages: ['de'],
  }
  const made = await call<typeof contract.createContact>(member, 'POST /contacts', { body })
  expect(made.body).toMatchObject({
    seniority: 'vice-president',
    languages: ['de'],
    details: { mails: 1, phone: false },
    version: 1,
  })
  const again = await call<typeof contract.createContact>(manager, 'POST /contacts', {
    body: { ...body, name: 'new person' },
  })
  expect([again.status, again.problem.errors?.[0]?.field]).toEqual([400, 'name'])
  const taken = await call<typeof contract.createContact>(manager, 'POST /contacts', {
    body: { name: 'X', accountId: null, mails: ['new@mine.example'] },
  })
  expect(taken.problem.errors?.[0]?.reason).toBe('new@mine.example belongs to New Person')
})

test('an edit needs permission and the version that was read', async () => {
  const { member, manager, params } = await start()
  const edit = (as: PersonActor, name: string, body: object) =>
    call<typeof contract.updateContact>(as, 'PATCH /contacts/:contactId', { params: params(name), body })
  expect((await edit(member, 'Örjan Bo', { version: 1, title: 'X' })).status).toBe(403)
  expect(
    (await edit(member, 'Ada Lovelace', { version: 1, title: 'CEO', mails: ['a@mine.example'] })).body,
  ).toMatchObject({ title: 'CEO', version: 2 })
  expect((await edit(manager, 'Ada Lovelace', { version: 1, title: 'CFO' })).problem).toMatchObject({
    status: 409,
    current: { by: member.name, fields: ['title', 'mails'] },
  })
  expect(
    (await edit(manager, 'Ada Lovelace', { version: 2, timeZone: 'Mars/Base' })).problem.errors?.[0]?.field,
  ).toBe('timeZone')
  expect(
    (await edit(manager, 'Ada Lovelace', { version: 2, mails: ['orjan@theirs.example'] })).problem.errors?.[0]
      ?.field,
  ).toBe('mails')
})

test('somebody moves, leaves, comes back and is away; each stays on record', async () => {
  const { manager, params, get, accountId } = await start()
  const at = { params: params('Örjan Bo') }
  const moved = await call<typeof contract.moveContact>(manager, 'PUT /contacts/:contactId/employment', {
    ...at,
    body: { version: 1, accountId: await accountId('Mine'), title: 'CFO' },
  })
  expect(moved.body).toMatchObject({
    account: { name: 'Mine' },
    title: 'CFO',
    employments: [
      { account: { name: 'Mine' }, fromOn: '2026-03-02', untilOn: null },
      { account: { name: 'Theirs' }, title: 'Head of controlling', untilOn: '2026-03-02' },
    ],
  })
  const left = await call<typeof contract.markContactLeft>(manager, 'PUT /contacts/:contactId/leaving', {
    ...at,
    body: { on: '2026-02-01' },
  })
  expect(left.body.leftOn).toBe('2026-02-01')
  const back = await call<typeof contract.markContactBack>(manager, 'DELETE /contacts/:contactId/leaving', at)
  expect(back.body.leftOn).toBeNull()
  const body = { fromOn: '2026-03-10', untilOn: '2026-03-20', reason: 'Holiday' }
  const away = await call<typeof contract.recordAbsence>(manager, 'POST /contacts/:contactId/absences', {
    ...at,
    body,
  })
  const absenceId = away.body.absences?.[0]?.id ?? ''
  expect(away.body.absences).toEqual([{ id: absenceId, ...body }])
  const wrong = await call<typeof contract.recordAbsence>(manager, 'POST /contacts/:contactId/absences', {
    ...at,
    body: { fromOn: '2026-03-10', untilOn: '2026-03-01' },
  })
  expect(wrong.problem.errors?.[0]?.field).toBe('untilOn')
  await call<typeof contract.removeAbsence>(manager, 'DELETE /absences/:absenceId', { params: { absenceId } })
  expect((await get(manager, 'Örjan Bo')).body.absences).toEqual([])
})

test('facets count as they filter', async () => {
  const { manager } = await start()
  const { body } = await call<typeof contract.countContacts>(manager, 'GET /contacts/facets', {
    query: { country: 'DE' },
  })
  expect([body.total, body.all]).toEqual([1, 3])
  const options = (name: string) =>
    body.facets
      .find((facet) => facet.name === name)
      ?.options.map((each) => [each.label ?? each.value, each.count])
  expect(options('country')).toEqual([
    ['DE', 1],
    ['SE', 1],
  ])
  expect(options('stage')).toEqual([['customer', 1]])
})

test('lists and facets cost as many statements for two thousand contacts as for three', async () => {
  const many = Array.from({ length: 2_000 }, (_, row) => ({
    row,
    name: `Person ${row}`,
    accountName: 'Mine',
  }))
  const counts: number[][] = []
  for (const rows of [some, many]) {
    const { manager, list } = await start(rows)
    counts.push([
      await countStatements(() => list(manager, { country: 'DE', size: 200 })),
      await countStatements(() =>
        call<typeof contract.countContacts>(manager, 'GET /contacts/facets', { query: { country: 'DE' } }),
      ),
    ])
  }
  expect(counts).toEqual([
    [2, 2],
    [2, 2],
  ])
})

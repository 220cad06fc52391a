import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { event } from '../../kernel/event.ts'
import { setting } from '../../kernel/setting.ts'
import { announce } from '../../server/announce.ts'
import { readSetting, registerSettings } from '../../server/settings.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { listEventNames, listEvents } from '../event.contract.ts'
import type { createPerson } from '../people.contract.ts'
import type { listSettings, putSetting } from '../setting.contract.ts'
import { findPeopleByName, readTimeline } from './reads.ts'
import { upsertPeople } from './upsert-people.ts'

const { host, call, makeWorkspace } = await startTestHost()
const here = await makeWorkspace('Tarnwell')
const { administrator, 'program-manager': manager, member } = here.people
const accountId = '0190a000-0000-7000-8000-000000000001'

await host.door.write(here.id, (tx) =>
  announce(
    tx,
    event(
      'account.created',
      manager,
      { kind: 'account', id: accountId },
      { texts: { name: 'Havenbedrijf' } },
    ),
    event(
      'contact.created',
      member,
      { kind: 'contact', id: accountId.replace(/1$/, '2') },
      { about: { account: accountId } },
    ),
  ),
)

const list = (as: typeof manager, query: Record<string, string | number | undefined> = {}) =>
  call<typeof listEvents>(as, 'GET /events', { query })

test('the audit trail is filtered by who, what, which record and when', async () => {
  const all = await list(manager)
  expect(all.body.rows.map((row) => row.name)).toEqual(['contact.created', 'account.created'])
  const names = async (query: Record<string, string>) =>
    (await list(manager, query)).body.rows.map((row) => row.name)
  expect(await names({ actor: member.personId })).toEqual(['contact.created'])
  expect(await names({ noun: 'account' })).toEqual(['account.created'])
  expect(await names({ name: 'contact.created' })).toEqual(['contact.created'])
  expect(await names({ subject: accountId })).toEqual(['contact.created', 'account.created'])
  expect(await names({ to: '2020-01-01' })).toEqual([])
  expect((await list(manager, { from: '2026-02-31' })).problem.errors?.[0]?.field).toBe('from')
  const kinds = await call<typeof listEventNames>(manager, 'GET /event-names')
  expect(kinds.body.rows).toEqual([
    { name: 'account.created', count: 1 },
    { name: 'contact.created', count: 1 },
  ])
})

test('an administrator alone reads that something happened to a customer, not the names', async () => {
  const texts = async (as: typeof manager) => (await list(as, { noun: 'account' })).body.rows[0]?.texts
  expect(await texts(manager)).toEqual({ name: 'Havenbedrijf' })
  expect(await texts(administrator)).toBeNull()
  expect((await list(member)).status).toBe(403)
})

test('the trail is read on page by page without a gap', async () => {
  for (const name of ['Ada', 'Bo', 'Cy'])
    await call<typeof createPerson>(manager, 'POST /people', { body: { name } })
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const { body } = await list(manager, { size: 2, cursor })
    seen.push(...body.rows.map((row) => row.id))
    if (body.next === null) break
    cursor = body.next
  }
  expect(new Set(seen).size).toBe(5)
  expect((await list(manager, { cursor: 'x' })).status).toBe(400)
})

test('a record’s timeline has what happened to it and around it, the latest first', async () => {
  const db = host.door.in(here.id)
  const first = await readTimeline(db, manager, { kind: 'account', id: accountId }, { size: 1 })
  expect(first.rows.map((row) => [row.name, row.actor.name])).toEqual([['contact.created', 'Some member']])
  const second = await readTimeline(
    db,
    manager,
    { kind: 'account', id: accountId },
    { size: 1, cursor: first.next ?? '' },
  )
  expect(second.rows.map((row) => row.texts)).toEqual([{ name: 'Havenbedrijf' }])
  expect(second.next).toBeNull()
})

test('a setting is read with its default, set within its bounds, and reset', async () => {
  const cap = setting<number>({
    name: 'protection.cap',
    title: 'Load cap',
    unit: 'points in 90 days',
    source: 'practice B7 rule 1',
    schema: Type.Integer({ minimum: 1, maximum: 100 }),
    default: 8,
  })
  registerSettings([cap])
  const put = (as: typeof manager, value: unknown) =>
    call<typeof putSetting>(as, 'PUT /settings/:name', {
      params: { name: 'protection.cap' },
      body: { value },
    })
  const { body } = await call<typeof listSettings>(manager, 'GET /settings')
  expect(body.rows).toMatchObject([
    { name: 'protection.cap', value: 8, isDefault: true, source: 'Common practice' },
  ])
  expect((await put(member, 9)).status).toBe(403)
  expect((await put(manager, 'nine')).problem.errors).toEqual([{ field: 'value', reason: 'must be integer' }])
  expect((await put(manager, 12)).body).toMatchObject({
    value: 12,
    isDefault: false,
    setBy: 'Some program-manager',
  })
  expect(await readSetting(host.door.in(here.id), here.people.member, cap)).toBe(12)
  const elsewhere = await makeWorkspace('Elsewhere')
  expect(await readSetting(host.door.in(elsewhere.id), elsewhere.people.member, cap)).toBe(8)
  expect((await put(manager, null)).body).toMatchObject({ value: 8, isDefault: true })
  expect((await list(manager, { noun: 'setting' })).body.rows.map((row) => row.data)).toMatchObject([
    { default: true },
    { value: '12' },
  ])
  const unknown = await call<typeof putSetting>(manager, 'PUT /settings/:name', {
    params: { name: 'no.such' },
    body: { value: 1 },
  })
  expect(unknown.status).toBe(404)
})

test('a file of people is taken in once, and changes nothing the second time', async () => {
  const rows = [
    { row: 2, name: 'Anna Snelling', manager: 'Dustin Brinkmann', office: 'Central' },
    { row: 3, name: 'Cecily Lampkin', manager: 'Dustin Brinkmann', office: 'Central' },
    { row: 4, name: 'Versie Hillebrand', email: 'versie@', manager: 'Dustin Brinkmann' },
    { row: 5, name: 'Hayden Neloms', team: 'Customer Success EMEA', title: 'CSM' },
  ]
  const take = () => host.door.write(here.id, (tx) => upsertPeople(tx, manager, rows))
  expect((await take()).map((each) => each.outcome)).toEqual(['created', 'created', 'refused', 'created'])
  expect((await take()).map((each) => each.outcome)).toEqual([
    'unchanged',
    'unchanged',
    'refused',
    'unchanged',
  ])
  const db = host.door.in(here.id)
  const teams = await db.selectFrom('teams').select(['name', 'kind', 'manager_id']).orderBy('name').execute()
  expect(teams).toMatchObject([
    { name: 'Customer Success EMEA', kind: 'customer-success', manager_id: null },
    { name: 'Team Dustin Brinkmann', kind: 'sales' },
  ])
  expect(teams[1]?.manager_id).not.toBeNull()
  expect((await findPeopleByName(db, member, 'snel', 5)).map((each) => each.team)).toEqual([
    'Team Dustin Brinkmann',
  ])
  await expect(host.door.write(here.id, (tx) => upsertPeople(tx, member, rows))).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a thousand people cost as many statements as one', async () => {
  const works = await makeWorkspace('Large')
  const as = works.people['program-manager']
  const rows = Array.from({ length: 1_000 }, (_, row) => ({
    row,
    name: `Person ${row}`,
    email: `person${row}@tarnwell.example`,
    team: `Team ${row % 20}`,
    manager: `Manager ${row % 20}`,
  }))
  const statements = async (given: typeof rows) => {
    let count = 0
    await host.door.write(works.id, async (tx) => {
      const counted = tx.withPlugin({
        transformQuery: ({ node }) => {
          count += 1
          return node
        },
        transformResult: async ({ result }) => result,
      }) as typeof tx
      const outcomes = await upsertPeople(counted, as, given)
      expect(outcomes.every((each) => each.outcome === 'created')).toBe(true)
    })
    return count
  }
  const one = await statements([
    { row: 1, name: 'Only One', email: 'one@tarnwell.example', team: 'Alone', manager: 'Boss' },
  ])
  expect(await statements(rows)).toBe(one)
})

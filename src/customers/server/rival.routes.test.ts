import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { listRivals, recordRival, removeRival } from '../rival.contract.ts'
import type { getAccountTimeline } from '../timeline.contract.ts'
import { rivalsOf } from './rival.reads.ts'
import { upsertAccounts } from './upsert-accounts.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })
const works = await makeWorkspace()
const { 'program-manager': manager, member, executive } = works.people
const db = host.door.in(works.id)

const idOf = async (name: string) =>
  (await db.selectFrom('accounts').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id

async function makeAccount(name: string, parentName?: string): Promise<string> {
  const row = { name, ...(parentName === undefined ? {} : { parentName }), owner: manager.email }
  await makeContacts(host.door, works, row, [])
  return idOf(name)
}
const house = await makeAccount('Lunde House')
const lunde = await makeAccount('Brødrene Lunde', 'Lunde House')
const dairy = await makeAccount('Hald Mejeri', 'Hald Group')
const group = await makeAccount('Hald Group')
const daughter = await makeAccount('Hald Butter', 'Hald Mejeri')
await makeAccount('Elsewhere')

const record = (actor: PersonActor, accountId: string, body: { name: string; rivalId?: string }) =>
  call<typeof recordRival>(actor, 'POST /accounts/:accountId/rivals', { params: { accountId }, body })
const list = async (accountId: string, actor = manager) =>
  call<typeof listRivals>(actor, 'GET /accounts/:accountId/rivals', { params: { accountId } })
const namesOf = async (accountId: string) => (await list(accountId)).body.rows.map(({ name }) => name)

/** Who competes with an account, or with a company known by its name only. */
async function rivals(accountId: string | null, name: string) {
  const parent = accountId === null ? null : lunde === accountId ? house : null
  const found = await sql<{ ids: string[]; parents: string[] }>`
    ${rivalsOf(sql`${accountId}::uuid`, sql`${parent}::uuid`, sql`${name}::text`)}`.execute(db)
  return found.rows[0] ?? { ids: [], parents: [] }
}

test('who competes with whom is recorded once and read from both sides, with who recorded it', async () => {
  const made = await record(manager, lunde, { name: 'whatever', rivalId: dairy })
  expect(made.status).toBe(200)
  const [row] = (await list(dairy)).body.rows
  expect(row).toMatchObject({
    name: 'Brødrene Lunde',
    account: { id: lunde },
    recordedBy: manager.name,
    recordedAt: now,
  })
  expect(await namesOf(lunde)).toEqual(['Hald Mejeri'])
  const again = await record(manager, dairy, { name: 'Brødrene Lunde' })
  expect(again.body.id).toBe(made.body.id)
  expect(await rivals(lunde, 'Brødrene Lunde')).toEqual({ ids: [dairy], parents: [group] })
  expect((await rivals(dairy, 'Hald Mejeri')).ids).toEqual([lunde])
})

test('both accounts tell of it on their timelines', async () => {
  for (const [accountId, name] of [
    [lunde, 'Hald Mejeri'],
    [dairy, 'Brødrene Lunde'],
  ] as const) {
    const past = await call<typeof getAccountTimeline>(manager, 'GET /accounts/:accountId/timeline', {
      params: { accountId },
    })
    expect(past.body.rows).toContainEqual(
      expect.objectContaining({ name: 'account.rival-recorded', title: name, who: manager.name }),
    )
  }
})

test('what holds for an account holds for the house it belongs to', async () => {
  expect((await rivals(house, 'Lunde House')).ids).toEqual([dairy])
  await record(manager, house, { name: 'Elsewhere' })
  expect((await rivals(lunde, 'Brødrene Lunde')).ids.toSorted()).toEqual(
    [dairy, await idOf('Elsewhere')].toSorted(),
  )
  expect((await rivals(daughter, 'Hald Butter')).ids).toEqual([])
})

test('a prospect that is no account is found by its name, however it is written', async () => {
  await record(manager, daughter, { name: 'Crème & Co' })
  expect((await rivals(null, 'CREME & CO')).ids).toEqual([daughter])
  expect((await rivals(null, 'brodrene lunde')).ids).toContain(dairy)
  expect(await rivals(null, 'Nobody')).toEqual({ ids: [], parents: [] })
  const creme = await makeAccount('Crème & Co')
  expect((await rivals(creme, 'Crème & Co')).ids).toEqual([daughter])
  expect((await rivals(daughter, 'Hald Butter')).ids).toEqual([creme])
  expect(await namesOf(creme)).toEqual(['Hald Butter'])
})

test('it comes in with a file, and the same file twice changes nothing', async () => {
  const rows = [{ row: 1, name: 'Elsewhere', rivals: ['Somewhere', 'Lunde House'] }]
  const outcomes = [1, 2].map(() => host.door.write(works.id, (tx) => upsertAccounts(tx, manager, rows, now)))
  const [first, second] = await Promise.all(outcomes)
  expect([first?.[0]?.outcome, second?.[0]?.outcome].toSorted()).toEqual(['unchanged', 'updated'])
  expect(await namesOf(await idOf('Elsewhere'))).toEqual(['Lunde House', 'Somewhere'])
})

test('it is taken off from either side', async () => {
  const [row] = (await list(dairy)).body.rows
  const gone = await call<typeof removeRival>(manager, 'DELETE /accounts/:accountId/rivals/:rivalId', {
    params: { accountId: dairy, rivalId: row?.id ?? '' },
  })
  expect(gone.status).toBe(200)
  expect(await namesOf(dairy)).toEqual([])
  expect(await namesOf(lunde)).toEqual([])
})

test('nobody competes with themself, and only whoever may change the account says so', async () => {
  expect((await record(manager, lunde, { name: 'brødrene lunde' })).status).toBe(400)
  expect((await record(manager, lunde, { name: 'x', rivalId: crypto.randomUUID() })).status).toBe(400)
  expect((await record(member, lunde, { name: 'Hald Group' })).status).toBe(403)
  expect((await list(lunde, member)).status).toBe(403)
  expect((await list(lunde, executive)).status).toBe(200)
})

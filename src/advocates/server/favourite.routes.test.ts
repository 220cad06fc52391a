import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { listFavourites, starAdvocate, unstarAdvocate } from '../favourite.contract.ts'
import type { countAdvocates, listAdvocates } from '../list.contract.ts'
import { refreshDocuments } from './refresh-documents.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })

async function setUp() {
  const works = await makeWorkspace()
  const db = host.door.in(works.id)
  async function addAdvocate(name: string, stage = 'discoverable') {
    const [id = ''] = await makeContacts(host.door, works, { name: `${name} AG`, country: 'DE' }, [{ name }])
    await db
      .insertInto('advocates')
      .values({ workspace_id: works.id, contact_id: id, stage, stage_since: now })
      .execute()
    await host.door.write(works.id, (tx) => refreshDocuments(tx, works.id, [id], now))
    return id
  }
  const star = (as: PersonActor, contactId: string) =>
    call<typeof starAdvocate>(as, 'PUT /advocates/:contactId/favourite', { params: { contactId } })
  const unstar = (as: PersonActor, contactId: string) =>
    call<typeof unstarAdvocate>(as, 'DELETE /advocates/:contactId/favourite', { params: { contactId } })
  const mine = async (as: PersonActor) =>
    (await call<typeof listFavourites>(as, 'GET /advocates/favourites')).body.contactIds
  const list = async (as: PersonActor, query: Record<string, string | readonly string[]> = {}) =>
    (
      await call<typeof listAdvocates>(as, 'GET /advocates', { query: { favourite: true, ...query } })
    ).body.rows.map(({ name }) => name)
  const total = async (as: PersonActor, query: Record<string, string | readonly string[]> = {}) =>
    (await call<typeof countAdvocates>(as, 'GET /advocates/facets', { query: { favourite: true, ...query } }))
      .body.total
  return { works, addAdvocate, star, unstar, mine, list, total, ...works.people }
}

test('a star is each person’s own, is set once, and is taken off again', async () => {
  const { addAdvocate, star, unstar, mine, member, executive } = await setUp()
  const bo = await addAdvocate('Bo Eck')
  expect(await mine(member)).toEqual([])
  expect([(await star(member, bo)).status, (await star(member, bo)).status]).toEqual([200, 200])
  expect([await mine(member), await mine(executive)]).toEqual([[bo], []])
  expect((await unstar(executive, bo)).status).toBe(404)
  expect((await unstar(member, bo)).status).toBe(200)
  expect(await mine(member)).toEqual([])
})

test('the list, its counts and its search narrow to one’s favourites; with none they are empty', async () => {
  const { addAdvocate, star, list, total, member } = await setUp()
  const [bo, ada] = [await addAdvocate('Bo Eck'), await addAdvocate('Ada Eins')]
  await addAdvocate('Cleo Drei')
  expect([await list(member), await total(member), await list(member, { q: 'bo' })]).toEqual([[], 0, []])
  await star(member, bo)
  await star(member, ada)
  expect(await list(member)).toEqual(['Ada Eins', 'Bo Eck'])
  expect(await total(member)).toBe(2)
  expect(await list(member, { q: 'eck' })).toEqual(['Bo Eck'])
  expect(await list(member, { q: 'drei' })).toEqual([])
  expect(await list(member, { country: ['AT'] })).toEqual([])
})

test('whoever may not know of an advocate cannot star them, and a starred one who is hidden later is not shown', async () => {
  const { works, addAdvocate, star, list, member, 'program-manager': manager } = await setUp()
  const hidden = await addAdvocate('Paul Potential', 'potential')
  expect([(await star(member, hidden)).status, (await star(manager, hidden)).status]).toEqual([404, 200])
  const bo = await addAdvocate('Bo Eck')
  await star(member, bo)
  const db = host.door.in(works.id)
  await db.updateTable('advocates').set({ stage: 'retired' }).where('contact_id', '=', bo).execute()
  await host.door.write(works.id, (tx) => refreshDocuments(tx, works.id, [bo], now))
  expect([await list(member), await list(member, { stage: ['retired'] })]).toEqual([[], []])
})

import { expect, test } from 'vitest'
import { refreshDocuments } from '../../advocates/server/refresh-documents.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { refreshStandings } from '../../protection/server/refresh-standings.ts'
import { writeSetting } from '../../server/settings.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { getAvailability } from '../availability.contract.ts'
import { enoughFree, sayAvailability } from '../availability.ts'
import { countAvailabilityJob } from './jobs.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })

async function setUp() {
  const works = await makeWorkspace()
  const db = host.door.in(works.id)
  const { member, 'program-manager': manager } = works.people
  const typeId = (await activityIds(host.door, works))['sales-reference-call'] ?? ''
  let number = 0
  async function addAdvocate(name: string) {
    const [id = ''] = await makeContacts(host.door, works, { name: `${name} AG`, country: 'DE' }, [{ name }])
    const own = { workspace_id: works.id, contact_id: id }
    await db
      .insertInto('advocates')
      .values({ ...own, stage: 'discoverable', stage_since: now })
      .execute()
    await db
      .insertInto('willingness')
      .values({ ...own, activity_type_id: typeId, answer: 'yes', answered_on: '2026-02-01' })
      .execute()
    await host.door.write(works.id, async (tx) => {
      const permission = { workspace_id: works.id, contact_id: id, use: 'name', answer: 'given' }
      const { account_id } = await tx
        .selectFrom('contacts')
        .select('account_id')
        .where('workspace_id', '=', works.id)
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('permissions')
        .values({ ...permission, account_id: account_id ?? '' })
        .execute()
      await refreshDocuments(tx, works.id, [id], now)
      await refreshStandings(tx, [id], now)
    })
    return id
  }
  async function addRequest(more: object = {}) {
    number += 1
    const { id } = await db
      .insertInto('requests')
      .values({
        workspace_id: works.id,
        number,
        requester_id: member.personId,
        activity_type_id: typeId,
        audience: 'buyers',
        title: `A call ${number}`,
        state: 'submitted',
        submitted_at: now,
        ...more,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }
  const count = (at = now) => countAvailabilityJob.run({ host, data: {}, now: at, jobId: 'j' })
  const read = async (as: PersonActor = manager, query: Record<string, string | number | boolean> = {}) =>
    (await call<typeof getAvailability>(as, 'GET /availability', { query })).body
  return { ...works.people, works, db, typeId, manager, addAdvocate, addRequest, count, read }
}

test('where nothing is open there is no promise to keep, and the words say so', async () => {
  const { read } = await setUp()
  expect(await read()).toEqual({ enough: 3, met: 0, counted: 0, uncounted: 0, rows: [], next: null })
  expect(sayAvailability(0, 0, 3)).toBe('No open request and no kept need has been counted yet.')
  expect(sayAvailability(10, 12, 3)).toBe('For 10 of the 12 open needs three or more are free.')
  expect(sayAvailability(4, 4, 3)).toBe('For all 4 open needs three or more are free.')
})

test('open requests and kept needs are counted by the same match, and each figure opens to its rows', async () => {
  const { db, works, typeId, member, manager, addAdvocate, addRequest, count, read } = await setUp()
  for (const name of ['Ada', 'Bea', 'Cleo']) await addAdvocate(name)
  const enough = await addRequest()
  await addRequest({ state: 'draft', submitted_at: null })
  const term = await db
    .selectFrom('taxonomy_terms')
    .select('id')
    .where('name', '=', 'Japan')
    .executeTakeFirstOrThrow()
  const criteria = [{ kind: 'region', value: term.id, weight: null, isMust: true, source: 'person' }]
  const short = await addRequest({ criteria: JSON.stringify(criteria) })
  const need = {
    activityTypeId: typeId,
    wishedOn: null,
    by: null,
    wanted: 1,
    opportunityId: null,
    prospectId: null,
    criteria,
    words: '',
  }
  await call(member, 'POST /saved-needs', { body: { name: 'Kept', need, telling: 'off' } })
  expect(await read()).toMatchObject({ met: 0, counted: 1, uncounted: 2 })
  await count()
  const found = await read()
  expect(found).toMatchObject({ enough: 3, met: 1, counted: 3, uncounted: 0 })
  expect(new Map(found.rows.map(({ id, kind, free, isEnough }) => [id, [kind, free, isEnough]]))).toEqual(
    new Map([
      [short, ['request', 0, false]],
      [found.rows.find(({ kind }) => kind === 'saved-need')?.id, ['saved-need', 0, false]],
      [enough, ['request', 3, true]],
    ]),
  )
  expect(found.rows.find(({ id }) => id === short)?.need.criteria).toMatchObject([{ name: 'Japan' }])
  expect((await read(manager, { short: true })).rows).toHaveLength(2)
  await host.door.write(works.id, (tx) => writeSetting(tx, manager, enoughFree, 4, now))
  expect(await read()).toMatchObject({ enough: 4, met: 0, counted: 3 })
})

test('a request is counted anew when its need changes and after an hour, and not in between', async () => {
  const { db, addAdvocate, addRequest, count, read } = await setUp()
  const id = await addRequest()
  await count()
  await addAdvocate('Ada')
  await count('2026-03-02T09:30:00.000Z')
  expect((await read()).rows).toMatchObject([{ free: 0 }])
  await count('2026-03-02T10:00:00.000Z')
  expect((await read()).rows).toMatchObject([{ free: 1 }])
  await db.updateTable('requests').set({ version: 2 }).where('id', '=', id).execute()
  expect(await read()).toMatchObject({ counted: 0, uncounted: 1 })
  await count('2026-03-02T10:01:00.000Z')
  expect(await read()).toMatchObject({ counted: 1, uncounted: 0 })
})

test('many needs come page by page, the shortest first, in a constant number of statements', async () => {
  const { db, works, typeId, member, addRequest, read, manager } = await setUp()
  await addRequest()
  const few = await countStatements(() => read())
  const rows = Array.from({ length: 120 }, (_, at) => ({
    workspace_id: works.id,
    number: at + 100,
    requester_id: member.personId,
    activity_type_id: typeId,
    audience: 'buyers',
    title: `Call ${at}`,
    state: 'submitted',
    submitted_at: now,
  }))
  await db.insertInto('requests').values(rows).execute()
  expect(await countStatements(() => read())).toBe(few)
  const first = await read(manager, { size: 100 })
  const second = await read(manager, { size: 100, cursor: first.next ?? '' })
  expect([first.rows.length, second.rows.length, second.next]).toEqual([100, 21, null])
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(121)
})

test('members and administrators do not see it; executives do', async () => {
  const { member, administrator, executive } = await setUp()
  const status = async (as: PersonActor) => (await call(as, 'GET /availability')).status
  expect([await status(member), await status(administrator), await status(executive)]).toEqual([
    403, 403, 200,
  ])
})

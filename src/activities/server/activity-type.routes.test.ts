import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type {
  addActivityType,
  getActivityType,
  listActivityTypes,
  putBackActivityType,
  resetActivityType,
  retireActivityType,
  updateActivityType,
} from '../contract.ts'

const { host, call, makeWorkspace } = await startTestHost()

async function setUp() {
  const workspace = await makeWorkspace()
  const manager = workspace.people['program-manager']
  const list = async (all = false) =>
    (await call<typeof listActivityTypes>(manager, 'GET /activity-types', { query: { all } })).body.rows
  const [type] = (await list()).filter(({ code }) => code === 'sales-reference-call')
  if (type === undefined) throw new Error('the library is not there')
  const { id, code, inUse, isDefault, isChanged, version, ...definition } = type
  return { workspace, manager, list, type, definition, params: { activityTypeId: type.id } }
}

test('a new workspace has the 36 kinds with teams, chain and fields', async () => {
  const { list, type, workspace, params } = await setUp()
  expect(await list()).toHaveLength(36)
  expect(type).toMatchObject({
    name: 'Sales reference call',
    germanName: 'Referenzgespräch',
    teams: ['sales'],
    loadPoints: 2,
    restDays: 30,
    isLive: true,
    isDefault: true,
    isChanged: false,
    steps: [
      { approver: 'owner', windowDays: 2 },
      { approver: 'advocate', windowDays: 5 },
    ],
  })
  const one = await call<typeof getActivityType>(
    workspace.people.member,
    'GET /activity-types/:activityTypeId',
    {
      params,
    },
  )
  expect(one.body).toMatchObject({ asks: 0, firstAskOn: null, openAsks: 0 })
  expect(one.body.may.edit).toMatch(/program managers/)
})

test('a kind is changed once: the later of two learns what it is by now', async () => {
  const { manager, type, definition, params } = await setUp()
  const change = (loadPoints: number) =>
    call<typeof updateActivityType>(manager, 'PUT /activity-types/:activityTypeId', {
      params,
      body: { ...definition, loadPoints, version: type.version },
    })
  expect((await change(2.5)).body).toMatchObject({ loadPoints: 2.5, isChanged: true, version: 2 })
  const late = await change(3)
  expect([late.status, late.problem.code]).toEqual([409, 'conflict'])
  const reset = await call<typeof resetActivityType>(
    manager,
    'POST /activity-types/:activityTypeId/default',
    {
      params,
      body: { version: 2 },
    },
  )
  expect(reset.body).toMatchObject({ loadPoints: 2, isChanged: false })
})

test('a kind of one’s own stands beside the library, and its faults are named', async () => {
  const { manager, definition, list } = await setUp()
  const add = (more: object) =>
    call<typeof addActivityType>(manager, 'POST /activity-types', {
      body: { ...definition, name: 'Hackathon judge', ...more },
    })
  const unasked = await add({ steps: [{ approver: 'owner', windowDays: 2 }] })
  expect(unasked.problem.errors?.[0]?.field).toBe('steps')
  expect((await add({ loadPoints: 0.3 })).problem.errors?.[0]?.field).toBe('loadPoints')
  expect((await add({})).body).toMatchObject({ code: 'hackathon-judge', isDefault: false })
  // What a workspace adds stays ours until it says that the customer reads it.
  const own = { kind: 'text', isRequired: false, choices: [] } as const
  const fields = [
    { label: 'Budget code', ...own },
    { label: 'Jury', ...own, isForCustomer: true },
  ]
  const kept = await add({ name: 'Jury member', fields })
  expect(kept.body.fields.map(({ label, isForCustomer }) => [label, isForCustomer])).toEqual([
    ['Budget code', false],
    ['Jury', true],
  ])
  expect((await add({})).problem.errors).toEqual([
    { field: 'name', reason: 'There is a kind of that name already.' },
  ])
  expect(await list()).toHaveLength(38)
})

test('a kind goes out of use and comes back, twice as well as once', async () => {
  const { manager, list, params } = await setUp()
  const retire = () =>
    call<typeof retireActivityType>(manager, 'POST /activity-types/:activityTypeId/retirement', { params })
  expect((await retire()).body.inUse).toBe(false)
  expect((await retire()).status).toBe(200)
  expect([(await list()).length, (await list(true)).length]).toEqual([35, 36])
  await call<typeof putBackActivityType>(manager, 'DELETE /activity-types/:activityTypeId/retirement', {
    params,
  })
  expect(await list()).toHaveLength(36)
})

test('every change of the catalogue is an event', async () => {
  const { workspace, manager, params } = await setUp()
  await call<typeof retireActivityType>(manager, 'POST /activity-types/:activityTypeId/retirement', {
    params,
  })
  const events = await host.door
    .in(workspace.id)
    .selectFrom('events')
    .select(['name', 'data'])
    .where('subject_id', '=', params.activityTypeId)
    .execute()
  expect(events).toMatchObject([{ name: 'activity-type.changed', data: { how: 'retired' } }])
})

import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { TestWorkspace } from '../../server/testing/test-workspace.ts'
import type { endRest, liftObjection, raiseObjection, reserveAsk, restAdvocate } from '../contract.ts'
import type { getLoad, getStanding, previewActivityType } from '../standing.contract.ts'

const { host, call, makeWorkspace, setNow, drain } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })

async function setUp() {
  setNow('2026-03-02T09:00:00.000Z')
  const workspace = await makeWorkspace()
  const { member } = workspace.people
  const made = await host.door.write(workspace.id, async (tx) => {
    const own = { workspace_id: workspace.id }
    const account = await tx
      .insertInto('accounts')
      .values({ ...own, name: 'Nordkai', owner_id: member.personId })
      .returning('id')
      .executeTakeFirstOrThrow()
    const contact = await tx
      .insertInto('contacts')
      .values({ ...own, name: 'Ada Quist', account_id: account.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const stage = { stage: 'discoverable', stage_since: '2026-01-01T00:00:00.000Z' }
    await tx
      .insertInto('advocates')
      .values({ ...own, contact_id: contact.id, ...stage })
      .execute()
    return { accountId: account.id, contactId: contact.id }
  })
  const rows = await host.door.in(workspace.id).selectFrom('activity_types').select(['code', 'id']).execute()
  const types = Object.fromEntries(rows.map(({ code, id }) => [code, id])) as Record<string, string>
  const standing = (as = workspace.people['program-manager']) =>
    call<typeof getStanding>(as, 'GET /advocates/:contactId/standing', {
      params: { contactId: made.contactId },
    })
  const ask = (code: string, wishedOn: string) =>
    call<typeof reserveAsk>(workspace.people['program-manager'], 'POST /asks', {
      body: { contactId: made.contactId, activityTypeId: types[code], wishedOn },
    })
  return { workspace, types, standing, ask, ...made }
}

const set = (workspace: TestWorkspace, accountId: string, columns: object) =>
  host.door
    .in(workspace.id)
    .updateTable('accounts')
    .set(columns)
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', accountId)
    .execute()

const storedOf = (workspace: TestWorkspace, contactId: string) =>
  host.door
    .in(workspace.id)
    .selectFrom('protection_standings')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()

test('every kind has its state, earliest working day and reason', async () => {
  const { standing, ask } = await setUp()
  await ask('written-case-study', '2026-04-13')
  const { body } = await standing()
  expect(body.general).toMatchObject({ state: 'close-to-limit', load: { done: 0, reserved: 6, cap: 8 } })
  expect(body.kinds).toHaveLength(36)
  const kind = (name: string) => body.kinds.find((each) => each.activityType.name === name)
  // Five working days from Monday 2 March.
  expect(kind('Sales reference call')).toMatchObject({ state: 'close-to-limit', earliestOn: '2026-03-09' })
  // 13 April and 90 days are Sunday 12 July.
  expect(kind('Event speech')).toMatchObject({ state: 'resting', earliestOn: '2026-07-13' })
  expect(kind('Analyst interview')).toMatchObject({ state: 'blocked', earliestOn: null })
  expect(body.may).toEqual({ ask: null, rest: null, object: null })
})

test('somebody who may not know why reads that the owner holds, and until when', async () => {
  const { workspace, standing, accountId } = await setUp()
  await set(workspace, accountId, { renewal_on: '2026-03-20', health: 'poor' })
  const stranger = { ...workspace.people.administrator, roles: ['member'] as const }
  const { body, text } = await standing(stranger)
  expect(body.general).toMatchObject({ state: 'held', ownerYes: [], accountLoad: null })
  expect(body.general.reasons[0]).toMatchObject({
    code: 'held-by-owner',
    sources: [],
    liftedBy: 'relationship-owner',
  })
  expect(text).not.toMatch(/renewal|health/i)
  const owner = await standing(workspace.people.member)
  expect(owner.body.general.reasons.map(({ code }) => code)).toEqual(['health-poor', 'renewal-near'])
})

test('who is not discoverable yet is shown to the owner and the program only', async () => {
  const { workspace, standing } = await setUp()
  await host.door.in(workspace.id).updateTable('advocates').set({ stage: 'interviewed' }).execute()
  const stranger = { ...workspace.people.administrator, roles: ['member'] as const }
  expect((await standing(stranger)).status).toBe(403)
  expect((await standing(workspace.people.member)).status).toBe(200)
})

test('the load is told with the asks that make it, and how one more would change it', async () => {
  const { workspace, ask, contactId, types } = await setUp()
  await ask('written-case-study', '2026-04-13')
  const { body } = await call<typeof getLoad>(workspace.people.member, 'GET /advocates/:contactId/load', {
    params: { contactId },
    query: { activityTypeId: types['sales-reference-call'], on: '2026-05-04' },
  })
  expect(body).toMatchObject({
    from: '2025-12-02',
    until: '2026-05-31',
    cap: 8,
    warnAt: 6,
    load: { reserved: 6 },
  })
  expect(body.ahead).toEqual([
    { day: '2026-03-02', load: 0 },
    { day: '2026-04-13', load: 6 },
  ])
  expect(body.withAsk?.at(-1)).toEqual({ day: '2026-05-04', load: 8 })
  expect(body.asks).toMatchObject([{ loadPoints: 6, isOpen: true, freesOn: '2026-07-12' }])
  const other = { ...workspace.people.administrator, roles: ['member'] as const }
  const denied = await call<typeof getLoad>(other, 'GET /advocates/:contactId/load', {
    params: { contactId },
  })
  expect(denied.status).toBe(403)
})

test('rest on request stands until its day, is stored at once, and can be ended', async () => {
  const { workspace, contactId, standing } = await setUp()
  const { member, executive } = workspace.people
  const params = { contactId }
  const rest = (as = member, until = '2026-05-01') =>
    call<typeof restAdvocate>(as, 'POST /advocates/:contactId/rest', {
      params,
      body: { until, reason: 'audit' },
    })
  expect((await rest(executive)).status).toBe(403)
  expect((await rest(member, '2026-03-02')).problem.errors).toEqual([
    { field: 'until', reason: 'This day is not ahead.' },
  ])
  expect((await rest()).status).toBe(200)
  expect(await storedOf(workspace, contactId)).toMatchObject({ state: 'resting', free_from: '2026-05-01' })
  expect((await standing()).body.general.reasons[0]).toMatchObject({ code: 'own-rest', liftedBy: 'advocate' })
  await call<typeof endRest>(member, 'DELETE /advocates/:contactId/rest', { params })
  expect(await storedOf(workspace, contactId)).toMatchObject({ state: 'free' })
})

test('the owner’s objection holds the account until it is lifted', async () => {
  const { workspace, contactId, accountId, ask } = await setUp()
  const { member, executive } = workspace.people
  const object = (as = member) =>
    call<typeof raiseObjection>(as, 'POST /accounts/:accountId/objection', {
      params: { accountId },
      body: { reason: 'budget talks' },
    })
  expect((await object(executive)).status).toBe(403)
  expect((await object()).status).toBe(200)
  expect(await storedOf(workspace, contactId)).toMatchObject({ state: 'held', free_from: null })
  expect((await ask('sales-reference-call', '2026-06-01')).problem).toMatchObject({
    refusal: 'advocate-held',
  })
  await call<typeof liftObjection>(member, 'DELETE /accounts/:accountId/objection', { params: { accountId } })
  expect(await storedOf(workspace, contactId)).toMatchObject({ state: 'free' })
})

test('before a kind weighs more, it is told who could no longer be asked for it', async () => {
  const { workspace, ask, types } = await setUp()
  await ask('written-case-study', '2026-04-13')
  const { body } = await call<typeof previewActivityType>(
    workspace.people['program-manager'],
    'GET /activity-types/:activityTypeId/effect',
    { params: { activityTypeId: types['sales-reference-call'] ?? '' }, query: { loadPoints: 2.5 } },
  )
  expect(body).toMatchObject({ people: 1, freeNow: 1, freeThen: 0, agreedStay: 0 })
  expect(body.losing).toMatchObject([{ name: 'Ada Quist', state: 'resting', freeFrom: '2026-07-12' }])
})

test('another rule reaches every stored standing in the background', async () => {
  const { workspace, ask, contactId } = await setUp()
  await ask('written-case-study', '2026-04-13')
  expect(await storedOf(workspace, contactId)).toMatchObject({ state: 'close-to-limit' })
  await call(workspace.people.administrator, 'PUT /settings/:name', {
    params: { name: 'protection.contact-cap' },
    body: { value: 6 },
  })
  await drain()
  expect(await storedOf(workspace, contactId)).toMatchObject({ state: 'resting', free_from: '2026-07-12' })
})

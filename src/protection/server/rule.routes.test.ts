import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { reserveAsk } from '../contract.ts'
import type { setLimit } from '../limit.contract.ts'
import type { explainRules } from '../rule.contract.ts'

const { host, call, makeWorkspace } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })

async function setUp(account: object = {}) {
  const workspace = await makeWorkspace()
  const { member, 'program-manager': manager } = workspace.people
  const own = { workspace_id: workspace.id }
  const made = await host.door.write(workspace.id, async (tx) => {
    const { id: accountId } = await tx
      .insertInto('accounts')
      .values({ ...own, name: 'Nordkai', ...account })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { id: contactId } = await tx
      .insertInto('contacts')
      .values({ ...own, name: 'Ada Quist', account_id: accountId })
      .returning('id')
      .executeTakeFirstOrThrow()
    const stage = { stage: 'discoverable', stage_since: '2026-01-01T00:00:00.000Z' }
    await tx
      .insertInto('advocates')
      .values({ ...own, contact_id: contactId, ...stage })
      .execute()
    return { accountId, contactId }
  })
  const db = host.door.in(workspace.id)
  const kinds = await db.selectFrom('activity_types').select(['code', 'id']).execute()
  const types = Object.fromEntries(kinds.map(({ code, id }) => [code, id])) as Record<string, string>
  const explain = (as: PersonActor, query: Readonly<Record<string, string>> = {}) =>
    call<typeof explainRules>(as, 'GET /advocates/:contactId/rules', {
      params: { contactId: made.contactId },
      query,
    })
  return { ...made, db, types, member, manager, explain, executive: workspace.people.executive }
}

const callType = 'sales-reference-call'

test('the page says which value is in force, who set it and why, and which asks make the load', async () => {
  const { manager, accountId, contactId, types, explain } = await setUp()
  const activityTypeId = types[callType] ?? ''
  await call<typeof reserveAsk>(manager, 'POST /asks', {
    body: { contactId, activityTypeId, wishedOn: '2026-04-01' },
  })
  const limit = { setting: 'protection.contact-cap', value: 3, reason: 'Tired of us', accountId }
  await call<typeof setLimit>(manager, 'POST /protection/limits', { body: limit })
  const { body } = await explain(manager, { activityTypeId, on: '2026-04-10' })
  expect(body.standing).toMatchObject({ state: 'resting', day: '2026-04-10' })
  const cap = body.rules.find(({ code }) => code === 'contact-cap')
  expect(cap).toMatchObject({ verdict: 'against', until: '2026-06-30', from: '2026-04-10' })
  expect(cap?.values[0]).toMatchObject({ value: 3, level: 'account', why: 'Tired of us' })
  expect(cap?.asks).toMatchObject([{ on: '2026-04-01', loadPoints: 2, isOpen: true, freesOn: '2026-06-30' }])
  expect([body.name, body.account?.name, body.activityType?.id]).toEqual([
    'Ada Quist',
    'Nordkai',
    activityTypeId,
  ])
})

test('who may not see commercial causes reads that the owner holds, and no why of a limit', async () => {
  const { member, manager, accountId, explain } = await setUp({ health: 'poor', tier: 'strategic' })
  const limit = { setting: 'protection.contact-cap', value: 3, reason: 'Their CFO is cross', accountId }
  await call<typeof setLimit>(manager, 'POST /protection/limits', { body: limit })
  const told = await explain(member)
  expect(told.status).toBe(200)
  expect(told.body.rules.find(({ code }) => code === 'held-by-owner')).toMatchObject({
    verdict: 'against',
    until: null,
  })
  for (const word of ['ealth', 'strategic', 'cross', 'renewal'])
    expect(JSON.stringify(told.body)).not.toContain(word)
  expect(told.body.rules.every(({ asks, sources }) => asks.length + sources.length === 0)).toBe(true)
  expect(told.body.may).toEqual({
    limit: 'Only the relationship owner or a program manager sets limits here.',
    limitAccount: 'Only the relationship owner or a program manager sets limits here.',
  })
  expect((await explain(manager)).body.rules.find(({ code }) => code === 'health-poor')?.verdict).toBe(
    'against',
  )
})

test('an executive sees causes, and the asks behind the load only where they may', async () => {
  const { executive, manager, contactId, types, explain } = await setUp()
  const activityTypeId = types[callType] ?? ''
  await call<typeof reserveAsk>(manager, 'POST /asks', {
    body: { contactId, activityTypeId, wishedOn: '2026-04-01' },
  })
  const { body } = await explain(executive)
  expect(body.seesCauses).toBe(true)
  expect(body.rules.find(({ code }) => code === 'contact-cap')?.asks).toEqual([])
})

test('a kind or a contact that is not there is said so', async () => {
  const { manager, explain } = await setUp()
  expect((await explain(manager, { activityTypeId: crypto.randomUUID() })).status).toBe(404)
  expect((await explain(manager, { on: 'tomorrow' })).status).toBe(400)
})

import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { reserveAsk, restAdvocate } from '../contract.ts'
import type { getProtection } from '../overview.contract.ts'
import { refreshDueStandings } from './jobs.ts'
import { refreshStandings } from './refresh-standings.ts'

const { host, call, makeWorkspace } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })

async function setUp(count: number) {
  const workspace = await makeWorkspace()
  const manager = workspace.people['program-manager']
  const own = { workspace_id: workspace.id }
  const people = await host.door.write(workspace.id, async (tx) => {
    const accounts = await tx
      .insertInto('accounts')
      .values(Array.from({ length: count }, (_, at) => ({ ...own, name: `Account ${at}` })))
      .returning('id')
      .execute()
    const contacts = await tx
      .insertInto('contacts')
      .values(accounts.map(({ id }, at) => ({ ...own, name: `Person ${at}`, account_id: id })))
      .returning('id')
      .execute()
    const stage = { stage: 'discoverable', stage_since: '2025-01-01T00:00:00.000Z', joined_on: '2025-01-01' }
    await tx
      .insertInto('advocates')
      .values(contacts.map(({ id }) => ({ ...own, contact_id: id, ...stage })))
      .execute()
    return contacts.map(({ id }) => id)
  })
  const types = await host.door.in(workspace.id).selectFrom('activity_types').select(['code', 'id']).execute()
  const typeId = (code: string) => types.find((type) => type.code === code)?.id ?? ''
  const ask = (
    contactId: string | undefined,
    code: string,
    wishedOn: string,
    override: object | null = null,
  ) =>
    call<typeof reserveAsk>(manager, 'POST /asks', {
      body: { contactId: contactId ?? null, activityTypeId: typeId(code), wishedOn, override },
    })
  const willing = (contactId: string | undefined) =>
    host.door
      .in(workspace.id)
      .insertInto('willingness')
      .values({
        ...own,
        contact_id: contactId ?? '',
        activity_type_id: typeId('webinar'),
        answer: 'yes',
        answered_on: '2025-01-01',
      })
      .execute()
  const refresh = async () => {
    await host.door.write(workspace.id, async (tx) => {
      await refreshStandings(tx, people, host.now())
    })
  }
  const get = (as = manager) => call<typeof getProtection>(as, 'GET /protection')
  return { workspace, manager, people, ask, willing, refresh, get }
}

test('it tells who is near, resting, forgotten and excepted, and how load lies', async () => {
  const { workspace, people, ask, willing, refresh, get } = await setUp(10)
  await refresh()
  await ask(people[0], 'event-speech', '2026-03-30')
  const consent = { reason: 'her own wish', ownerConsent: 'Bo said yes' }
  await ask(people[0], 'short-survey', '2026-03-20', consent)
  await ask(people[1], 'written-case-study', '2026-04-13')
  await willing(people[2])
  const rest = { until: '2026-03-12' }
  await call<typeof restAdvocate>(workspace.people['program-manager'], 'POST /advocates/:contactId/rest', {
    params: { contactId: people[3] ?? '' },
    body: rest,
  })
  const { body } = await get()
  expect(body).toMatchObject({
    people: 10,
    over: 1,
    forgotten: 1,
    busiest: 1,
    close: [{ name: 'Person 1', reserved: 6, lighterOn: '2026-07-12', account: { name: 'Account 1' } }],
    forgottenPeople: [{ name: 'Person 2', daysWithoutAsk: 425, willingFor: { name: 'Webinar' } }],
    exceptions: {
      quarter: '2026-Q1',
      count: 1,
      rows: [
        {
          contact: { name: 'Person 0' },
          account: { name: 'Account 0' },
          codes: ['contact-cap'],
          reason: 'her own wish',
          ownerConsent: 'Bo said yes',
        },
      ],
    },
  })
  expect(body.runs).toEqual([
    { load: 9, people: 1 },
    { load: 6, people: 1 },
    { load: 0, people: 8 },
  ])
  expect(body.turning.people.map(({ name, freeFrom }) => [name, freeFrom])).toEqual([
    ['Person 3', '2026-03-12'],
    ['Person 0', '2026-06-28'],
  ])
  expect(body.turning.people.map(({ turn }) => [turn?.code, turn?.load])).toEqual([
    ['own-rest', null],
    ['contact-cap', { from: 9, to: 0 }],
  ])
  expect(body.turning).toMatchObject({ nextOn: '2026-03-12', onThatDay: 1, later: 1 })
  expect(body.turning.weeks[1]?.people).toBe(1)
})

test('a workspace without advocates is told so, and members are not', async () => {
  const { workspace, get } = await setUp(1)
  await host.door.in(workspace.id).deleteFrom('advocates').execute()
  expect((await get()).body).toMatchObject({ people: 0, gini: null, busiestShare: null, runs: [] })
  expect((await get(workspace.people.member)).status).toBe(403)
  expect((await get(workspace.people.executive)).status).toBe(200)
})

test('the hourly job writes anew what ran out, and makes what was never there', async () => {
  const { workspace, people } = await setUp(3)
  await refreshDueStandings.run({ host, data: {}, now: host.now(), jobId: 'test' })
  const db = host.door.in(workspace.id)
  const stored = () => db.selectFrom('protection_standings').select(['contact_id', 'valid_until']).execute()
  expect((await stored()).map((row) => row.valid_until)).toEqual(['9999-12-31', '9999-12-31', '9999-12-31'])
  await db
    .updateTable('protection_standings')
    .set({ valid_until: '2026-03-02', state: 'held' })
    .where('contact_id', '=', people[0] ?? '')
    .execute()
  await refreshDueStandings.run({ host, data: {}, now: host.now(), jobId: 'test' })
  const held = await db
    .selectFrom('protection_standings')
    .select('contact_id')
    .where('state', '=', 'held')
    .execute()
  expect(held).toEqual([])
})

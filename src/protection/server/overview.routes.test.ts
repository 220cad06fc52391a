import { expect, test } from 'vitest'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { reserveAsk, restAdvocate } from '../contract.ts'
import type { getProtection, listGuardedPeople } from '../overview.contract.ts'
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

test('the lists behind the tallies page without gap or repeat, whoever is on them', async () => {
  const { workspace, people, ask, refresh, manager } = await setUp(9)
  await refresh()
  for (const contactId of people.slice(0, 5)) await ask(contactId, 'written-case-study', '2026-04-13')
  for (const [at, until] of ['2026-03-12', '2026-03-12', '2026-03-20'].entries()) {
    await call<typeof restAdvocate>(manager, 'POST /advocates/:contactId/rest', {
      params: { contactId: people[5 + at] ?? '' },
      body: { until },
    })
  }
  await host.door
    .in(workspace.id)
    .updateTable('contacts')
    .set({ left_on: '2026-02-01' })
    .where('id', '=', people[8] ?? '')
    .execute()
  await refresh()
  const allOf = async (group: 'turning' | 'over' | 'close' | 'forgotten') => {
    const names: string[] = []
    let cursor: string | null = null
    let total = 0
    do {
      const query: QueryOf<typeof listGuardedPeople> = {
        group,
        size: 2,
        ...(cursor === null ? {} : { cursor }),
      }
      const { body }: { body: ResponseOf<typeof listGuardedPeople> } = await call<typeof listGuardedPeople>(
        manager,
        'GET /protection/people',
        { query },
      )
      names.push(...body.rows.map(({ name }) => name))
      total = body.total
      cursor = body.next
    } while (cursor !== null)
    expect([group, total]).toEqual([group, names.length])
    return names
  }
  expect((await allOf('close')).toSorted()).toEqual(people.slice(0, 5).map((_, at) => `Person ${at}`))
  const turning = await allOf('turning')
  expect(turning.slice(0, 2).toSorted()).toEqual(['Person 5', 'Person 6'])
  expect(turning.slice(2)).toEqual(['Person 7', 'Person 8'])
  expect(await allOf('over')).toEqual([])
  expect(await allOf('forgotten')).toEqual([])
  const foreign = await call<typeof listGuardedPeople>(manager, 'GET /protection/people', {
    query: { group: 'over', cursor: 'bm9uc2Vuc2U' },
  })
  expect(foreign.status).toBe(400)
})

test('whoever carries more than a limit lowered since is over it, and keeps what is booked', async () => {
  const { workspace, people, ask, refresh, get } = await setUp(2)
  await refresh()
  await ask(people[0], 'event-speech', '2026-03-30')
  expect((await get()).body.over).toBe(0)
  const cap = { workspace_id: workspace.id, name: 'protection.contact-cap', value: '6' }
  await host.door.in(workspace.id).insertInto('workspace_settings').values(cap).execute()
  await refresh()
  const { body } = await get()
  expect(body).toMatchObject({ over: 1, cap: 6 })
  const list = await call<typeof listGuardedPeople>(
    workspace.people['program-manager'],
    'GET /protection/people',
    {
      query: { group: 'over' },
    },
  )
  expect(list.body.rows).toMatchObject([{ name: 'Person 0', reserved: 8, cap: 6, lighterOn: '2026-06-28' }])
})

test('what took place is set beside 90 days ago only where the record reaches back that far', async () => {
  const { workspace, people, get, refresh } = await setUp(4)
  await refresh()
  const accounts = await host.door
    .in(workspace.id)
    .selectFrom('contacts')
    .select(['id', 'account_id'])
    .execute()
  const took = (contactId: string | undefined, on: string) =>
    host.door
      .in(workspace.id)
      .insertInto('ledger_entries')
      .values({
        workspace_id: workspace.id,
        kind: 'ask',
        contact_id: contactId ?? '',
        account_id: accounts.find(({ id }) => id === contactId)?.account_id ?? '',
        state: 'done',
        title: 'Call',
        source_kind: 'import',
        effective_on: on,
        load_quarters: 8,
        full_load_quarters: 8,
      })
      .execute()
  await took(people[0], '2026-02-10')
  await took(people[1], '2026-02-11')
  await took(people[2], '2025-11-20')
  expect((await get()).body.tookPlace).toEqual({ gini: 0.5, before: null, knownSince: '2025-11-20' })
  await took(people[3], '2025-03-01')
  expect((await get()).body.tookPlace).toEqual({
    gini: 0.5,
    before: { on: '2025-12-02', people: 4, gini: 0.75 },
    knownSince: '2025-03-01',
  })
})

test('the page reads the same number of statements for few and for many', async () => {
  const few = await setUp(1)
  await few.refresh()
  const many = await setUp(60)
  await many.refresh()
  for (const contactId of many.people.slice(0, 20))
    await many.ask(contactId, 'written-case-study', '2026-04-13')
  await few.ask(few.people[0], 'written-case-study', '2026-04-13')
  const [one, all] = [await countStatements(() => few.get()), await countStatements(() => many.get())]
  expect(all - one).toBeLessThanOrEqual(0)
  const { body } = await many.get()
  expect(body.close).toHaveLength(5)
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

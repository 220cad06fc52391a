import { expect, test } from 'vitest'
import type { putSetting } from '../../identity/setting.contract.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { reserveAsk } from '../contract.ts'
import type {
  changeLimit,
  countStale,
  liftLimit,
  listLimits,
  listRules,
  setLimit,
} from '../limit.contract.ts'
import type { getLoad, getStanding } from '../standing.contract.ts'
import { standingsNow } from './standing.reads.ts'

const start = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace, setNow, drain } = await startTestHost({ now: start })

async function setUp() {
  setNow(start)
  const workspace = await makeWorkspace()
  const { member, 'program-manager': manager } = workspace.people
  const own = { workspace_id: workspace.id }
  const made = await host.door.write(workspace.id, async (tx) => {
    const accounts = await tx
      .insertInto('accounts')
      .values([
        { ...own, name: 'Nordkai', owner_id: member.personId, segment: 'Mid-Market' },
        { ...own, name: 'Ostwerk', segment: 'Enterprise' },
      ])
      .returning('id')
      .execute()
    const [nordkai = '', ostwerk = ''] = accounts.map(({ id }) => id)
    const contacts = await tx
      .insertInto('contacts')
      .values([
        { ...own, name: 'Ada Quist', account_id: nordkai },
        { ...own, name: 'Bo Eck', account_id: nordkai },
        { ...own, name: 'Cy Ohm', account_id: ostwerk },
      ])
      .returning('id')
      .execute()
    const stage = { stage: 'discoverable', stage_since: '2026-01-01T00:00:00.000Z' }
    const advocates = contacts.map(({ id }) => ({ ...own, contact_id: id, ...stage }))
    await tx.insertInto('advocates').values(advocates).execute()
    const [ada = '', bo = '', cy = ''] = contacts.map(({ id }) => id)
    return { nordkai, ostwerk, ada, bo, cy }
  })
  const db = host.door.in(workspace.id)
  const kinds = await db.selectFrom('activity_types').select(['code', 'id']).execute()
  const types = Object.fromEntries(kinds.map(({ code, id }) => [code, id])) as Record<string, string>
  const ask = (contactId: string, wishedOn: string, code = 'sales-reference-call') =>
    call<typeof reserveAsk>(manager, 'POST /asks', {
      body: { contactId, activityTypeId: types[code], wishedOn, isAsked: true },
    })
  const set = (as: PersonActor, body: object) =>
    call<typeof setLimit>(as, 'POST /protection/limits', { body })
  const list = (as: PersonActor, query = {}) =>
    call<typeof listLimits>(as, 'GET /protection/limits', { query })
  const standing = (contactId: string) =>
    call<typeof getStanding>(manager, 'GET /advocates/:contactId/standing', { params: { contactId } })
  const stored = async (contactId: string) => {
    const row = await db
      .selectFrom('protection_standings')
      .select(['state', 'cap_quarters'])
      .where('contact_id', '=', contactId)
      .executeTakeFirst()
    return [row?.state, row?.cap_quarters]
  }
  return { workspace, manager, member, db, ask, set, list, standing, stored, ...made }
}

const cap = { setting: 'protection.contact-cap', reason: 'Asked to be spared' }

test('a lower cap for one advocate holds at once, in the answer, in what is stored and where an ask is reserved', async () => {
  const { manager, ada, bo, ask, set, standing, stored } = await setUp()
  expect((await ask(ada, '2026-04-01')).status).toBe(200)
  const { body, status } = await set(manager, { ...cap, contactId: ada, value: 3 })
  expect([status, body.level, body.overruledBy, body.contact?.name]).toEqual([
    200,
    'advocate',
    null,
    'Ada Quist',
  ])
  expect((await standing(ada)).body.general).toMatchObject({
    state: 'free',
    load: { done: 0, reserved: 2, cap: 3 },
  })
  expect(await stored(ada)).toEqual(['free', 12])
  const second = await ask(ada, '2026-04-20')
  expect([second.status, second.problem.refusal]).toEqual([409, 'advocate-resting'])
  expect(second.problem.detail).toContain('Carries 2 of 3 load points')
  expect((await ask(bo, '2026-04-20')).status).toBe(200)
})

test('lowering a limit never touches a booking: it shows as over', async () => {
  const { manager, db, ada, ask, set, stored } = await setUp()
  const first = await ask(ada, '2026-04-01')
  await ask(ada, '2026-04-20')
  const before = await db.selectFrom('ledger_entries').selectAll().orderBy('id').execute()
  await set(manager, { ...cap, contactId: ada, value: 2 })
  expect(await db.selectFrom('ledger_entries').selectAll().orderBy('id').execute()).toEqual(before)
  expect(await stored(ada)).toEqual(['resting', 8])
  const load = await call<typeof getLoad>(manager, 'GET /advocates/:contactId/load', {
    params: { contactId: ada },
  })
  expect(load.body.load).toEqual({ done: 0, reserved: 4, cap: 2 })
  expect(load.body.asks).toHaveLength(2)
  const done = await call(manager, 'POST /asks/:askId/acceptance', {
    params: { askId: first.body.ask.id },
    body: {},
  })
  expect([done.status, done.problem?.detail]).toEqual([200, undefined])
})

test('the account has a cap of its own, for everybody there together', async () => {
  const { manager, nordkai, ada, bo, cy, ask, set } = await setUp()
  await set(manager, { setting: 'protection.account-cap', accountId: nordkai, value: 3, reason: 'Upset' })
  expect((await ask(ada, '2026-04-01')).status).toBe(200)
  expect((await ask(bo, '2026-04-02')).problem.detail).toContain('The account carries 2 of 3')
  expect((await ask(cy, '2026-04-02')).status).toBe(200)
})

test('a limit for a segment holds at once for asks, and its standings follow by a job, which is told till then', async () => {
  const { workspace, manager, member, ada, cy, ask, set, stored } = await setUp()
  await ask(ada, '2026-04-01')
  await ask(cy, '2026-04-01')
  const stale = () => call<typeof countStale>(member, 'GET /standings/stale', {})
  setNow('2026-03-02T10:00:00.000Z')
  const { body } = await set(manager, { ...cap, segment: ' mid-market ', value: 2 })
  expect([body.level, body.segment]).toEqual(['segment', 'mid-market'])
  expect((await ask(ada, '2026-04-20')).problem.refusal).toBe('advocate-resting')
  expect((await stale()).body).toMatchObject({ stale: 2, all: 3, changedAt: '2026-03-02T10:00:00.000Z' })
  expect(await stored(ada)).toEqual(['free', 32])
  setNow('2026-03-02T10:00:05.000Z')
  await drain()
  expect((await stale()).body).toEqual({ stale: 0, all: 3, changedAt: null })
  expect([await stored(ada), await stored(cy)]).toEqual([
    ['resting', 8],
    ['free', 32],
  ])
  const now = await standingsNow(host.door.in(workspace.id), [ada, cy], host.now())
  expect([now.get(ada)?.state, now.get(cy)?.state]).toEqual(['resting', 'free'])
})

test('a changed setting is followed by everybody, going back to its default too', async () => {
  const { manager, ada, cy, ask, stored } = await setUp()
  await ask(ada, '2026-04-01')
  await ask(cy, '2026-04-01')
  const put = (value: number | null) =>
    call<typeof putSetting>(manager, 'PUT /settings/:name', {
      params: { name: cap.setting },
      body: { value },
    })
  const stale = async () => (await call<typeof countStale>(manager, 'GET /standings/stale', {})).body.stale
  for (const [at, value, quarters] of [
    ['11', 2, 8],
    ['12', null, 32],
  ] as const) {
    setNow(`2026-03-02T${at}:00:00.000Z`)
    expect((await put(value)).status).toBe(200)
    expect(await stale()).toBe(3)
    setNow(`2026-03-02T${at}:00:03.000Z`)
    await drain()
    expect([await stale(), (await stored(ada))[1], (await stored(cy))[1]]).toEqual([0, quarters, quarters])
  }
})

test('a relationship owner sets stricter limits for their own, and lifts only those', async () => {
  const { manager, member, nordkai, ostwerk, ada, cy, set, list } = await setUp()
  expect((await set(member, { ...cap, contactId: ada, value: 4 })).status).toBe(200)
  expect((await set(member, { ...cap, contactId: ada, value: 9 })).problem.refusal).toBe('not-stricter')
  expect((await set(member, { ...cap, contactId: cy, value: 4 })).status).toBe(403)
  expect((await set(member, { ...cap, accountId: ostwerk, value: 4 })).status).toBe(403)
  expect((await set(member, { ...cap, segment: 'Mid-Market', value: 4 })).status).toBe(403)
  const theirs = await set(manager, { ...cap, accountId: nordkai, value: 3 })
  await set(manager, { ...cap, contactId: cy, value: 3 })
  const seen = (await list(member)).body.rows
  expect(seen.map(({ level, may }) => [level, may.lift === null])).toEqual([
    ['account', false],
    ['advocate', true],
  ])
  expect(seen[1]?.overruledBy).toEqual({ level: 'account', value: 3 })
  const lift = (as: PersonActor, limitId: string) =>
    call<typeof liftLimit>(as, 'PUT /protection/limits/:limitId/lifting', {
      params: { limitId },
      body: { reason: 'Better again' },
    })
  expect((await lift(member, theirs.body.id)).status).toBe(403)
  const loosened = await call<typeof changeLimit>(member, 'PATCH /protection/limits/:limitId', {
    params: { limitId: theirs.body.id },
    body: { value: 5, reason: 'More' },
  })
  expect(loosened.status).toBe(403)
  expect((await lift(manager, theirs.body.id)).status).toBe(200)
  expect((await lift(manager, theirs.body.id)).status).toBe(404)
  expect((await list(manager)).body.rows).toHaveLength(2)
})

test('a laxer limit of the program is kept, has no effect, and says so', async () => {
  const { manager, ada, set, standing, list } = await setUp()
  const { body } = await set(manager, { ...cap, contactId: ada, value: 20 })
  expect(body.overruledBy).toEqual({ level: 'workspace', value: 8 })
  expect((await standing(ada)).body.general.load?.cap).toBe(8)
  const again = await set(manager, { ...cap, contactId: ada, value: 4 })
  expect(again.body.id).toBe(body.id)
  expect((await list(manager, { contactId: ada })).body.rows).toHaveLength(1)
})

test('what cannot be set is refused with the field that is wrong', async () => {
  const { manager, ada, nordkai, set } = await setUp()
  const field = async (body: object) => (await set(manager, body)).problem.errors?.[0]?.field
  expect(await field({ ...cap, value: 4 })).toBe('segment')
  expect(await field({ ...cap, contactId: ada, accountId: nordkai, value: 4 })).toBe('segment')
  expect(await field({ ...cap, setting: 'protection.nothing', contactId: ada, value: 4 })).toBe('setting')
  expect(await field({ ...cap, contactId: ada, value: 4.1 })).toBe('value')
  const noLoad = { ...cap, setting: 'protection.load-of-a-no', contactId: ada, value: 0 }
  expect((await set(manager, noLoad)).problem.refusal).toBe('one-for-all')
})

test('limits are on the timeline of the account and the contact, with their reason kept', async () => {
  const { manager, db, ada, nordkai, set } = await setUp()
  const { body } = await set(manager, { ...cap, contactId: ada, value: 4 })
  await set(manager, { ...cap, accountId: nordkai, value: 5 })
  await call<typeof liftLimit>(manager, 'PUT /protection/limits/:limitId/lifting', {
    params: { limitId: body.id },
    body: { reason: 'Rested enough' },
  })
  const past = async (path: 'contacts' | 'accounts', id: string) => {
    const [params, route] =
      path === 'contacts'
        ? [{ contactId: id }, 'GET /contacts/:contactId/timeline']
        : [{ accountId: id }, 'GET /accounts/:accountId/timeline']
    const answer = await call(manager, route as 'GET /x', { params } as object)
    return (answer.body as { rows: { name: string; title: string | null }[] }).rows
  }
  expect((await past('contacts', ada)).map(({ name }) => name)).toEqual(['limit.lifted', 'limit.set'])
  expect((await past('accounts', nordkai))[0]).toMatchObject({
    name: 'limit.set',
    title: 'Load one person may carry: 5',
  })
  const reasons = await db.selectFrom('event_texts').select('texts').execute()
  expect(JSON.stringify(reasons)).toContain('Rested enough')
})

test('the rules are told to everybody with unit, value, source and how often they are stricter', async () => {
  const { manager, member, ada, set } = await setUp()
  await set(manager, { ...cap, contactId: ada, value: 4 })
  const { body } = await call<typeof listRules>(member, 'GET /protection/rules', {})
  expect(body.rows[0]).toMatchObject({ title: 'Load one person may carry', value: 8, default: 8, limits: 1 })
  expect(body.segments.map(({ segment }) => segment).sort()).toEqual(['Enterprise', 'Mid-Market'])
  expect([body.may.change === null, body.may.segment === null]).toEqual([false, false])
})

test('the list turns its pages and misses nothing', async () => {
  const { manager, ada, bo, cy, set, list } = await setUp()
  for (const contactId of [ada, bo, cy]) await set(manager, { ...cap, contactId, value: 4 })
  const first = (await list(manager, { size: 2 })).body
  const second = (await list(manager, { size: 2, cursor: first.next ?? '' })).body
  expect(new Set([...first.rows, ...second.rows].map(({ contact }) => contact?.name)).size).toBe(3)
  expect(second.next).toBeNull()
})

import { expect, test } from 'vitest'
import type { logGive, logTouch, reverseEntry } from '../../activities/ledger.contract.ts'
import { addDays } from '../../kernel/time.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { CareList, countCare, getCare, listCare, planTouch } from '../care.contract.ts'
import { careOf } from '../care.ts'
import type { restAdvocate } from '../contract.ts'
import { readCareFacts, readCareGround } from './care-facts.reads.ts'
import { refreshStandings } from './refresh-standings.ts'

const now = '2026-06-01T09:00:00.000Z'
const today = '2026-06-01'
const { host, call, makeWorkspace } = await startTestHost({ now })

async function setUp(names: readonly string[]) {
  const works = await makeWorkspace()
  const own = { workspace_id: works.id }
  const { 'program-manager': manager, member, executive } = works.people
  const db = host.door.in(works.id)
  const people = await host.door.write(works.id, async (tx) => {
    const accounts = await tx
      .insertInto('accounts')
      .values(names.map((name) => ({ ...own, name: `Account of ${name}` })))
      .returning('id')
      .execute()
    const contacts = await tx
      .insertInto('contacts')
      .values(accounts.map(({ id }, at) => ({ ...own, name: names[at] ?? '', account_id: id })))
      .returning('id')
      .execute()
    const stage = { stage: 'discoverable', stage_since: '2025-01-01T00:00:00.000Z', joined_on: '2026-01-01' }
    await tx
      .insertInto('advocates')
      .values(contacts.map(({ id }) => ({ ...own, contact_id: id, ...stage })))
      .execute()
    return contacts.map(({ id }, at) => ({ contactId: id, accountId: accounts[at]?.id ?? '' }))
  })
  const refresh = () =>
    host.door.write(works.id, (tx) =>
      refreshStandings(
        tx,
        people.map(({ contactId }) => contactId),
        now,
      ),
    )
  await refresh()
  const person = (name: string) => people[names.indexOf(name)] ?? { contactId: '', accountId: '' }
  const add = async (name: string, kind: string, on: string, more: object = {}) => {
    await db
      .insertInto('ledger_entries')
      .values({
        ...own,
        kind,
        contact_id: person(name).contactId,
        account_id: person(name).accountId,
        state: 'done',
        title: kind,
        source_kind: 'person',
        effective_on: on,
        load_quarters: 0,
        full_load_quarters: 0,
        ...more,
      })
      .execute()
    await refresh()
  }
  const list = async (which: CareList, query: object = {}, as = manager) =>
    (await call<typeof listCare>(as, 'GET /care', { query: { list: which, ...query } })).body
  const namesOn = async (which: CareList, as = manager) =>
    (await list(which, {}, as)).rows.map(({ name }) => name)
  const care = (name: string, as = manager) =>
    call<typeof getCare>(as, 'GET /advocates/:contactId/care', {
      params: { contactId: person(name).contactId },
    })
  const plan = (name: string, body: object, as = manager) =>
    call<typeof planTouch>(as, 'PUT /advocates/:contactId/touch-plan', {
      params: { contactId: person(name).contactId },
      body: { everyDays: null, nextOn: null, ...body },
    })
  const own_ = async (name: string) => {
    const { accountId } = person(name)
    await db.updateTable('accounts').set({ owner_id: member.personId }).where('id', '=', accountId).execute()
  }
  return {
    works,
    db,
    manager,
    member,
    executive,
    people,
    person,
    add,
    list,
    namesOn,
    care,
    plan,
    refresh,
    own: own_,
  }
}

test('the lists tell whose touch is due, who had asks only, and who had too few gives, the furthest first', async () => {
  const { add, namesOn, manager, person } = await setUp(['Ana', 'Bo', 'Cy', 'Di', 'Ed'])
  await add('Ana', 'ask', '2026-05-01')
  await add('Ana', 'ask', '2026-05-10')
  await add('Bo', 'ask', '2026-05-01')
  await add('Bo', 'touch', '2026-05-20')
  await add('Cy', 'ask', '2026-05-01')
  await add('Cy', 'give', '2026-05-01')
  await add('Di', 'touch', '2026-02-01')
  await add('Di', 'share', '2026-05-01')
  await add('Ed', 'give', '2026-03-04')
  expect(await namesOn('asks-only')).toEqual(['Ana'])
  expect(await namesOn('below')).toEqual(['Ana', 'Bo'])
  expect(await namesOn('touch-due')).toEqual(['Ana', 'Di'])
  const { body } = await call<typeof countCare>(manager, 'GET /care/counts')
  expect(body).toMatchObject({ touchDue: 2, asksOnly: 1, below: 2, isMine: false })
  expect(body.rules).toEqual({ touchEvery: 90, careWindow: 180, giveToAsk: 1, forgottenAfter: 180 })
  await call<typeof logTouch>(manager, 'POST /contacts/:contactId/touches', {
    params: { contactId: person('Ana').contactId },
    body: { title: 'Coffee', on: today },
  })
  expect(await namesOn('touch-due')).toEqual(['Di'])
  expect(await namesOn('asks-only')).toEqual([])
  expect(await namesOn('below')).toEqual(['Ana', 'Bo'])
})

test('an ask counts on the day the customer heard of it, and not at all where they never did', async () => {
  const { add, care } = await setUp(['Ana'])
  await add('Ana', 'ask', '2026-05-01', { state: 'refused' })
  await add('Ana', 'ask', '2026-07-20', { state: 'proposed' })
  await add('Ana', 'ask', '2026-05-01', { state: 'withdrawn' })
  expect((await care('Ana')).body).toMatchObject({ asks: 0, ratio: null, isAsksOnly: false })
  await add('Ana', 'ask', '2026-07-20', { state: 'scheduled', asked_at: '2026-05-30T09:00:00Z' })
  await add('Ana', 'ask', '2026-05-30', { state: 'withdrawn', asked_at: '2026-05-20T09:00:00Z' })
  await add('Ana', 'ask', '2026-01-02', { state: 'done', asked_at: '2025-11-01T09:00:00Z' })
  expect((await care('Ana')).body).toMatchObject({ asks: 2, ratio: 0, isBelow: true, isAsksOnly: true })
})

test('a give that was corrected counts no longer, and neither does its day', async () => {
  const { care, manager, person } = await setUp(['Ana'])
  const { contactId } = person('Ana')
  const give = await call<typeof logGive>(manager, 'POST /contacts/:contactId/gives', {
    params: { contactId },
    body: { title: 'A seat', on: '2026-05-30' },
  })
  expect((await care('Ana')).body).toMatchObject({ gives: 1, nextTouch: { on: '2026-08-28', isDue: false } })
  await call<typeof reverseEntry>(manager, 'POST /ledger/:entryId/reversal', {
    params: { entryId: give.body.id },
    body: { reason: 'Somebody else' },
  })
  expect((await care('Ana')).body).toMatchObject({ gives: 0, nextTouch: { on: '2026-04-01', isDue: true } })
})

test('a day or an interval of their own is planned, kept, told with who set it, and left again', async () => {
  const { care, plan, namesOn, manager } = await setUp(['Ana', 'Bo'])
  expect((await plan('Ana', { nextOn: '2026-05-31' })).problem.errors?.[0]?.field).toBe('nextOn')
  expect((await plan('Ana', { nextOn: '2026-02-31' })).status).toBe(400)
  expect((await plan('Ana', { everyDays: 0 })).status).toBe(400)
  const set = await plan('Ana', { nextOn: '2026-06-20', everyDays: 30 })
  expect(set.body).toMatchObject({
    nextTouch: { on: '2026-06-20', because: 'set', isDue: false },
    everyDays: 30,
    setOn: '2026-06-20',
    setBy: manager.name,
    lateDays: null,
  })
  expect(await namesOn('touch-due')).toEqual(['Bo'])
  await plan('Ana', { everyDays: 30 })
  expect((await care('Ana')).body.nextTouch).toMatchObject({ on: '2026-01-31', because: 'own-interval' })
  expect(await namesOn('touch-due')).toEqual(['Ana', 'Bo'])
  await plan('Ana', {})
  expect((await care('Ana')).body).toMatchObject({
    nextTouch: { because: 'interval' },
    setBy: null,
    everyDays: null,
  })
})

test('nobody who asked to be left in peace or is away is due', async () => {
  const { db, works, person, care, namesOn, manager, refresh } = await setUp(['Ana', 'Bo', 'Cy', 'Di'])
  await call<typeof restAdvocate>(manager, 'POST /advocates/:contactId/rest', {
    params: { contactId: person('Ana').contactId },
    body: { until: '2026-07-01' },
  })
  await db
    .insertInto('absences')
    .values({
      workspace_id: works.id,
      contact_id: person('Bo').contactId,
      from_on: '2026-05-01',
      until_on: '2026-06-14',
    })
    .execute()
  await db
    .updateTable('contacts')
    .set({ left_on: '2026-05-01' })
    .where('id', '=', person('Cy').contactId)
    .execute()
  await refresh()
  expect((await care('Ana')).body.nextTouch).toEqual({ on: '2026-07-01', because: 'away', isDue: false })
  expect((await care('Bo')).body.nextTouch).toMatchObject({ on: '2026-06-15', because: 'away' })
  expect(await namesOn('touch-due')).toEqual(['Di'])
})

test('a relationship owner sees their own, a member nobody, and neither what is not theirs', async () => {
  const { own, add, namesOn, care, plan, member, executive, manager } = await setUp(['Ana', 'Bo'])
  await own('Bo')
  await add('Ana', 'ask', '2026-05-01')
  await add('Bo', 'ask', '2026-05-01')
  for (const list of ['touch-due', 'asks-only', 'below'] as const) {
    expect(await namesOn(list)).toEqual(['Ana', 'Bo'])
    expect(await namesOn(list, member)).toEqual(['Bo'])
    expect(await namesOn(list, executive)).toEqual([])
  }
  const counts = async (as = manager) => (await call<typeof countCare>(as, 'GET /care/counts')).body
  expect(await counts(member)).toMatchObject({ touchDue: 1, asksOnly: 1, below: 1, isMine: true })
  expect(await counts(executive)).toMatchObject({ touchDue: 0, asksOnly: 0, below: 0, forgotten: 0 })
  expect([(await care('Ana', member)).status, (await care('Bo', member)).status]).toEqual([403, 200])
  expect((await care('Ana', executive)).status).toBe(403)
  expect((await plan('Ana', { everyDays: 10 }, member)).status).toBe(403)
  expect((await plan('Bo', { everyDays: 10 }, member)).body).toMatchObject({
    everyDays: 10,
    setBy: member.name,
  })
})

test('pages follow each other without gap or repeat, in every list', async () => {
  const names = Array.from({ length: 11 }, (_, at) => `Person ${at}`)
  const { add, list, db, works, people, refresh } = await setUp(names)
  for (const [at, name] of names.entries()) {
    for (let asks = 0; asks <= at % 3; asks += 1) await add(name, 'ask', '2025-12-10')
  }
  await db
    .insertInto('willingness')
    .values(
      await Promise.all(
        people.map(async ({ contactId }) => ({
          workspace_id: works.id,
          contact_id: contactId,
          activity_type_id: (await db.selectFrom('activity_types').select('id').executeTakeFirstOrThrow()).id,
          answer: 'yes',
          answered_on: '2025-01-01',
        })),
      ),
    )
    .execute()
  await refresh()
  await db.updateTable('advocates').set({ joined_on: '2025-01-01' }).execute()
  await db
    .updateTable('ledger_entries')
    .set({ effective_on: '2025-11-01', asked_at: '2026-01-10T09:00:00Z' })
    .execute()
  await refresh()
  for (const which of ['touch-due', 'asks-only', 'below', 'forgotten'] as const) {
    const all = (await list(which)).rows.map(({ contactId }) => contactId)
    expect([which, new Set(all).size]).toEqual([which, 11])
    const paged: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(which, {
        size: 4,
        ...(cursor === null ? {} : { cursor }),
      })
      paged.push(...page.rows.map(({ contactId }) => contactId))
      cursor = page.next
    } while (cursor !== null)
    expect(paged).toEqual(all)
  }
  const forgotten = await list('forgotten')
  expect(forgotten.rows[0]).toMatchObject({ daysWithoutAsk: 212, suggestion: { kind: 'news' } })
})

test('a list refuses the cursor of another', async () => {
  const { manager } = await setUp(['Ana'])
  const cursor = Buffer.from(JSON.stringify(['2026-01-01', 'x'])).toString('base64url')
  const { status } = await call<typeof listCare>(manager, 'GET /care', { query: { cursor } })
  expect(status).toBe(400)
})

test('lists, counts and the one function say the same of random histories and settings', async () => {
  const names = Array.from({ length: 30 }, (_, at) => `Person ${at}`)
  const { add, works, db, people, namesOn, plan, person, manager, refresh } = await setUp(names)
  let seed = 7
  const below = (bound: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % bound
  }
  for (const name of names) {
    for (let rows = below(6); rows > 0; rows -= 1) {
      const kind = (['ask', 'give', 'touch', 'share'] as const)[below(4)] ?? 'ask'
      await add(name, kind, addDays(today, -below(260)))
    }
    if (below(3) === 0)
      await plan(name, {
        everyDays: below(2) === 0 ? 1 + below(200) : null,
        nextOn: addDays(today, below(60)),
      })
    if (below(4) === 0) {
      await db
        .updateTable('touch_plans')
        .set({ next_on: addDays(today, -below(120)) })
        .where('contact_id', '=', person(name).contactId)
        .execute()
    }
    if (below(5) === 0) {
      await call<typeof restAdvocate>(manager, 'POST /advocates/:contactId/rest', {
        params: { contactId: person(name).contactId },
        body: { until: addDays(today, 1 + below(90)) },
      })
    }
  }
  for (const [touchEvery, careWindow, giveToAsk] of [
    [90, 180, 1],
    [30, 60, 0.5],
    [200, 365, 2.25],
  ] as const) {
    for (const [name, value] of Object.entries({
      'touch-every': touchEvery,
      window: careWindow,
      'give-to-ask': giveToAsk,
    })) {
      await db
        .insertInto('workspace_settings')
        .values({ workspace_id: works.id, name: `care.${name}`, value: JSON.stringify(value), set_at: now })
        .onConflict((conflict) =>
          conflict.columns(['workspace_id', 'name']).doUpdateSet({ value: JSON.stringify(value) }),
        )
        .execute()
    }
    await refresh()
    const at = await readCareGround(db, now)
    expect(at.rules).toEqual({ touchEvery, careWindow, giveToAsk })
    const facts = await readCareFacts(
      db,
      people.map(({ contactId }) => contactId),
      at,
    )
    const told = [...facts.values()].map((row) => ({ name: row.name, ...careOf(row, at.rules, at.today) }))
    const those = (fits: (each: (typeof told)[number]) => boolean) =>
      told
        .filter(fits)
        .map(({ name }) => name)
        .sort()
    const due = those(({ nextTouch }) => nextTouch.isDue)
    expect(due.length).toBeGreaterThan(0)
    expect((await namesOn('touch-due')).sort()).toEqual(due)
    expect((await namesOn('asks-only')).sort()).toEqual(those(({ isAsksOnly }) => isAsksOnly))
    expect((await namesOn('below')).sort()).toEqual(those(({ isBelow }) => isBelow))
    const { body } = await call<typeof countCare>(manager, 'GET /care/counts')
    expect([body.touchDue, body.asksOnly, body.below]).toEqual([
      due.length,
      those(({ isAsksOnly }) => isAsksOnly).length,
      those(({ isBelow }) => isBelow).length,
    ])
  }
})

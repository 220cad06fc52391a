import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { advocatesImported } from '../../advocates/events.ts'
import { refreshDocuments } from '../../advocates/server/refresh-documents.ts'
import { upsertAdvocates } from '../../advocates/server/upsert-advocates.ts'
import type { listWaiting } from '../../identity/waiting.contract.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { refreshStandings } from '../../protection/server/refresh-standings.ts'
import { announce } from '../../server/announce.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { Need } from '../need.ts'
import type {
  changeSavedNeed,
  dropSavedNeed,
  keepNeed,
  listSavedNeeds,
  seeSavedNeed,
} from '../saved-need.contract.ts'
import { lookForSavedNeedsJob, tellNewsJob } from './jobs.ts'
import { tellNews } from './tell-news.ts'

const start = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace, drain, setNow } = await startTestHost({ now: start })

async function setUp() {
  setNow(start)
  const works = await makeWorkspace()
  const db = host.door.in(works.id)
  const { member, 'program-manager': manager, executive } = works.people
  const types = await activityIds(host.door, works)
  const german = await db
    .selectFrom('taxonomy_terms')
    .select('id')
    .where('taxonomy', '=', 'region')
    .where('name', '=', 'Germany')
    .executeTakeFirstOrThrow()
  const need: Need = {
    activityTypeId: types['sales-reference-call'] ?? '',
    wishedOn: null,
    by: null,
    wanted: 1,
    opportunityId: null,
    prospectId: null,
    criteria: [{ kind: 'region', value: german.id, weight: null, isMust: true, source: 'person' }],
    words: '',
  }

  async function addAdvocate(name: string, country = 'DE', account: object = {}): Promise<string> {
    const at = host.now()
    const [id = ''] = await makeContacts(
      host.door,
      works,
      { name: `${name} AG`, country, ...account },
      [{ name }],
      at,
    )
    await host.door.write(works.id, async (tx) => {
      const rows = [
        {
          row: 1,
          name,
          account: `${name} AG`,
          stage: 'discoverable',
          willingTo: 'Sales reference call',
          permissions: { name: 'given' },
          companyPermissions: { name: 'given' },
          interviewedOn: '2026-02-01',
        },
      ] as const
      const results = await upsertAdvocates(tx, manager, rows, at)
      expect(results).toMatchObject([{ outcome: 'created' }])
      await tx
        .updateTable('advocates')
        .set({ stage: 'discoverable' })
        .where('workspace_id', '=', works.id)
        .where('contact_id', '=', id)
        .execute()
      await announce(tx, advocatesImported(manager, crypto.randomUUID(), { created: 1, updated: 0 }))
    })
    await drain()
    return id
  }

  const keep = async (as: PersonActor, more: object = {}) =>
    call<typeof keepNeed>(as, 'POST /saved-needs', {
      body: { name: 'German calls', need, telling: 'mail', ...more },
    })
  const list = async (as: PersonActor, query = {}) =>
    (await call<typeof listSavedNeeds>(as, 'GET /saved-needs', { query })).body
  const waiting = async (as: PersonActor) =>
    (await call<typeof listWaiting>(as, 'GET /waiting')).body.rows.find(({ place }) => place === '/find')
      ?.count ?? 0
  const run = async (job: typeof lookForSavedNeedsJob, now: string) => {
    setNow(now)
    await job.run({ host, data: {}, now, jobId: 'j' })
  }
  const look = (now: string) => run(lookForSavedNeedsJob, now)
  const tell = (now: string) => run(tellNewsJob, now)
  const news = () =>
    db
      .selectFrom('notifications as n')
      .innerJoin('people as p', 'p.id', 'n.person_id')
      .select(['n.title', 'n.detail', 'n.way', 'p.email'])
      .orderBy('n.id')
      .execute()
  return {
    works,
    db,
    need,
    member,
    manager,
    executive,
    addAdvocate,
    keep,
    list,
    waiting,
    look,
    tell,
    news,
  }
}

const later = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()

test('who fits when a need is kept is no news; whoever comes after is told of once, in the product and with the digest', async () => {
  const { addAdvocate, keep, list, waiting, look, tell, news, member } = await setUp()
  await addAdvocate('Annegret Voss')
  expect((await keep(member)).status).toBe(200)
  expect((await list(member)).rows).toMatchObject([
    { name: 'German calls', free: 1, news: 0, halt: null, isOwn: true },
  ])
  expect(await waiting(member)).toBe(0)

  await addAdvocate('Bo Eck')
  await look(later(2))
  const [row] = (await list(member)).rows
  expect(row).toMatchObject({ free: 2, news: 1, newFits: [{ name: 'Bo Eck', account: 'Bo Eck AG' }] })
  expect(row?.newFits[0]?.reasons.join(' ')).toContain('Region')
  expect(row?.need.criteria).toMatchObject([{ name: 'Germany' }])
  expect(await waiting(member)).toBe(1)

  await tell(later(3))
  await tell(later(4))
  await look(later(5))
  await tell(later(3_000))
  const [line, ...others] = await news()
  expect(others).toEqual([])
  expect(line).toMatchObject({ email: member.email, title: 'Bo Eck fits “German calls”', way: 'digest' })
  expect(line?.detail).toContain('Bo Eck, Bo Eck AG')
  expect(line?.detail).toContain('Region: Germany.')

  await call<typeof seeSavedNeed>(member, 'POST /saved-needs/:savedNeedId/seen', {
    params: { savedNeedId: row?.id ?? '' },
  })
  expect(await waiting(member)).toBe(0)
})

test('who lives elsewhere changes nothing, and a change that cannot concern a need does not make it due', async () => {
  const { addAdvocate, keep, look, db, member, list } = await setUp()
  await keep(member)
  await look(later(1))
  const before = await db.selectFrom('saved_needs').select('looked_at').executeTakeFirstOrThrow()
  await addAdvocate('Jón Ásgeirsson', 'IS')
  await look(later(2))
  expect(await db.selectFrom('saved_needs').select('looked_at').executeTakeFirstOrThrow()).toEqual(before)
  expect(await db.selectFrom('advocate_changes').selectAll().execute()).toEqual([])
  await addAdvocate('Bo Eck')
  await look(later(3))
  expect((await list(member)).rows[0]).toMatchObject({ news: 1, lookedAt: later(3) })
})

test('one line a day lists what came since, and what was seen in the product is not told', async () => {
  const { addAdvocate, keep, list, look, tell, news, member } = await setUp()
  await keep(member)
  await addAdvocate('Ada Eins')
  await look(later(1))
  await tell(later(2))
  await addAdvocate('Bea Zwei')
  await addAdvocate('Cleo Drei')
  await look(later(3))
  await tell(later(4))
  expect(await news()).toHaveLength(1)
  await tell(later(24 * 60))
  const told = await news()
  expect(told.map(({ title }) => title)).toEqual([
    'Ada Eins fits “German calls”',
    '2 new fits for needs you keep',
  ])
  expect(told[1]?.detail).not.toContain('Ada Eins')
  await addAdvocate('Dora Vier')
  await look(later(24 * 60 + 1))
  const [row] = (await list(member)).rows
  await call<typeof seeSavedNeed>(member, 'POST /saved-needs/:savedNeedId/seen', {
    params: { savedNeedId: row?.id ?? '' },
  })
  await tell(later(48 * 60 + 1))
  expect(await news()).toHaveLength(2)
})

test('a crash between noting a fit and mailing it tells it on the next run; two servers at once tell it once', async () => {
  const { addAdvocate, keep, look, tell, news, member, works, db } = await setUp()
  await keep(member)
  await addAdvocate('Bo Eck')
  await look(later(1))
  const broken = host.door.write(works.id, async (tx) => {
    await tellNews(tx, { workspaceId: works.id, personId: member.personId }, later(2), host)
    throw new Error('the server stopped')
  })
  await expect(broken).rejects.toThrow('the server stopped')
  expect(await news()).toEqual([])
  expect(await db.selectFrom('saved_need_fits').select('mailed_at').execute()).toEqual([{ mailed_at: null }])
  await Promise.all(Array.from({ length: 4 }, () => tell(later(3))))
  expect(await news()).toHaveLength(1)
})

test('two servers that look at the same moment note each fit once', async () => {
  const { addAdvocate, keep, look, db, member } = await setUp()
  for (let at = 0; at < 3; at += 1) await keep(member, { name: `Need ${at}` })
  await addAdvocate('Bo Eck')
  await Promise.all([look(later(1)), look(later(1)), look(later(1))])
  const fits = await db.selectFrom('saved_need_fits').select(['saved_need_id', 'is_news']).execute()
  expect(fits).toHaveLength(3)
  expect(fits.every(({ is_news }) => is_news)).toBe(true)
})

test('the switch of each need: in the product alone, or not at all', async () => {
  const { addAdvocate, keep, list, look, tell, news, waiting, member } = await setUp()
  await keep(member, { name: 'In the product', telling: 'app' })
  await keep(member, { name: 'Silent', telling: 'off' })
  await addAdvocate('Bo Eck')
  await look(later(1))
  await tell(later(2))
  expect(await news()).toEqual([])
  expect((await list(member)).rows.map(({ name, news, free }) => [name, news, free])).toEqual([
    ['Silent', 0, 1],
    ['In the product', 1, 1],
  ])
  expect(await waiting(member)).toBe(1)
})

test('somebody waited for is told of once when they turn free, and then the wait is over', async () => {
  const { addAdvocate, keep, list, look, tell, news, works, db, member } = await setUp()
  const busy = await addAdvocate('Bo Eck', 'DE', { health: 'poor' })
  await host.door.write(works.id, (tx) => refreshStandings(tx, [busy], start))
  const kept = await keep(member, { name: 'Bo Eck turns free', contactId: busy })
  expect(kept.status).toBe(200)
  expect((await keep(member, { contactId: busy })).status).toBe(409)
  await look(later(61))
  expect((await list(member)).rows).toMatchObject([{ news: 0, halt: null, contact: { name: 'Bo Eck' } }])
  await db.updateTable('accounts').set({ health: 'good' }).execute()
  await host.door.write(works.id, (tx) => refreshStandings(tx, [busy], later(62)))
  await look(later(62))
  expect((await list(member)).rows).toMatchObject([{ news: 1, halt: 'was-told' }])
  await tell(later(63))
  await look(later(2_000))
  await tell(later(2_001))
  expect((await news()).map(({ title }) => title)).toEqual(['Bo Eck is free now'])
})

test('nobody reads, changes or forgets another’s need; a program manager reads all', async () => {
  const { keep, list, manager, member, executive, need } = await setUp()
  const { id = '' } = (await keep(member)).body
  expect((await list(manager)).rows).toEqual([])
  expect((await list(manager, { everybody: true })).rows).toMatchObject([
    { id, isOwn: false, owner: { name: 'Some member' } },
  ])
  for (const other of [manager, executive]) {
    const params = { savedNeedId: id }
    const changed = await call<typeof changeSavedNeed>(other, 'PUT /saved-needs/:savedNeedId', {
      params,
      body: { name: 'x', need, telling: 'off' },
    })
    const dropped = await call<typeof dropSavedNeed>(other, 'DELETE /saved-needs/:savedNeedId', { params })
    const seen = await call<typeof seeSavedNeed>(other, 'POST /saved-needs/:savedNeedId/seen', { params })
    expect([changed.status, dropped.status, seen.status]).toEqual([404, 404, 404])
  }
  expect(
    (await call<typeof listSavedNeeds>(member, 'GET /saved-needs', { query: { everybody: true } })).status,
  ).toBe(403)
  expect((await list(member)).rows).toHaveLength(1)
})

test('a deal that is out of sight is said so: nothing of it is told, and nobody is looked for', async () => {
  const { addAdvocate, keep, list, look, tell, news, waiting, db, works, member, manager, need } =
    await setUp()
  const deal = await db
    .insertInto('opportunities')
    .values({ workspace_id: works.id, name: 'A deal', state: 'open', owner_id: member.personId })
    .returning('id')
    .executeTakeFirstOrThrow()
  const forDeal = {
    ...need,
    opportunityId: deal.id,
    criteria: need.criteria.map((each) => ({ ...each, source: 'deal' })),
  }
  expect((await keep(member, { need: forDeal })).status).toBe(200)
  await addAdvocate('Bo Eck')
  await look(later(1))
  expect(await waiting(member)).toBe(1)
  await db.updateTable('opportunities').set({ owner_id: manager.personId }).execute()
  await tell(later(2))
  expect(await news()).toEqual([])
  expect(await waiting(member)).toBe(0)
  expect((await list(member)).rows).toMatchObject([
    { halt: 'deal-hidden', news: 0, newFits: [], need: { opportunityId: null, criteria: [] } },
  ])
  expect((await keep(member, { need: forDeal })).status).toBe(404)
})

test('an owner who left is not looked for, and one who came back is', async () => {
  const { addAdvocate, keep, look, tell, news, db, works, member, list, manager } = await setUp()
  await keep(member)
  const left = (at: string | null) =>
    db
      .updateTable('people')
      .set({ left_at: at })
      .where('workspace_id', '=', works.id)
      .where('id', '=', member.personId)
      .execute()
  await left(start)
  await addAdvocate('Bo Eck')
  await look(later(1))
  await tell(later(2))
  expect(await news()).toEqual([])
  expect((await list(manager, { everybody: true })).rows).toEqual([])
  await left(null)
  await look(later(3))
  await tell(later(4))
  expect(await news()).toHaveLength(1)
})

test('another need begins anew, another name does not; a day gone by and a term taken away stop it', async () => {
  const { addAdvocate, keep, list, look, member, need, db } = await setUp()
  const { id = '' } = (await keep(member)).body
  await addAdvocate('Bo Eck')
  await look(later(1))
  const change = (body: object) =>
    call<typeof changeSavedNeed>(member, 'PUT /saved-needs/:savedNeedId', {
      params: { savedNeedId: id },
      body: { name: 'Renamed', need, telling: 'mail', ...body },
    })
  expect((await change({})).status).toBe(200)
  expect((await list(member)).rows).toMatchObject([{ name: 'Renamed', news: 1 }])
  expect((await change({ need: { ...need, by: '2026-03-20' } })).status).toBe(200)
  expect((await list(member)).rows).toMatchObject([{ news: 0, free: 1 }])
  expect((await change({ need: { ...need, by: '2026-03-01' } })).status).toBe(400)
  await look('2026-03-21T09:00:00.000Z')
  expect((await list(member)).rows).toMatchObject([{ halt: 'day-passed', free: null }])
  setNow(start)
  const nowhere = {
    kind: 'product',
    value: crypto.randomUUID(),
    weight: null,
    isMust: false,
    source: 'person',
  }
  expect((await keep(member, { need: { ...need, criteria: [nowhere] } })).status).toBe(400)
  await db
    .updateTable('saved_needs')
    .set({ need: JSON.stringify({ ...need, criteria: [nowhere] }), due_at: start })
    .execute()
  await look(later(5))
  const [row] = (await list(member)).rows
  expect(row).toMatchObject({ halt: 'not-understood', need: { criteria: [{ name: 'no longer known' }] } })
})

test('a hundred needs at most; pages follow one another, and statements do not grow with the rows', async () => {
  const { keep, list, db, works, member, need } = await setUp()
  expect(await list(member)).toEqual({ rows: [], next: null })
  await keep(member)
  const few = await countStatements(() => list(member))
  const rows = Array.from({ length: 99 }, (_, at) => ({
    workspace_id: works.id,
    person_id: member.personId,
    name: `Need ${at}`,
    need: JSON.stringify(need),
    telling: 'off',
    seen_at: start,
    due_at: start,
  }))
  await db.insertInto('saved_needs').values(rows).execute()
  expect(await countStatements(() => list(member))).toBe(few)
  expect((await keep(member)).status).toBe(409)
  const first = await list(member, { size: 60 })
  const second = await list(member, { size: 60, cursor: first.next ?? '' })
  expect([first.rows.length, second.rows.length, second.next]).toEqual([60, 40, null])
})

test('ten thousand needs: one advocate who changed makes those due that they may concern, in a bounded run', async () => {
  const { addAdvocate, keep, look, db, works, member, need, manager } = await setUp()
  const { id = '' } = (await keep(member)).body
  await look(later(1))
  const other = JSON.stringify({ ...need, wanted: 2 })
  await host.door.write(works.id, async (tx) => {
    await sql`insert into saved_needs (workspace_id, person_id, name, need, telling, seen_at, due_at, looked_at, touched_by)
      select ${works.id}, ${manager.personId}, 'n' || g, ${other}::jsonb, 'app', ${start}, '2027-01-01', ${start},
        case when g % 20 = 0 then (select touched_by from saved_needs where id = ${id}) else '''nobody''' end
      from generate_series(1, 10000) g`.execute(tx)
  })
  await addAdvocate('Bo Eck')
  await look(later(2))
  const { due } = await db
    .selectFrom('saved_needs')
    .select((eb) => eb.fn.countAll<number>().as('due'))
    .where('due_at', '<=', later(2))
    .executeTakeFirstOrThrow()
  const { looked } = await db
    .selectFrom('saved_needs')
    .select((eb) => eb.fn.countAll<number>().as('looked'))
    .where('looked_at', '=', later(2))
    .executeTakeFirstOrThrow()
  expect([looked, due]).toEqual([300, 201])
}, 60_000)

test('a document rewritten without a change is no change, however the database reads its rows', async () => {
  const { addAdvocate, keep, look, db, works, member } = await setUp()
  const id = await addAdvocate('Bo Eck')
  await keep(member)
  await host.door.write(works.id, async (tx) => {
    await refreshDocuments(tx, works.id, [id], later(1))
    await sql`set local enable_hashagg = off`.execute(tx)
    await sql`set local enable_hashjoin = off`.execute(tx)
    await sql`set local enable_nestloop = off`.execute(tx)
    await refreshDocuments(tx, works.id, [id], later(1))
  })
  expect(await db.selectFrom('advocate_changes').selectAll().execute()).toEqual([])
  await look(later(1))
})

import { expect, test } from 'vitest'
import { advocatesImported } from '../../advocates/events.ts'
import { upsertAdvocates } from '../../advocates/server/upsert-advocates.ts'
import { upsertOpportunities } from '../../customers/server/upsert-opportunities.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import { loosenNeed } from '../loosen-need.ts'
import type { findMatches, getOpportunityNeed } from '../match.contract.ts'
import { type Criterion, type Need, usualWeights } from '../need.ts'
import type { compareAdvocates, explainMatch, findGap } from '../result.contract.ts'
import { sentOf } from '../sent-need.ts'
import type { getMatchWeights, previewMatchWeights, setMatchWeights } from '../weights.contract.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace, drain, owner } = await startTestHost({ now })
const works = await makeWorkspace()
const { 'program-manager': manager, member, executive } = works.people
const types = await activityIds(host.door, works)
const callType = types['sales-reference-call'] ?? ''
const db = host.door.in(works.id)

// Forty advocates of every mixture, and a few of whom a special thing is true.
const industries = ['Hospitals', 'Banks', 'Dairy', undefined]
const countries = ['DE', 'AT', 'NO', undefined]
const left = ['Cubeline', 'Oldsoft', undefined]
const mixed = Array.from({ length: 40 }, (_, at) => ({
  name: `Mixed ${at}`,
  account: {
    industry: industries[at % 4],
    country: countries[Math.floor(at / 4) % 4],
    displacedCompetitors: left[at % 3] === undefined ? undefined : [left[at % 3] as string],
    employees: [20, 120, 700, 3000, 9000][at % 5],
    health: at % 9 === 0 ? ('poor' as const) : undefined,
  },
  languages: [['de'], ['no', 'en'], ['fr']][at % 3],
  willingTo: at % 11 === 0 ? 'Analyst interview' : 'Sales reference call',
  neverWith: at % 13 === 5 ? 'Rheinfeld Reha' : undefined,
  stage: at % 17 === 3 ? 'potential' : 'discoverable',
}))
const ids: Record<string, string> = {}
for (const { name, account, languages } of mixed) {
  const row = { name: `House of ${name}`, owner: manager.email, ...definedOf(account) }
  const [id = ''] = await makeContacts(host.door, works, row, [{ name, ...definedOf({ languages }) }])
  ids[name] = id
}
const [stranger = ''] = await makeContacts(host.door, works, { name: 'Strangers', owner: manager.email }, [
  { name: 'Nobody asked' },
])
for (const name of ['Free hospital one', 'Free hospital two']) {
  await makeContacts(host.door, works, { name, industry: 'Hospitals', country: 'NO', owner: manager.email }, [
    { name: `Contact at ${name}` },
  ])
}
await makeContacts(
  host.door,
  works,
  { name: 'Rheinfeld Reha', standing: 'prospect', owner: member.email },
  [],
)
await host.door.write(works.id, async (tx) => {
  const rows = mixed.map(({ name, willingTo, neverWith, stage }, at) => ({
    row: at + 1,
    name,
    account: `House of ${name}`,
    stage,
    willingTo,
    permissions: { name: 'given' },
    companyPermissions: { name: 'given' },
    interviewedOn: '2026-02-01',
    situation: at % 2 === 0 ? 'The migration took five months.' : 'Samples were lost.',
    ...definedOf({ neverWith }),
  }))
  const results = await upsertAdvocates(tx, manager, rows, now)
  expect(results.map(({ outcome }) => outcome)).toEqual(rows.map(() => 'created'))
  const deals = [
    {
      row: 1,
      name: 'Rheinfeld deal',
      accountName: 'Rheinfeld Reha',
      stage: 'Evaluation',
      owner: member.email,
    },
    { row: 2, name: 'Not mine', prospect: 'House of Mixed 28', stage: 'Evaluation', owner: manager.email },
  ]
  await upsertOpportunities(tx, manager, deals, now)
  await announce(tx, advocatesImported(manager, crypto.randomUUID(), { created: rows.length, updated: 0 }))
})
await drain()

function definedOf<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
const idOf = async (table: 'taxonomy_terms' | 'accounts' | 'opportunities', name: string) =>
  (await db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const hospitals = await idOf('taxonomy_terms', 'Hospitals and clinics')
const germany = await idOf('taxonomy_terms', 'Germany')
const prospect = await idOf('accounts', 'Rheinfeld Reha')

const open: Need = {
  activityTypeId: callType,
  wishedOn: '2026-03-20',
  by: null,
  wanted: 1,
  opportunityId: null,
  prospectId: null,
  criteria: [],
  words: '',
}
const wants = (kind: Criterion['kind'], value: string, isMust = false) =>
  ({ kind, value, weight: null, isMust, source: 'person' }) as const
const needs: readonly Need[] = [
  open,
  { ...open, criteria: [wants('industry', hospitals), wants('region', germany)], words: 'migration' },
  { ...open, criteria: [wants('industry', hospitals), wants('language', 'fr', true)], prospectId: prospect },
  { ...open, prospectId: prospect },
  { ...open, prospectId: prospect, words: 'migration' },
  { ...open, criteria: [wants('region', germany, true), wants('competitor', 'Oldsoft', true)] },
  { ...open, criteria: [wants('size', '5000+'), wants('stage', 'Evaluation')], by: '2026-05-01' },
]

const find = async (need: Need, actor: PersonActor = manager, more: object = {}) => {
  const answer = await call<typeof findMatches>(actor, 'POST /matches', {
    body: { need: need as never, ...more },
  })
  expect([answer.status, answer.problem]).toEqual([200, answer.body])
  return answer.body
}
const explain = async (need: Need, contactId: string, actor: PersonActor = manager, more: object = {}) => {
  const body = { need: need as never, contactId, ...more }
  const answer = await call<typeof explainMatch>(actor, 'POST /matches/explanation', { body })
  expect([answer.status, answer.problem]).toEqual([200, answer.body])
  return answer.body
}
const everybody = [...Object.values(ids), stranger]

test('somebody is explained as shown exactly where they are in the list, for every need, length and reader', async () => {
  const seen = new Set<string>()
  for (const [turn, need] of needs.entries()) {
    for (const [actor, size] of [
      [manager, 4],
      [member, 50],
    ] as const) {
      const list = await find(need, actor, { size })
      const shown = new Set([...list.free, ...list.notNow].map(({ contactId }) => contactId))
      // Everybody comes in every second need: all of them in all would take half a minute.
      for (const contactId of everybody.filter((_, at) => at % 2 === turn % 2)) {
        const told = await explain(need, contactId, actor, { size })
        expect([told.name, told.outcome, told.isShown]).toEqual([
          told.name,
          told.outcome,
          shown.has(contactId),
        ])
        const at = list.free.findIndex((each) => each.contactId === contactId)
        expect(told.place).toBe(at < 0 ? null : at + 1)
        if (at >= 0) expect(told.rank).toBe(list.free[at]?.rank)
        seen.add(told.outcome)
      }
    }
  }
  expect([...seen].toSorted()).toEqual(
    [
      ...['free', 'near-miss', 'not-now', 'kept-apart', 'outranked', 'unfit', 'lacks-a-must'],
      ...['never-with', 'not-willing', 'not-discoverable', 'not-in-program'],
    ].toSorted(),
  )
}, 60_000)

test('whoever is outranked hears by whom, and whoever lacks something what of the need would have to be less', async () => {
  const list = await find(open, manager, { size: 4 })
  const last = list.free.at(-1)
  const all = await find(open, manager, { size: 50 })
  const beaten = all.free[10]?.contactId ?? ''
  expect(await explain(open, beaten, manager, { size: 4 })).toMatchObject({
    outcome: 'outranked',
    lostTo: { contactId: last?.contactId, rank: last?.rank },
    place: null,
  })
  const need = { ...open, criteria: [wants('language', 'fr', true)] }
  const german = ids['Mixed 12'] ?? ''
  const told = await explain(need, german)
  expect(told).toMatchObject({ outcome: 'lacks-a-must', says: 'Lacks what must be: French.' })
  const [way] = told.loosen
  expect(way).toMatchObject({ kind: 'language', name: 'French', more: 1 })
  if (way === undefined) throw new Error('there is a way')
  const loosened = sentOf(loosenNeed(need, way, '2026-03-20'))
  expect((await explain(loosened, german, manager, { size: 50 })).isShown).toBe(true)
})

test('of somebody who cannot be found yet a member learns that and nothing else', async () => {
  for (const contactId of [ids['Mixed 3'] ?? '', stranger]) {
    const told = await explain(needs[1] ?? open, contactId, member)
    expect(told).toMatchObject({ outcome: 'not-discoverable', says: 'Not discoverable yet.' })
    expect([told.rank, told.fit, told.factors, told.loosen]).toEqual([null, null, [], []])
  }
  expect((await explain(open, stranger)).outcome).toBe('not-in-program')
  const held = await explain(open, ids['Mixed 9'] ?? '', member)
  expect(held.outcome).toBe('not-now')
  expect(JSON.stringify(held)).not.toMatch(/health/i)
  const nobody = await call(member, 'POST /matches/explanation', {
    body: { need: open, contactId: crypto.randomUUID() },
  })
  expect(nobody.status).toBe(404)
})

test('whoever competes with the prospect is never offered, by record, by its house, and by name', async () => {
  const rival = await idOf('accounts', 'House of Mixed 28')
  const contactId = ids['Mixed 28'] ?? ''
  const need = { ...open, prospectId: prospect }
  expect((await explain(need, contactId, manager, { size: 50 })).outcome).toBe('free')
  const byName = { ...open, opportunityId: await idOf('opportunities', 'Not mine') }
  const other = ids['Mixed 24'] ?? ''
  await call(manager, 'POST /accounts/:accountId/rivals', {
    params: { accountId: prospect },
    body: { name: 'any', rivalId: rival },
  })
  await call(manager, 'POST /accounts/:accountId/rivals', {
    params: { accountId: await idOf('accounts', 'House of Mixed 24') },
    body: { name: 'House of Mixed 28' },
  })
  const list = await find(need, member, { size: 50 })
  expect(list.free.map((each) => each.contactId)).not.toContain(contactId)
  expect(list.notNow.find((each) => each.contactId === contactId)?.standing).toMatchObject({
    state: 'never',
    says: 'Competes with Rheinfeld Reha.',
  })
  expect((await explain(need, contactId)).outcome).toBe('kept-apart')
  expect((await explain(byName, other)).says).toBe('Competes with House of Mixed 28.')
})

test('a loosening brings as many more through the list itself as it promised', async () => {
  let tried = 0
  for (const need of needs) {
    const list = await find(need, manager, { size: 50 })
    for (const way of list.loosen) {
      const then = await find(sentOf(loosenNeed(need, way, list.wishedOn)), manager, { size: 50 })
      const count = ({ free }: typeof list) => free.filter(({ isFit }) => isFit).length
      expect([way.kind, way.name, count(then) - count(list)]).toEqual([way.kind, way.name, way.more])
      tried += 1
    }
  }
  expect(tried).toBeGreaterThan(5)
})

test('where nobody fits, the nearest are told with what they miss', async () => {
  const need = { ...open, criteria: [wants('language', 'ja', true), wants('industry', hospitals)] }
  const { free, nearest } = await find(need)
  expect(free).toEqual([])
  expect(nearest.map(({ misses, standing }) => [misses, standing.state])).toEqual([
    ['Japanese', 'free'],
    ['Japanese', 'free'],
    ['Japanese', 'free'],
  ])
  expect(nearest[0]?.fit).toBeGreaterThan(0.5 - 1e-9)
  const soft = await find({ ...open, criteria: [wants('language', 'ja')] })
  expect(soft.nearest[0]?.misses).toBe('language')
  expect((await find(open)).nearest).toEqual([])
})

test('advocates stand beside each other in the order asked for, with load and story for whoever may see them', async () => {
  const contactIds = ['Mixed 9', 'Mixed 4', 'Mixed 3'].map((name) => ids[name] ?? '')
  const compare = async (actor: PersonActor) =>
    (
      await call<typeof compareAdvocates>(actor, 'POST /matches/comparison', {
        body: { need: needs[1] as never, contactIds },
      })
    ).body
  const full = await compare(manager)
  expect(full.columns.map(({ name, mayAsk }) => [name, mayAsk])).toEqual([
    ['Mixed 9', false],
    ['Mixed 4', true],
    ['Mixed 3', false],
  ])
  expect(full.columns[1]).toMatchObject({
    load: { done: 0, reserved: 0, cap: 8 },
    story: [{ label: 'Before', text: 'The migration took five months.' }],
  })
  const short = await compare(member)
  expect(short.columns.map(({ name }) => name)).toEqual(['Mixed 9', 'Mixed 4'])
  for (const column of short.columns) {
    expect([column.load, column.story]).toEqual([undefined, undefined])
  }
  expect(JSON.stringify(short)).not.toMatch(/health|migration took/i)
})

test('where nobody qualifies the segment says how many there are, and whom one could recruit', async () => {
  const need = {
    ...open,
    criteria: [wants('industry', hospitals), wants('region', await idOf('taxonomy_terms', 'Norway'))],
  }
  const gap = async (actor: PersonActor) =>
    (await call<typeof findGap>(actor, 'POST /matches/gap', { body: { need: need as never } })).body
  const all = await gap(manager)
  const free = await db
    .selectFrom('accounts as a')
    .innerJoin('contacts as c', 'c.account_id', 'a.id')
    .innerJoin('advocates as d', 'd.contact_id', 'c.id')
    .select('a.id')
    .where('a.industry_id', '=', hospitals)
    .where('a.country', '=', 'NO')
    .where('d.stage', 'in', ['discoverable', 'active'])
    .execute()
  expect(all).toMatchObject({
    segment: ['Hospitals and clinics', 'Norway'],
    isOwn: false,
    advocates: free.length,
    recruitable: 2,
    customers: free.length + 2,
  })
  expect(all.accounts.map(({ name, contacts }) => [name, contacts])).toEqual([
    ['Free hospital one', 1],
    ['Free hospital two', 1],
  ])
  expect(await gap(member)).toMatchObject({ isOwn: true, customers: 0, accounts: [], advocates: free.length })
  expect((await gap(executive)).recruitable).toBe(2)
})

test('weights of a kind change what its needs follow, musts and own weights stay, and it is told', async () => {
  const params = { activityTypeId: callType }
  const need = {
    ...open,
    criteria: [wants('region', germany), { ...wants('industry', hospitals), weight: 3 as const }],
  }
  const weights = { ...usualWeights, region: 5 }
  const preview = await call<typeof previewMatchWeights>(
    manager,
    'POST /activity-types/:activityTypeId/match-weights/preview',
    { params, body: { weights, need: need as never } },
  )
  const [before, after] = [preview.body.before, preview.body.after]
  expect(preview.body.touched).toBe(1)
  expect(before.map(({ place }) => place)).toEqual(before.map((_, at) => at + 1))
  const list = await find(need)
  expect(before.map(({ contactId }) => contactId)).toEqual(
    list.free
      .filter(({ isFit }) => isFit)
      .slice(0, 10)
      .map(({ contactId }) => contactId),
  )
  expect((await find(need)).need.criteria[0]).toMatchObject({ weight: 1, isUsual: true })
  const refused = await call(member, 'PUT /activity-types/:activityTypeId/match-weights', {
    params,
    body: { weights },
  })
  expect(refused.status).toBe(403)
  const set = await call<typeof setMatchWeights>(
    manager,
    'PUT /activity-types/:activityTypeId/match-weights',
    {
      params,
      body: { weights },
    },
  )
  expect(set.body.weights).toEqual(weights)
  const then = await find(need)
  expect(then.need.criteria.map(({ weight, isUsual }) => [weight, isUsual])).toEqual([
    [5, true],
    [3, false],
  ])
  expect(
    then.free
      .filter(({ isFit }) => isFit)
      .slice(0, 10)
      .map(({ contactId }) => contactId),
  ).toEqual(after.map(({ contactId }) => contactId))
  const events = await owner.query(
    `select data from events where name = 'match-weights.set' and workspace_id = $1`,
    [works.id],
  )
  expect(events.rows).toEqual([{ data: { fields: ['region'], region: '1 to 5' } }])
  const back = await call<typeof setMatchWeights>(
    manager,
    'PUT /activity-types/:activityTypeId/match-weights',
    {
      params,
      body: { weights: usualWeights },
    },
  )
  expect(back.body.weights).toEqual(usualWeights)
  const kept = await db.selectFrom('match_weights').selectAll().execute()
  expect(kept).toEqual([])
  const told = await call<typeof getMatchWeights>(
    member,
    'GET /activity-types/:activityTypeId/match-weights',
    { params },
  )
  expect(told.body).toMatchObject({ weights: usualWeights, may: { edit: expect.any(String) } })
})

test('whoever helped a deal at a stage is known for it, and only then a deal at that stage asks for it', async () => {
  const deal = await idOf('opportunities', 'Rheinfeld deal')
  const needOf = async () => {
    const route = 'GET /opportunities/:opportunityId/need'
    const answer = await call<typeof getOpportunityNeed>(member, route, { params: { opportunityId: deal } })
    return answer.body.need.criteria.map(({ kind, value }) => [kind, value])
  }
  expect(await needOf()).not.toContainEqual(['stage', 'Evaluation'])
  const helper = ids['Mixed 8'] ?? ''
  await owner.query(
    `update opportunity_stages set at = '2026-01-10T00:00:00Z', stage = 'Evaluation' where opportunity_id = $1`,
    [deal],
  )
  await owner.query(
    `insert into opportunity_stages (workspace_id, opportunity_id, at, stage)
     values ($1, $2, '2026-02-20T00:00:00Z', 'Negotiation')`,
    [works.id, deal],
  )
  await owner.query(
    `insert into ledger_entries (workspace_id, kind, contact_id, account_id, activity_type_id, state, title,
       source_kind, opportunity_id, done_on, effective_on, load_quarters, full_load_quarters)
     select $1, 'ask', $2, c.account_id, $3, 'done', 'Reference call', 'import', $4, '2026-02-01', '2026-02-01', 8, 8
     from contacts c where c.id = $2`,
    [works.id, helper, callType, deal],
  )
  expect(await needOf()).toContainEqual(['stage', 'Evaluation'])
  const factorsOf = async (value: string) => {
    const told = await explain({ ...open, criteria: [wants('stage', value)] }, helper)
    return told.factors[0]
  }
  expect(await factorsOf('Evaluation')).toMatchObject({ part: 1, says: 'Helped deals at Evaluation.' })
  expect(await factorsOf('Negotiation')).toMatchObject({ part: 0.4, isKnown: true })
})

test('the number of statements does not grow with whom is asked about', async () => {
  const [one, another] = [ids['Mixed 4'] ?? '', ids['Mixed 9'] ?? '']
  const compare = (contactIds: string[]) =>
    call(manager, 'POST /matches/comparison', { body: { need: needs[1], contactIds } })
  const few = await countStatements(() => compare([one]))
  expect(await countStatements(() => compare([one, another, ids['Mixed 8'] ?? '']))).toBe(few)
  expect(await countStatements(() => explain(needs[1] ?? open, one))).toBeLessThanOrEqual(32)
})

test('of a segment of thousands some are looked at, one’s own among them, and the answer says so', async () => {
  await owner.query(
    `insert into accounts (workspace_id, name, employee_band, owner_id)
     select $1, 'Crowd ' || n, '5000+', case when n = 2500 then $2::uuid end from generate_series(1, 2500) n`,
    [works.id, member.personId],
  )
  const need = { ...open, criteria: [wants('size', '5000+')] }
  const gap = async (actor: PersonActor) =>
    (await call<typeof findGap>(actor, 'POST /matches/gap', { body: { need: need as never } })).body
  expect(await gap(manager)).toMatchObject({ lookedAt: 2000, isOwn: false })
  const own = await gap(member)
  expect(own).toMatchObject({ lookedAt: 2001, isOwn: true, customers: 1, recruitable: 1 })
  expect(own.accounts.map(({ name, contacts }) => [name, contacts])).toEqual([['Crowd 2500', 0]])
})

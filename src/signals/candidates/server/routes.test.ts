import { expect, test } from 'vitest'
import { countStatements } from '../../../server/testing/count-statements.ts'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { bringSignals, listSignals, logSignal, matchRespondent, takeBackSignal } from '../../contract.ts'
import type { getCandidate, listCandidates, listSegments } from '../candidate.contract.ts'
import type { addCandidateRule, listCandidateRules, previewCandidateRule } from '../rule.contract.ts'
import { findCandidates } from './find-candidates.ts'

const { host, call, makeWorkspace, drain } = await startTestHost()

async function start() {
  const works = await makeWorkspace()
  const { member, 'program-manager': manager } = works.people
  const [ada = '', bo = ''] = await makeContacts(
    host.door,
    works,
    { name: 'Havenbedrijf', owner: member.email, health: 'good', customerSince: '2024-01-01' },
    [{ name: 'Ada Po', title: 'Director of finance', mails: ['ada@haven.example'] }, { name: 'Bo Eck' }],
  )
  const log = (actor: typeof manager, body: object) =>
    call<typeof logSignal>(actor, 'POST /signals', {
      body: {
        ...{ kind: 'praise', contactId: ada, accountId: null, score: null, scale: null, tone: null },
        ...{ on: '2026-02-20', comment: 'Rare help.', personId: null, ...body },
      },
    })
  const find = async (contactId: string) =>
    (await call<typeof getCandidate>(manager, 'GET /candidates/:contactId', { params: { contactId } })).body
      .candidate
  return { works, member, manager, ada, bo, log, find }
}

test('what a colleague logs makes a candidate with the row it rests on, and taking it back unmakes them', async () => {
  const { member, manager, ada, log, find } = await start()
  const { status, body: signal } = await log(member, {})
  expect([status, signal.tone, signal.person?.name]).toEqual([200, 'good', member.name])
  await drain()
  const candidate = await find(ada)
  expect(candidate?.reasons.map(({ rule }) => rule)).toEqual([
    'Praised us',
    'Live for half a year, in good health',
    'Decides over others',
  ])
  expect(candidate?.reasons[0]?.restsOn).toMatchObject([{ kind: 'signal', id: signal.id }])
  expect(candidate?.approach.state).toBe('free')
  const { body } = await call<typeof listCandidates>(manager, 'GET /candidates')
  expect([body.total, body.rows.length]).toEqual([1, 1])
  await call<typeof takeBackSignal>(member, 'DELETE /signals/:signalId', { params: { signalId: signal.id } })
  await drain()
  expect(await find(ada)).toBeNull()
})

test('a bad answer leaves somebody out of recruiting, and nobody out of invitations to review', async () => {
  const { manager, ada, log, find } = await start()
  await log(manager, {})
  await log(manager, { kind: 'nps', score: 3, comment: 'Two tickets open.' })
  await drain()
  expect((await find(ada))?.leftOut).toBe('cool')
  const { body } = await call<typeof listCandidates>(manager, 'GET /candidates', {
    query: { purpose: 'review-invitation' },
  })
  expect(body.rows.map(({ contact }) => contact.name).sort()).toEqual(['Ada Po', 'Bo Eck'])
})

test('many come at once: known by mail, kept as respondents, unchanged the second time, matched by hand', async () => {
  const { manager, ada, bo, member } = await start()
  const rows = [
    { kind: 'nps', score: 10, at: '2026-02-01', email: 'ada@haven.example' },
    { kind: 'nps', score: 9, at: '2026-02-02', crmId: 'R-7', comment: 'Good.' },
    { kind: 'nps', score: 99, at: '2026-02-02', crmId: 'R-8' },
  ]
  const bring = () => call<typeof bringSignals>(manager, 'POST /signals/batches', { body: { rows } })
  const first = await bring()
  expect(first.body.results.map(({ outcome, field }) => [outcome, field])).toEqual([
    ['created', null],
    ['created', null],
    ['refused', 'score'],
  ])
  expect((await bring()).body.results.map(({ outcome }) => outcome)).toEqual([
    'unchanged',
    'unchanged',
    'refused',
  ])
  const read = (query: object) => call<typeof listSignals>(manager, 'GET /signals', { query: { ...query } })
  expect((await read({ contact: ada })).body.rows).toHaveLength(1)
  const { rows: all } = (await read({})).body
  const respondent = all.find((each) => each.respondent !== null)?.respondent
  await call<typeof matchRespondent>(manager, 'PUT /respondents/:respondentId/contact', {
    params: { respondentId: respondent?.id ?? '' },
    body: { contactId: bo },
  })
  expect((await read({ contact: bo })).body.rows).toMatchObject([{ score: 9, contact: { name: 'Bo Eck' } }])
  const others = await call<typeof listSignals>(member, 'GET /signals')
  expect(others.body.rows).toHaveLength(2)
})

test('a rule is tried before it is saved, and one that steers invitations by feeling is refused', async () => {
  const { manager, log, ada } = await start()
  await log(manager, {})
  await drain()
  const conditions = [{ fact: 'signal' as const, kinds: ['praise' as const], days: 90 }]
  const preview = await call<typeof previewCandidateRule>(manager, 'POST /candidate-rules/previews', {
    body: { purpose: 'recruit', conditions },
  })
  expect(preview.body).toMatchObject({ total: 1, leftOut: 0, rows: [{ contact: { id: ada }, rows: 1 }] })
  const body = { name: 'Kind words', weight: 40, conditions, isOn: true }
  const refused = await call<typeof addCandidateRule>(manager, 'POST /candidate-rules', {
    body: { ...body, purpose: 'review-invitation' },
  })
  expect([refused.status, refused.problem.errors?.[0]?.field]).toEqual([400, 'conditions.0'])
  await call<typeof addCandidateRule>(manager, 'POST /candidate-rules', {
    body: { ...body, purpose: 'recruit' },
  })
  await drain()
  const { body: rules } = await call<typeof listCandidateRules>(manager, 'GET /candidate-rules')
  expect(rules.rows.find(({ name }) => name === 'Kind words')).toMatchObject({ points: 1, brings: true })
  const { body: segments } = await call<typeof listSegments>(manager, 'GET /segments')
  expect(segments.rows).toMatchObject([{ accounts: 1, advocates: 0, candidates: 1 }])
})

test('two of an account stand before its others, page by page', async () => {
  const { works, manager, ada, bo } = await start()
  const [cem = ''] = await makeContacts(host.door, works, { name: 'Havenbedrijf' }, [{ name: 'Cem Ak' }])
  const [dag = ''] = await makeContacts(host.door, works, { name: 'Dagbouw' }, [{ name: 'Dag Vik' }])
  const rows = [ada, bo, cem, dag].flatMap((contactId) => [
    { contactId, kind: 'praise', at: '2026-02-20' },
    { contactId, kind: 'nps', score: 10, at: '2026-02-20' },
    ...(contactId === dag ? [] : [{ contactId, kind: 'note', at: '2026-02-20', comment: 'Glad to help.' }]),
  ])
  await call<typeof bringSignals>(manager, 'POST /signals/batches', { body: { rows } })
  await drain()
  const read = async (query: object) =>
    (await call<typeof listCandidates>(manager, 'GET /candidates', { query: { size: 2, ...query } })).body
  const first = await read({})
  const second = await read({ cursor: first.next ?? '' })
  const names = [...first.rows, ...second.rows].map(({ contact }) => contact.name)
  expect(names).toHaveLength(4)
  expect(names.indexOf('Dag Vik')).toBe(2)
})

test('whoever is looked at last: all candidates of a segment say the same of its coverage', async () => {
  const { works, manager, ada, bo, log, find } = await start()
  await log(manager, { contactId: ada })
  await drain()
  expect((await find(ada))?.coverage).toBeNull()
  const own = { workspace_id: works.id }
  await host.door.write(works.id, async (tx) => {
    await tx
      .insertInto('opportunities')
      .values({ ...own, name: 'A deal', state: 'open' })
      .execute()
  })
  await log(manager, { contactId: bo })
  await drain()
  expect([(await find(ada))?.coverage, (await find(bo))?.coverage]).toEqual([0, 0])
})

test('those who may be approached today are listed by themselves: nobody held, nobody written to already', async () => {
  const { works, manager, ada, bo, log } = await start()
  const [cem = ''] = await makeContacts(host.door, works, { name: 'Dagbouw', health: 'poor' }, [
    { name: 'Cem Ak', title: 'Director of finance' },
  ])
  for (const contactId of [ada, bo, cem]) {
    await log(manager, { contactId })
    await log(manager, { contactId, kind: 'nps', score: 10 })
  }
  await drain()
  const read = async (query: object) =>
    (await call<typeof listCandidates>(manager, 'GET /candidates', { query: { ...query } })).body
  const namesOf = async (query: object) =>
    (await read(query)).rows.map(({ contact }) => contact.name).toSorted()
  expect(await namesOf({})).toEqual(['Ada Po', 'Bo Eck', 'Cem Ak'])
  expect(await namesOf({ approachable: true })).toEqual(['Ada Po', 'Bo Eck'])
  const first = await read({ approachable: true, size: 1 })
  const second = await read({ approachable: true, size: 1, cursor: first.next ?? '' })
  expect([...first.rows, ...second.rows].map(({ contact }) => contact.name).toSorted()).toEqual([
    'Ada Po',
    'Bo Eck',
  ])
  const plan = await call(manager, 'POST /outreaches', {
    body: { contactId: ada, reason: 'Praised us' } as never,
  })
  expect(plan.status).toBe(200)
  expect(await namesOf({ approachable: true })).toEqual(['Bo Eck'])
  const { body: day } = await call(manager, 'GET /today')
  expect(day).toMatchObject({
    duties: [{ more: [{}, { label: '3 candidates', to: '/recruiting/candidates' }] }, {}, {}, {}],
  })
  const { body: steps } = await call(manager, 'GET /imports/next-steps')
  expect(steps).toMatchObject({ likely: 3 })
  const few = await countStatements(() => read({ approachable: true }))
  expect(await countStatements(() => read({ approachable: true, size: 1 }))).toBe(few)
})

test('a condition names several terms, of which one must fit', async () => {
  const { works, manager, ada, bo, log } = await start()
  const industries = await host.door
    .in(works.id)
    .selectFrom('taxonomy_terms')
    .select(['id', 'name'])
    .where('taxonomy', '=', 'industry')
    .where('parent_id', 'is', null)
    .orderBy('name')
    .limit(3)
    .execute()
  const [one, other, third] = industries.map(({ id }) => id)
  await makeContacts(host.door, works, { name: 'Dagbouw' }, [{ name: 'Dag Vik' }])
  const db = host.door.in(works.id)
  await db
    .updateTable('accounts')
    .set({ industry_id: one ?? '' })
    .where('name', '=', 'Havenbedrijf')
    .execute()
  await db
    .updateTable('accounts')
    .set({ industry_id: third ?? '' })
    .where('name', '=', 'Dagbouw')
    .execute()
  for (const contactId of [ada, bo]) await log(manager, { contactId })
  await drain()
  const conditions = [
    { fact: 'signal' as const, kinds: ['praise' as const], days: 90 },
    { fact: 'industry' as const, among: [other ?? '', one ?? ''] },
  ]
  const added = await call<typeof addCandidateRule>(manager, 'POST /candidate-rules', {
    body: { purpose: 'recruit', name: 'Two lands', weight: 40, conditions, isOn: true },
  })
  expect(added.body.terms.map(({ name }) => name).toSorted()).toEqual(
    industries.slice(0, 2).map(({ name }) => name),
  )
  expect(added.body.says[1]).toBe(`industry ${industries[1]?.name} or ${industries[0]?.name}`)
  const preview = await call<typeof previewCandidateRule>(manager, 'POST /candidate-rules/previews', {
    body: { purpose: 'recruit', conditions },
  })
  expect(preview.body.rows.map(({ contact }) => contact.name).toSorted()).toEqual(['Ada Po', 'Bo Eck'])
})

test('a reason names its deal with the day it was won, and a thin segment in figures', async () => {
  const { works, manager, ada, find } = await start()
  const now = '2026-03-02T09:00:00.000Z'
  const { account_id: accountId } = await host.door
    .in(works.id)
    .selectFrom('contacts')
    .select('account_id')
    .where('id', '=', ada)
    .executeTakeFirstOrThrow()
  await host.door.write(works.id, async (tx) => {
    const made = { workspace_id: works.id, account_id: accountId }
    await tx
      .insertInto('opportunities')
      .values([
        { ...made, name: 'Depot north', state: 'won', close_on: '2025-09-01' },
        { ...made, name: 'Depot south', state: 'open', close_on: '2026-09-01' },
      ])
      .execute()
    await findCandidates(tx, works.id, now)
  })
  const candidate = await find(ada)
  expect(candidate).toMatchObject({ segmentFree: 0, segmentOpen: 1, coverage: 0 })
  const rows = candidate?.reasons.flatMap(({ facts, restsOn }) => restsOn.map((row) => [facts, row]))
  expect(rows).toContainEqual([['gap'], expect.objectContaining({ kind: 'segment', id: accountId })])
  const told = candidate?.reasons
    .flatMap(({ restsOn }) => restsOn)
    .find(({ signal }) => signal?.opportunity != null)
  expect(told?.signal).toMatchObject({
    ...{ kind: 'won-deal', object: { kind: 'opportunity' } },
    opportunity: { name: 'Depot north', wonOn: '2025-09-01', amount: null, liveDays: 90 },
  })
  const alone = await call<typeof listSignals>(manager, 'GET /signals', { query: { signal: told?.id ?? '' } })
  expect(alone.body.rows).toMatchObject([{ id: told?.id }])
})

import { expect, test } from 'vitest'
import type { PersonActor } from '../../../kernel/actor.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { recordLastContact } from '../../account-care.contract.ts'
import type * as chart from '../../chart/chart.contract.ts'
import { upsertAccounts } from '../../server/upsert-accounts.ts'
import { upsertContacts } from '../../server/upsert-contacts.ts'
import type * as insight from '../insight.contract.ts'
import type * as contract from '../relationship.contract.ts'
import { refreshRoutesDaily } from './jobs.ts'
import { readAskedAbout } from './route.reads.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace, drain, setNow } = await startTestHost({ now })
const works = await makeWorkspace()
const { 'program-manager': manager, member, executive } = works.people
const db = host.door.in(works.id)

const contacts = ['Ada', 'Bo', 'Cy'].map((name, at) => ({ row: at + 1, name, accountName: 'Mill' }))
await host.door.write(works.id, async (tx) => {
  await upsertAccounts(
    tx,
    manager,
    [
      { row: 1, name: 'Mill', owner: member.email, standing: 'customer' },
      { row: 2, name: 'Port', standing: 'customer' },
    ],
    now,
  )
  await upsertContacts(tx, manager, [...contacts, { row: 9, name: 'Di', accountName: 'Port' }], now)
})
const idOf = async (table: 'accounts' | 'contacts', name: string) =>
  (await db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const mill = { accountId: await idOf('accounts', 'Mill') }
const [ada, bo, cy, di] = await Promise.all(['Ada', 'Bo', 'Cy', 'Di'].map((name) => idOf('contacts', name)))
if (ada === undefined || bo === undefined || cy === undefined || di === undefined)
  throw new Error('no contacts')

const relationship = async (as: PersonActor) =>
  (await call<typeof contract.getRelationship>(as, 'GET /accounts/:accountId/relationship', { params: mill }))
    .body
const asked = async () => (await readAskedAbout(db, [ada])).get(ada)?.personId
const reports = (as: PersonActor, contactId: string, body: object) =>
  call<typeof chart.setReportingLine>(as, 'PUT /contacts/:contactId/reporting-line', {
    params: { contactId },
    body,
  })
const readChart = async (as: PersonActor) =>
  (await call<typeof chart.getChart>(as, 'GET /accounts/:accountId/chart', { params: mill })).body

test('the owner draws who reports to whom; rings and strangers are refused by the field', async () => {
  expect((await reports(member, bo, { reportsToId: ada })).status).toBe(200)
  expect((await reports(member, cy, { reportsToId: bo })).status).toBe(200)
  const ring = await reports(member, ada, { reportsToId: cy })
  expect(ring.problem.errors?.[0]).toMatchObject({ field: 'reportsToId', reason: 'reports to them already' })
  expect((await reports(member, ada, { reportsToId: di })).problem.errors?.[0]?.field).toBe('reportsToId')
  expect((await reports(executive, ada, { reportsToId: null })).status).toBe(403)
  await reports(member, ada, { reportsToId: null, reportsToText: 'Carlo Bassani' })
  const { people, changes } = await readChart(member)
  expect(people.map(({ name, depth, below, reportsToText }) => [name, depth, below, reportsToText])).toEqual([
    ['Ada', 0, 2, 'Carlo Bassani'],
    ['Bo', 1, 1, null],
    ['Cy', 2, 0, null],
  ])
  expect(changes[0]).toMatchObject({ change: 'reports-to', contact: { name: 'Ada' }, after: 'Carlo Bassani' })
})

test('of two lines set at once that would close a ring, one is refused', async () => {
  await reports(member, bo, { reportsToId: null })
  await reports(member, cy, { reportsToId: null })
  const both = await Promise.all([
    reports(member, bo, { reportsToId: cy }),
    reports(member, cy, { reportsToId: bo }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
})

test('who joined, left or has a new role is one click, and who reported to somebody gone is told so', async () => {
  await reports(member, cy, { reportsToId: null })
  await reports(member, bo, { reportsToId: ada })
  const made = await call<typeof chart.recordArrival>(member, 'POST /accounts/:accountId/arrivals', {
    params: mill,
    body: { name: 'Eve', title: 'Head of Finance', reportsToId: ada, on: '2026-03-01' },
  })
  expect(made.status).toBe(200)
  const again = await call<typeof chart.recordArrival>(member, 'POST /accounts/:accountId/arrivals', {
    params: mill,
    body: { name: 'eve' },
  })
  expect(again.problem.errors?.[0]?.field).toBe('name')
  const role = { params: { contactId: cy }, body: { title: 'CFO' } }
  expect((await call<typeof chart.recordRole>(member, 'PUT /contacts/:contactId/role', role)).status).toBe(
    200,
  )
  await call(member, 'PUT /contacts/:contactId/leaving', { params: { contactId: ada }, body: {} })
  const { people, changes } = await readChart(manager)
  expect(people.find(({ name }) => name === 'Bo')).toMatchObject({
    reportsToId: null,
    formerBoss: 'Ada',
    depth: 0,
  })
  expect(people.find(({ name }) => name === 'Cy')).toMatchObject({ title: 'CFO', seniority: 'executive' })
  expect(changes.slice(0, 3).map(({ change }) => change)).toEqual(['left', 'new-role', 'joined'])
  await call(member, 'DELETE /contacts/:contactId/leaving', { params: { contactId: ada } })
})

test('an owner silent for too long is asked no more, until they talk to the customer again', async () => {
  const talk = (as: PersonActor, on: string) =>
    call<typeof recordLastContact>(as, 'PUT /accounts/:accountId/last-contact', {
      params: mill,
      body: { on },
    })
  expect(await asked()).toBe(member.personId)
  await talk(member, '2025-10-01')
  expect(await relationship(member)).toMatchObject({
    route: { because: 'owner-silent', chosenAs: 'program', person: null, silentSince: '2025-10-01' },
  })
  expect(await asked()).toBeNull()
  await talk(manager, '2026-02-20')
  expect(await relationship(member)).toMatchObject({
    route: { chosenAs: 'last-talked', person: { id: manager.personId } },
    talked: [{ on: '2026-02-20' }, { on: '2025-10-01' }],
  })
  expect(await asked()).toBe(manager.personId)
  const counts = await call<typeof contract.countRelationships>(executive, 'GET /relationships/counts')
  expect(counts.body).toMatchObject({ 'owner-silent': 1, 'no-owner': 1, all: 2 })
  await talk(member, '2026-03-02')
  expect((await relationship(member)).route).toBeNull()
  expect(await asked()).toBe(member.personId)
  setNow('2026-07-15T04:00:00.000Z')
  await refreshRoutesDaily.run({ host, data: {}, now: '2026-07-15T04:00:00.000Z' } as never)
  expect((await relationship(member)).route).toMatchObject({ because: 'owner-silent' })
  setNow(now)
  await talk(member, '2026-03-01')
})

test('direct mode needs somebody who was asked in vain, shows its cost first, and gives the relationship back', async () => {
  const estimate = async () =>
    (await call<typeof contract.estimateDirectMode>(manager, 'GET /direct-modes/estimate', { query: mill }))
      .body
  const start = (hoursShown: number) =>
    call<typeof contract.startDirectMode>(manager, 'POST /direct-modes', {
      body: { ...mill, holderId: manager.personId, reason: 'No time for it', hoursShown },
    })
  const { hours, tasks, rows } = await estimate()
  expect(tasks.reduce((sum, task) => sum + task.hours, 0)).toBeCloseTo(hours, 5)
  expect(rows.map(({ account }) => account.name)).toEqual(['Mill'])
  expect((await start(hours)).problem.refusal).toBe('nobody-asked')
  const tried = await call<typeof contract.recordPersuasion>(manager, 'POST /persuasions', {
    body: { ...mill, askedId: member.personId, allyId: executive.personId, outcome: 'refused', note: 'Busy' },
  })
  expect(tried.status).toBe(200)
  expect((await estimate()).persuasions).toMatchObject([
    { outcome: 'refused', ally: { id: executive.personId } },
  ])
  expect((await start(hours + 9)).problem.refusal).toBe('cost-changed')
  const begun = await Promise.all([start(hours), start(hours)])
  expect(begun.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await asked()).toBe(manager.personId)
  expect(await relationship(manager)).toMatchObject({
    route: { because: 'direct-mode', person: { id: manager.personId } },
    directMode: { reason: 'No time for it', ofTeam: false },
  })
  const open = await call<typeof contract.listDirectModes>(executive, 'GET /direct-modes')
  const [mode] = open.body.rows
  expect(mode).toMatchObject({ account: { name: 'Mill' }, hoursShown: hours })
  await call(manager, 'DELETE /direct-modes/:directModeId', { params: { directModeId: mode?.id ?? '' } })
  expect(await asked()).toBe(member.personId)
})

test('what a customer said goes to the owner, who says what they make of it; nobody else reads it', async () => {
  const note = (as: PersonActor, body: object) =>
    call<typeof insight.noteInsight>(as, 'POST /accounts/:accountId/insight-notes', { params: mill, body })
  const body = { bearsOn: 'growth', note: 'A second plant opens in May', contactId: bo }
  const made = await note(manager, body)
  expect((await note(manager, { ...body, contactId: di })).problem.errors?.[0]?.field).toBe('contactId')
  const list = async (as: PersonActor) =>
    (await call<typeof insight.listInsights>(as, 'GET /insight-notes', { query: { answer: 'open' } })).body
      .rows
  expect(await list(member)).toMatchObject([{ note: 'A second plant opens in May', may: { answer: null } }])
  expect(await list(executive)).toEqual([])
  const waiting = await db
    .selectFrom('notifications')
    .select(['kind', 'person_id'])
    .where('kind', '=', 'insight')
    .execute()
  expect(waiting).toEqual([{ kind: 'insight', person_id: member.personId }])
  const answer = (as: PersonActor) =>
    call<typeof insight.answerInsight>(as, 'PUT /insight-notes/:insightNoteId/answer', {
      params: { insightNoteId: made.body.id },
      body: { answer: 'acts-on-it' },
    })
  expect((await answer(executive)).status).toBe(403)
  expect((await answer(member)).status).toBe(200)
  const counts = await call<typeof insight.countInsights>(executive, 'GET /insight-notes/counts')
  expect(counts.body).toMatchObject({ sent: 1, answered: 1, actsOnIt: 1, growth: 1, open: 0 })
})

test('the owner hears of what others had to do with their customer, once, and not of their own', async () => {
  const touch = (as: PersonActor, title: string) =>
    call(as, 'POST /contacts/:contactId/touches', {
      params: { contactId: bo },
      body: { title, on: '2026-03-02' },
    })
  const told = await touch(manager, 'Business review')
  expect(told.status).toBeLessThan(300)
  await touch(member, 'Lunch')
  await drain()
  await drain()
  const lines = await db.selectFrom('notifications').select('title').where('kind', '=', 'contacted').execute()
  expect(lines.map(({ title }) => title)).toEqual(['Business review: Bo, Mill'])
  expect((await relationship(member)).talked[0]).toMatchObject({ on: '2026-03-02' })
})

import { expect, test } from 'vitest'
import type { updateActivityType } from '../../activities/contract.ts'
import type { listContactLedger, listOpportunityLedger } from '../../activities/ledger.contract.ts'
import type { putSetting } from '../../identity/setting.contract.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { briefFor, makeAdvocate, submitFor } from '../../server/testing/make-request.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { completeMeeting, correctResult, proposeAdvocate, recordAnswer } from '../asks/ask.contract.ts'
import type { draftRequest, shareText } from '../brief.contract.ts'
import type { getOpportunityStages } from '../opportunity-stages.contract.ts'
import type { createRequest, getRequest } from '../request.contract.ts'

// A Monday morning; five working days of notice end on the Monday after, the ninth.
const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const { host, call, makeWorkspace, owner: database } = server
const works = await makeWorkspace('Tarnwell')
const { member, 'program-manager': manager } = works.people

const show = async (requestId: string) =>
  (await call<typeof getRequest>(manager, 'GET /requests/:requestId', { params: { requestId } })).body
const propose = (by: PersonActor, requestId: string, contactId: string) =>
  call<typeof proposeAdvocate>(by, 'POST /requests/:requestId/asks', {
    params: { requestId },
    body: { contactId, wishedOn: null, whyYou: 'Same stack' },
  })
const complete = (requestId: string, askId: string, more: object) =>
  call<typeof completeMeeting>(manager, 'POST /requests/:requestId/asks/:askId/completion', {
    params: { requestId, askId },
    body: { doneOn: '2026-03-02', evidence: '', minutes: null, ...more },
  })
const faults = async (body: object) =>
  (await call<typeof createRequest>(member, 'POST /requests', { body: body as never })).problem.errors ?? []

async function changeType(code: string, change: (type: Record<string, unknown>) => object) {
  const { rows } = (await call(manager, 'GET /activity-types')).body as { rows: Record<string, unknown>[] }
  const type = rows.find((each) => each['code'] === code) ?? {}
  const { id, code: _, inUse, isDefault, isChanged, ...definition } = type
  const changed = await call<typeof updateActivityType>(manager, 'PUT /activity-types/:activityTypeId', {
    params: { activityTypeId: String(id) },
    body: { ...definition, ...change(type) } as never,
  })
  expect(changed.status).toBe(200)
}

/** Whoever is asked first says yes, and the customer does, by phone. */
async function sayYes(requestId: string, askId: string) {
  const params = { requestId, askId }
  const [step] = (await show(requestId)).asks.flatMap(({ approvals }) =>
    approvals.filter(({ state }) => state === 'open'),
  )
  if (step !== undefined) {
    await call(manager, 'POST /approvals/:approvalId/decision', {
      params: { approvalId: step.id },
      body: { answer: 'yes', comment: null, until: null } as never,
    })
  }
  const said = await call<typeof recordAnswer>(manager, 'POST /requests/:requestId/asks/:askId/answer', {
    params,
    body: { answer: 'yes' },
  })
  expect(said.body.ask?.state).toBe('accepted')
  // The approvals after their yes are somebody else's tests.
  await database.query(
    `update ask_approvals set state = 'dropped' where ask_id = $1 and state in ('open', 'waiting')`,
    [askId],
  )
  await database.query('update request_asks set needs_words = false where ask_id = $1', [askId])
}

async function wishedOn(askId: string): Promise<string> {
  const { rows } = await database.query('select wished_on::text as day from ledger_entries where id = $1', [
    askId,
  ])
  return rows[0].day
}

test('a talk is looked for on any day until it is needed, and takes its place on the first that is free', async () => {
  const rested = await makeAdvocate(server, works)
  const requestId = await submitFor(server, works, member, 'sales-reference-call')
  expect((await show(requestId)).need).toMatchObject({ wishedOn: null, by: '2026-03-27' })
  await host.door.write(works.id, (tx) =>
    tx
      .insertInto('protection_rests')
      .values({
        workspace_id: works.id,
        contact_id: rested.contactId,
        until_on: '2026-03-16',
      })
      .execute(),
  )
  const asked = await propose(manager, requestId, rested.contactId)
  expect(asked.status).toBe(200)
  expect(await wishedOn(asked.body.ask.id)).toBe('2026-03-16')
})

test('a holiday puts off the first day a talk is looked for, as it does the notice of its brief', async () => {
  const elsewhere = await makeWorkspace('Merriden')
  const { member: seller, 'program-manager': program } = elsewhere.people
  await call<typeof putSetting>(program, 'PUT /settings/:name', {
    params: { name: 'requests.holidays' },
    body: { value: '03-05' },
  })
  const knows = await makeAdvocate(server, elsewhere)
  const requestId = await submitFor(server, elsewhere, seller, 'sales-reference-call')
  const asked = await propose(program, requestId, knows.contactId)
  expect(asked.status).toBe(200)
  expect(await wishedOn(asked.body.ask.id)).toBe('2026-03-10')
})

test('a speech is looked for on its day, wants its own fields, and is done with its programme', async () => {
  const speaker = await makeAdvocate(server, works)
  const body = await briefFor(server, works, 'event-speech', { needBy: '2026-09-03' })
  expect(await faults(body)).toEqual([{ field: 'fields.Event', reason: 'Event: this is needed.' }])
  const elsewhere = { fields: { Event: 'Hanover Fair' }, times: ['2026-09-10T08:00:00.000Z'] }
  expect((await faults({ ...body, ...elsewhere })).map(({ field }) => field)).toEqual(['times.0'])
  const requestId = await submitFor(server, works, member, 'event-speech', {
    needBy: '2026-09-03',
    place: 'Hall 7',
    fields: { Event: 'Hanover Fair' },
  })
  const told = await show(requestId)
  expect(told.activityType).toMatchObject({ timing: 'fixed-day', dayLabel: 'Day of the event' })
  expect(told.need).toMatchObject({ wishedOn: '2026-09-03', by: null })
  const { ask } = (await propose(manager, requestId, speaker.contactId)).body
  expect(await wishedOn(ask.id)).toBe('2026-09-03')
  await sayYes(requestId, ask.id)
  const open = await complete(requestId, ask.id, { evidence: 'Everybody clapped' })
  expect(open.problem.errors?.map(({ field }) => field)).toEqual(['result.Programme or recording'])
  const result = { 'Programme or recording': 'https://fair.example/7', 'Listeners who came': '240' }
  expect((await complete(requestId, ask.id, { result })).body.ask?.state).toBe('done')
})

test('a test of the product is delivered by a day: no hour, no place, and its result goes with it into the ledger', async () => {
  const knows = await makeAdvocate(server, works)
  const needed = { needBy: '2026-04-30', fields: { Product: 'Ledger 9' } }
  const body = await briefFor(server, works, 'beta', { ...needed, place: 'Hall 7' })
  expect(await faults(body)).toMatchObject([{ field: 'place' }])
  const requestId = await submitFor(server, works, member, 'beta', needed)
  expect((await show(requestId)).need).toMatchObject({ wishedOn: null, by: '2026-04-30' })
  const { ask } = (await propose(manager, requestId, knows.contactId)).body
  await sayYes(requestId, ask.id)
  const refused = await complete(requestId, ask.id, { result: { 'What was tried': ' ', Link: 'x' } })
  expect(refused.problem.errors?.map(({ field }) => field)).toEqual([
    'result.Link',
    'result.What was tried',
    'result.What came back',
  ])
  const result = { 'What was tried': 'Closing', 'What came back': 'Two faults' }
  const done = await complete(requestId, ask.id, { result })
  expect(done.status).toBe(200)
  expect(done.body.ask.result).toEqual([
    { label: 'What was tried', kind: 'text', value: 'Closing' },
    { label: 'What came back', kind: 'text', value: 'Two faults' },
  ])
  const ledger = await call<typeof listContactLedger>(manager, 'GET /contacts/:contactId/ledger', {
    params: { contactId: knows.contactId },
  })
  expect(ledger.body.rows[0]?.evidence).toBe('What was tried: Closing; What came back: Two faults')
})

test('whoever gave an interview is told once where it appeared', async () => {
  const guest = await makeAdvocate(server, works)
  const requestId = await submitFor(server, works, member, 'podcast', { needBy: '2026-04-30' })
  const { ask } = (await propose(manager, requestId, guest.contactId)).body
  await sayYes(requestId, ask.id)
  const link = { result: { 'Link to the episode': 'ftp://nowhere' } }
  expect((await complete(requestId, ask.id, link)).problem.errors?.[0]?.field).toBe(
    'result.Link to the episode',
  )
  for (let times = 0; times < 2; times += 1) {
    const result = { 'Link to the episode': 'https://pods.example/7' }
    expect((await complete(requestId, ask.id, { result })).status).toBe(200)
  }
  const { rows } = await database.query(
    `select kind from ask_mails where ask_id = $1 and kind = 'appeared'`,
    [ask.id],
  )
  expect(rows).toHaveLength(1)
})

test('what came of it is added once it appeared, by whoever adds what, and the customer is told once', async () => {
  const guest = await makeAdvocate(server, works)
  const requestId = await submitFor(server, works, member, 'award-entry', {
    needBy: '2026-04-30',
    fields: { Award: 'Ledger of the year' },
  })
  const { ask } = (await propose(manager, requestId, guest.contactId)).body
  const correct = (by: PersonActor, body: object) =>
    call<typeof correctResult>(by, 'PATCH /requests/:requestId/asks/:askId/result', {
      params: { requestId, askId: ask.id },
      body,
    })
  await sayYes(requestId, ask.id)
  expect((await correct(manager, { evidence: 'Handed in' })).status).toBe(409)
  const entry = { 'Link to the entry': 'https://awards.example/41' }
  expect((await complete(requestId, ask.id, { result: entry, evidence: 'Handed in' })).status).toBe(200)
  const [won, moved] = await Promise.all([
    correct(member, { result: { 'Came of it': 'won' } }),
    correct(manager, { result: { 'Link to the entry': 'https://awards.example/42' } }),
  ])
  expect([won.status, moved.status]).toEqual([200, 200])
  expect((await correct(manager, { result: { 'Came of it': 'nearly' } })).problem.errors?.[0]?.field).toBe(
    'result.Came of it',
  )
  expect((await correct(works.people.executive, { evidence: 'Mine' })).status).toBe(404)
  const [after] = (await show(requestId)).asks
  expect(after).toMatchObject({
    evidence: 'Handed in',
    result: [
      { label: 'Link to the entry', value: 'https://awards.example/42' },
      { label: 'Came of it', value: 'won' },
    ],
  })
  const { rows } = await database.query(
    `select (select count(*)::int from ask_mails where ask_id = $1 and kind = 'appeared') as told,
      (select count(*)::int from events where name = 'request.result-corrected') as noted`,
    [ask.id],
  )
  expect(rows[0]).toEqual({ told: 1, noted: 2 })
  expect((await correct(manager, { result: { 'Came of it': 'won' } })).status).toBe(200)
})

test('a team has a kind fulfilled its own way: its people propose themselves, others do not', async () => {
  await changeType('written-qa', () => ({
    fulfilment: 'program-after-approvals',
    teamFulfilments: [{ team: 'sales', fulfilment: 'self-service-informed' }],
  }))
  const fits = { fields: { Prospect: 'Hofstad' } }
  const before = await submitFor(server, works, member, 'written-qa', fits)
  expect((await show(before)).activityType).toMatchObject({ isSelfService: false, isTeamsWay: false })
  const advocate = await makeAdvocate(server, works)
  expect((await propose(member, before, advocate.contactId)).status).toBe(403)
  await host.door.write(works.id, async (tx) => {
    const own = { workspace_id: works.id, name: 'Sales North', kind: 'sales' }
    const team = await tx.insertInto('teams').values(own).returning('id').executeTakeFirstOrThrow()
    await tx.updateTable('people').set({ team_id: team.id }).where('id', '=', member.personId).execute()
  })
  const after = await submitFor(server, works, member, 'written-qa', fits)
  expect((await show(after)).activityType).toMatchObject({
    fulfilment: 'self-service-informed',
    isTeamsWay: true,
    steps: [],
  })
  expect((await propose(member, after, advocate.contactId)).body.ask.state).toBe('asked')
})

test('too early in a deal wants its reason, and what customers wrote is offered first and shared once', async () => {
  const { opportunityId, textId } = await makeDeal()
  const placed = [{ stage: 'Evaluation', part: 'middle' }]
  const set = await call<typeof putSetting>(works.people.administrator, 'PUT /settings/:name', {
    params: { name: 'requests.deal-stages' },
    body: { value: placed },
  })
  expect(set.status, set.text).toBe(200)
  const early = await briefFor(server, works, 'sales-reference-call', { opportunityId })
  expect(await faults(early)).toMatchObject([{ field: 'exceptionReason' }])
  const stages = await call<typeof getOpportunityStages>(member, 'GET /requests/opportunity-stages')
  expect(stages.body).toMatchObject({ early: ['Discovery'], middle: ['Evaluation'], late: [] })
  const start = await call<typeof draftRequest>(member, 'GET /requests/brief', {
    query: { opportunity: opportunityId },
  })
  expect(start.body.guidance).toContain('a story, a quote or a written answer')
  expect(start.body.texts).toMatchObject([{ id: textId, account: 'Lunde', why: ['same region'] }])
  const share = () =>
    call<typeof shareText>(member, 'POST /requests/shared-texts', {
      body: { customerTextId: textId, opportunityId },
    })
  const [one, two] = await Promise.all([share(), share()])
  expect([one.status, two.status, one.body.entryId === two.body.entryId]).toEqual([200, 200, true])
  const ledger = await call<typeof listOpportunityLedger>(
    manager,
    'GET /opportunities/:opportunityId/ledger',
    {
      params: { opportunityId },
    },
  )
  expect(ledger.body.rows).toMatchObject([
    { kind: 'share', title: 'How Lunde closed in a day', loadPoints: 0 },
  ])
})

/** A deal in an early stage, and a story of another customer in the same country. */
async function makeDeal() {
  return host.door.write(works.id, async (tx) => {
    const own = { workspace_id: works.id }
    const one = { ...own, country: 'NO', standing: 'customer' }
    const writer = await tx
      .insertInto('accounts')
      .values({ ...one, name: 'Lunde' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const prospect = await tx
      .insertInto('accounts')
      .values({ ...one, name: 'Hofstad', standing: 'prospect' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const story = {
      ...own,
      kind: 'story',
      account_id: writer.id,
      title: 'How Lunde closed in a day',
      body: 'x',
    }
    const text = await tx.insertInto('customer_texts').values(story).returning('id').executeTakeFirstOrThrow()
    const secret = { ...story, title: 'Not for others', permission_text: 'Internal only' }
    await tx.insertInto('customer_texts').values(secret).execute()
    const deal = await tx
      .insertInto('opportunities')
      .values({
        ...own,
        name: 'Hofstad ledger',
        account_id: prospect.id,
        owner_id: member.personId,
        stage: 'Discovery',
        state: 'open',
      } as never)
      .returning('id')
      .executeTakeFirstOrThrow()
    return { opportunityId: deal.id, textId: text.id }
  })
}

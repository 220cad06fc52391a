import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { briefFor, makeAdvocate, makeColleague, submitFor } from '../../server/testing/make-request.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { proposeAdvocate, withdrawProposal } from '../asks/ask.contract.ts'
import type { draftRequest } from '../brief.contract.ts'
import type {
  askRequester,
  closeRequest,
  countRequests,
  createRequest,
  getRequest,
  listRequests,
  submitRequest,
  takeRequest,
  updateRequest,
  withdrawRequest,
  writeMessage,
} from '../request.contract.ts'

// A Monday morning.
const now = '2026-03-02T09:00:00.000Z'
const server = await startTestHost({ now })
const { owner: database, call, makeWorkspace, setNow } = server
const works = await makeWorkspace('Tarnwell')
const { member, 'program-manager': manager } = works.people
const call1 = 'sales-reference-call'

const show = (by: PersonActor, requestId: string) =>
  call<typeof getRequest>(by, 'GET /requests/:requestId', { params: { requestId } })
const propose = (by: PersonActor, requestId: string, contactId: string, more: object = {}) =>
  call<typeof proposeAdvocate>(by, 'POST /requests/:requestId/asks', {
    params: { requestId },
    body: { contactId, wishedOn: null, whyYou: 'Same stack', ...more },
  })
const list = (by: PersonActor, query: object) =>
  call<typeof listRequests>(by, 'GET /requests', { query: query as Record<string, string> })

test('a draft may leave much open; a request that is handed in may not', async () => {
  const body = await briefFor(server, works, call1, { isDraft: true, purpose: '', needBy: null, fields: {} })
  const draft = await call<typeof createRequest>(member, 'POST /requests', { body })
  expect(draft.status).toBe(200)
  const { id: requestId } = draft.body
  expect((await show(manager, requestId)).status).toBe(404)
  const refused = await call<typeof submitRequest>(member, 'POST /requests/:requestId/submission', {
    params: { requestId },
  })
  expect(refused.problem.errors?.map(({ field }) => field)).toEqual(['needBy', 'purpose', 'fields.Prospect'])
})

test('below the notice it is an exception, and wants its reason', async () => {
  const soon = await briefFor(server, works, call1, { needBy: '2026-03-04' })
  const refused = await call<typeof createRequest>(member, 'POST /requests', { body: soon })
  expect(refused.problem.errors).toMatchObject([{ field: 'exceptionReason' }])
  expect(refused.problem.detail).toContain('2026-03-09 at the earliest')
  const requestId = await submitFor(server, works, member, call1, {
    needBy: '2026-03-04',
    exceptionReason: 'They decide on Thursday',
  })
  expect((await list(manager, { view: 'exceptions' })).body.rows.map(({ id }) => id)).toEqual([requestId])
})

test('the program’s clocks stand still while the requester has a question to answer', async () => {
  setNow(now)
  const requestId = await submitFor(server, works, member, call1)
  setNow('2026-03-02T11:00:00.000Z')
  const asked = await call<typeof askRequester>(manager, 'POST /requests/:requestId/questions', {
    params: { requestId },
    body: { text: 'Which country?' },
  })
  const clock = (request: typeof asked.body, kind: string) =>
    request.clocks.find((each) => each.kind === kind)
  expect(clock(asked.body, 'first-answer')).toMatchObject({
    state: 'kept',
    usedMinutes: 120,
    allowedMinutes: 480,
  })
  expect(clock(asked.body, 'match-or-plan')).toMatchObject({ state: 'paused', usedMinutes: 120, dueAt: null })
  expect(asked.body).toMatchObject({ phase: 'in-triage', handler: { id: manager.personId } })
  setNow('2026-03-04T11:00:00.000Z')
  const answered = await call<typeof writeMessage>(member, 'POST /requests/:requestId/messages', {
    params: { requestId },
    body: { text: 'Germany' },
  })
  expect(clock(answered.body, 'match-or-plan')).toMatchObject({
    state: 'running',
    usedMinutes: 120,
    dueAt: '2026-03-05T17:00:00.000Z',
  })
  expect(clock(answered.body, 'requester-answer')).toMatchObject({ state: 'late' })
  expect(answered.body.conversation.map(({ isQuestion }) => isQuestion)).toEqual([true, false])
})

test('two who change one brief lose nothing: the later reads who changed what', async () => {
  setNow(now)
  const requestId = await submitFor(server, works, member, call1)
  const { isDraft: _, contactId: __, ...brief } = await briefFor(server, works, call1)
  const change = (by: PersonActor, purpose: string) =>
    call<typeof updateRequest>(by, 'PATCH /requests/:requestId', {
      params: { requestId },
      body: { ...brief, purpose, version: 1 },
    })
  expect((await change(member, 'A second purpose')).body).toMatchObject({
    purpose: 'A second purpose',
    version: 2,
  })
  const later = await change(manager, 'A third one')
  expect(later.status).toBe(409)
  expect(later.text).toContain('"fields":["purpose"]')
  expect(later.text).toContain(member.name)
})

test('what an ask rests on does not change any more once it is made', async () => {
  const advocate = await makeAdvocate(server, works, { owner: manager })
  const requestId = await submitFor(server, works, member, call1)
  expect((await propose(manager, requestId, advocate.contactId)).status).toBe(200)
  const { isDraft: _, contactId: __, ...other } = await briefFor(server, works, 'written-qa')
  const changed = await call<typeof updateRequest>(member, 'PATCH /requests/:requestId', {
    params: { requestId },
    body: { ...other, version: 1 },
  })
  expect(changed.problem.errors?.[0]?.field).toBe('activityTypeId')
})

test('a proposal is made once, is the match, and brings the ask to the customer where nobody else must say yes', async () => {
  setNow(now)
  const advocate = await makeAdvocate(server, works, { owner: manager })
  const requestId = await submitFor(server, works, member, call1, { contactId: advocate.contactId })
  expect((await show(member, requestId)).body.wish).toMatchObject({ id: advocate.contactId })
  const [first, second] = await Promise.all([
    propose(manager, requestId, advocate.contactId),
    propose(manager, requestId, advocate.contactId),
  ])
  expect(first?.body.ask.id).toBe(second?.body.ask.id)
  const { body } = await show(member, requestId)
  expect(body).toMatchObject({ phase: 'asking', wish: null, handler: { id: manager.personId } })
  expect(body.asks).toMatchObject([
    { state: 'asked', sentThrough: 'mail', approvals: [{ state: 'approved' }] },
  ])
  const { rows } = await database.query('select count(*)::int from mails where to_address = $1', [
    advocate.email,
  ])
  expect(rows[0].count).toBe(1)
})

test('mail and phone of a customer are shown after the last approval, and that somebody looked is kept once', async () => {
  const owner = await makeColleague(server, works, 'Dario Conti')
  const advocate = await makeAdvocate(server, works, { owner })
  const requestId = await submitFor(server, works, member, call1)
  await propose(manager, requestId, advocate.contactId)
  expect((await show(member, requestId)).body.asks[0]?.reach).toBeNull()
  await database.query(`update ask_approvals set state = 'approved' where person_id = $1`, [owner.personId])
  await database.query(`update ledger_entries set state = 'asked', asked_at = now() where contact_id = $1`, [
    advocate.contactId,
  ])
  expect((await show(member, requestId)).body.asks[0]?.reach).toEqual({ email: advocate.email, phone: null })
  await show(member, requestId)
  const { rows } = await database.query(
    `select actor_id from events where name = 'contact.details-seen' and subject_id = $1`,
    [advocate.contactId],
  )
  expect(rows).toEqual([{ actor_id: member.personId }])
})

test('the requester proposes by themselves where the activity lets them, and only there', async () => {
  const advocate = await makeAdvocate(server, works, { owner: manager })
  const managed = await submitFor(server, works, member, call1)
  expect((await propose(member, managed, advocate.contactId)).status).toBe(403)
  const own = await submitFor(server, works, member, 'expansion-peer-call')
  const proposed = await propose(member, own, advocate.contactId)
  expect(proposed.body.ask).toMatchObject({ state: 'awaiting-approval', proposedBy: { id: member.personId } })
})

test('of twenty who propose one advocate’s last place at once one gets it; the others read who holds it and until when', async () => {
  for (let round = 0; round < 2; round += 1) {
    setNow(now)
    const advocate = await makeAdvocate(server, works)
    const first = await submitFor(server, works, member, 'written-case-study', {
      needBy: '2026-04-13',
      fields: {},
    })
    expect((await propose(manager, first, advocate.contactId)).status).toBe(200)
    const requesters = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const by = await makeColleague(server, works, `Seller ${at}`)
        return { by, id: await submitFor(server, works, by, 'expansion-peer-call', { needBy: '2026-04-20' }) }
      }),
    )
    const answers = await Promise.all(
      requesters.map(({ by, id }) => propose(by, id, advocate.contactId, { acknowledged: true })),
    )
    const got = answers.findIndex(({ status }) => status === 200)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, problem } of answers.filter((_, at) => at !== got)) {
      expect(status).toBe(409)
      expect(problem.detail).toMatch(/Free from 2026-\d\d-\d\d\.$/)
      expect([manager.name, requesters[got]?.by.name]).toContain(
        (problem as unknown as { holder: string }).holder,
      )
    }
  }
}, 120_000)

test('a proposal that is taken back frees its place, and the request looks for another', async () => {
  const owner = await makeColleague(server, works, 'Owner Sola')
  const advocate = await makeAdvocate(server, works, { owner })
  const requestId = await submitFor(server, works, member, call1)
  const proposed = await propose(manager, requestId, advocate.contactId)
  const params = { requestId, askId: proposed.body.ask.id }
  const back = () =>
    call<typeof withdrawProposal>(member, 'POST /requests/:requestId/asks/:askId/withdrawal', {
      params,
      body: { reason: 'They solved it' },
    })
  expect((await back()).body.ask).toMatchObject({ state: 'withdrawn', approvals: [{ state: 'dropped' }] })
  expect((await back()).status).toBe(200)
  expect((await show(member, requestId)).body.phase).toBe('matched')
  const { rows } = await database.query('select load_quarters from ledger_entries where contact_id = $1', [
    advocate.contactId,
  ])
  expect(rows).toEqual([{ load_quarters: '0' }])
})

test('a request ends with its cause, or is taken back; what it held of customers is free again', async () => {
  setNow(now)
  const advocate = await makeAdvocate(server, works, {
    owner: await makeColleague(server, works, 'Owner Two'),
  })
  const [unfilled, withdrawn] = [
    await submitFor(server, works, member, call1),
    await submitFor(server, works, member, call1),
  ]
  await propose(manager, unfilled, advocate.contactId)
  const closed = await call<typeof closeRequest>(manager, 'POST /requests/:requestId/closing', {
    params: { requestId: unfilled },
    body: { cause: 'nobody-free', note: null },
  })
  expect(closed.body).toMatchObject({ phase: 'closed', outcome: 'unfilled', asks: [{ state: 'withdrawn' }] })
  const back = await call<typeof withdrawRequest>(member, 'POST /requests/:requestId/withdrawal', {
    params: { requestId: withdrawn },
    body: { reason: 'Decided without' },
  })
  expect(back.body).toMatchObject({ outcome: 'withdrawn', closingNote: 'Decided without' })
  expect(back.body.clocks.every(({ state }) => state !== 'running')).toBe(true)
})

test('taking up and handing over is for program managers, and the first time the first answer', async () => {
  setNow(now)
  const other = await makeColleague(server, works, 'Second Manager', ['program-manager'])
  const requestId = await submitFor(server, works, member, call1)
  const take = (handlerId?: string) =>
    call<typeof takeRequest>(manager, 'POST /requests/:requestId/triage', {
      params: { requestId },
      body: handlerId === undefined ? {} : { handlerId },
    })
  expect((await take()).body).toMatchObject({ phase: 'in-triage', answeredAt: now })
  expect((await take(other.personId)).body.handler?.name).toBe('Second Manager')
  expect((await take(member.personId)).problem.errors?.[0]?.field).toBe('handlerId')
})

test('a request is shown to whom it concerns, and to nobody else', async () => {
  const owner = await makeColleague(server, works, 'Owner Three')
  const stranger = await makeColleague(server, works, 'Stranger')
  const advocate = await makeAdvocate(server, works, { owner })
  const requestId = await submitFor(server, works, member, call1)
  expect((await show(owner, requestId)).status).toBe(404)
  await propose(manager, requestId, advocate.contactId)
  expect((await show(owner, requestId)).status).toBe(200)
  expect((await show(stranger, requestId)).status).toBe(404)
  expect((await list(owner, { view: 'open' })).body.rows.map(({ id }) => id)).toEqual([requestId])
  expect((await list(stranger, {})).body.rows).toEqual([])
  expect((await list(owner, { view: 'waiting-for-me' })).body.rows).toHaveLength(1)
})

test('views are cut in the database, counted alike, and paged by key', async () => {
  const there = await makeWorkspace('Views')
  const { member: seller, 'program-manager': lead } = there.people
  setNow(now)
  const ids: string[] = []
  for (let at = 0; at < 5; at += 1)
    ids.push(await submitFor(server, there, seller, call1, { needBy: `2026-03-${20 + at}` }))
  setNow('2026-03-03T10:00:00.000Z')
  const first = (await list(lead, { view: 'open', size: 2 })).body
  const rest = (await list(lead, { view: 'open', size: 3, cursor: first.next ?? '' })).body
  expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(ids)
  expect(rest.next).toBeNull()
  const counts = (await call<typeof countRequests>(lead, 'GET /requests/counts')).body
  expect(counts.views).toMatchObject({
    open: 5,
    unassigned: 5,
    late: 5,
    'waiting-for-me': 5,
    mine: 0,
    closed: 0,
  })
  expect(counts.atRisk).toBe(5)
  for (const [view, count] of Object.entries(counts.views)) {
    expect([view, (await list(lead, { view, size: 200 })).body.rows.length]).toEqual([view, count])
  }
})

test('a list takes as many statements for two rows as for twenty', async () => {
  const there = await makeWorkspace('Statements')
  const { member: seller, 'program-manager': lead } = there.people
  setNow(now)
  const counted: number[] = []
  for (const size of [2, 18]) {
    for (let at = 0; at < size; at += 1) {
      const advocate = await makeAdvocate(server, there)
      const id = await submitFor(server, there, seller, call1)
      await propose(lead, id, advocate.contactId)
    }
    counted.push(await countStatements(() => list(lead, { view: 'open', size: 50 })))
  }
  expect(counted[1]).toBe(counted[0])
}, 120_000)

test('a CRM can link in: its deal fills the brief, and an id nobody knows is said', async () => {
  await database.query(
    `insert into opportunities (workspace_id, name, prospect, crm_id, owner_id, stage) values ($1, 'Hofstad rollout', 'Hofstad', 'OPP-7', $2, 'Negotiate')`,
    [works.id, member.personId],
  )
  const draft = (opportunity: string, by = member) =>
    call<typeof draftRequest>(by, 'GET /requests/brief', { query: { opportunity } })
  const known = (await draft('OPP-7')).body
  expect(known).toMatchObject({ isDealUnknown: false, deal: { name: 'Hofstad rollout' } })
  expect(known.brief.fields).toEqual({ Prospect: 'Hofstad' })
  expect(known.guidance).toContain('Negotiate')
  expect((await draft('OPP-none')).body).toMatchObject({ isDealUnknown: true, deal: null })
  const stranger = await makeColleague(server, works, 'Not Theirs')
  expect((await draft('OPP-7', stranger)).body.deal).toBeNull()
})

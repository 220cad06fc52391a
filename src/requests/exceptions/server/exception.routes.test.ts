import { expect, test } from 'vitest'
import type { enterAbsence } from '../../../identity/absence.contract.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { briefFor, makeAdvocate, makeColleague, submitFor } from '../../../server/testing/make-request.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { proposeAdvocate } from '../../asks/ask.contract.ts'
import type { createRequest, getRequest, updateRequest, withdrawRequest } from '../../request.contract.ts'
import { attendRequestsJob } from '../../server/request.jobs.ts'
import type {
  answerExceptionLink,
  countExceptions,
  decideException,
  listExceptions,
  openExceptionLink,
} from '../exception.contract.ts'
import type { listQuotas, putQuota } from '../quota.contract.ts'

// A Monday. A sales call wants five working days of notice: the ninth at the earliest.
const monday = '2026-03-02T10:00:00.000Z'
const server = await startTestHost({ now: monday })
const { host, owner: database, call, drain, makeWorkspace, setNow } = server
const attend = () => attendRequestsJob.run({ host, data: {}, now: host.now(), jobId: 'test' })
const works = await makeWorkspace('Tarnwell')
const { 'program-manager': manager, executive } = works.people
const soon = { needBy: '2026-03-05', exceptionReason: 'They decide on Friday' }

/** A seller and the manager of their team. */
async function makeTeam(name: string) {
  const mara = await makeColleague(server, works, `Mara ${name}`)
  const seller = await makeColleague(server, works, `Seller ${name}`)
  const { rows } = await database.query<{ id: string }>(
    `insert into teams (workspace_id, name, kind, manager_id) values ($1, $2, 'sales', $3) returning id`,
    [works.id, name, mara.personId],
  )
  const teamId = rows[0]?.id ?? ''
  const ids = [seller.personId, mara.personId]
  await database.query('update people set team_id = $1 where id = any($2)', [teamId, ids])
  return { mara, seller, teamId }
}

const submit = (by: PersonActor, more: object = {}) =>
  submitFor(server, works, by, 'sales-reference-call', more)
const list = async (by: PersonActor, query: object = {}) =>
  (await call<typeof listExceptions>(by, 'GET /exceptions', { query: { ...query } })).body.rows
const decide = (by: PersonActor, exceptionId: string, body: object) =>
  call<typeof decideException>(by, 'POST /exceptions/:exceptionId/decision', {
    params: { exceptionId },
    body: { answer: 'yes', comment: null, ...body },
  })
const show = async (by: PersonActor, requestId: string) => {
  const found = await call<typeof getRequest>(by, 'GET /requests/:requestId', { params: { requestId } })
  expect(found.status, found.text).toBe(200)
  return found.body
}
const propose = (requestId: string, contactId: string) =>
  call<typeof proposeAdvocate>(manager, 'POST /requests/:requestId/asks', {
    params: { requestId },
    body: { contactId, wishedOn: null, whyYou: 'Same stack' },
  })

async function linksFor(person: PersonActor): Promise<string[]> {
  const { rows } = await database.query<{ sealed_link: string | null }>(
    'select sealed_link from mails where to_address = $1 order by created_at, id',
    [person.email],
  )
  return rows.flatMap(({ sealed_link }) => {
    const address = sealed_link === null ? '' : host.secrets.unseal(sealed_link)
    return /\/exception\/(.+)$/.exec(address)?.[1] ?? []
  })
}

test('below the notice nobody is proposed until the manager said yes, by one click without signing in', async () => {
  const { mara, seller, teamId } = await makeTeam('EMEA')
  const advocate = await makeAdvocate(server, works)
  const requestId = await submit(seller, soon)
  const [waiting] = await list(mara, { mine: true })
  expect(waiting).toMatchObject({
    kind: 'notice',
    state: 'open',
    reason: 'They decide on Friday',
    approver: { name: 'Mara EMEA' },
    team: { name: 'EMEA' },
    may: { decide: null },
  })
  const paused = (await show(mara, requestId)).clocks.find(({ kind }) => kind === 'first-answer')
  expect(paused).toMatchObject({ state: 'paused', pausedFor: 'waits for Mara EMEA to approve the exception' })
  expect((await propose(requestId, advocate.contactId)).problem).toMatchObject({
    refusal: 'exception-open',
    detail: 'It waits for Mara EMEA to approve the exception.',
  })
  expect((await decide(seller, waiting?.id ?? '', {})).status).toBe(403)

  const [token = ''] = await linksFor(mara)
  const open = () =>
    call<typeof openExceptionLink>(null, 'GET /links/exceptions/:token', { params: { token } })
  expect((await open()).body).toMatchObject({
    link: 'open',
    workspace: 'Tarnwell',
    exception: { state: 'open' },
  })
  expect((await list(mara, { mine: true })).length).toBe(1)
  const answer = (body: object) =>
    call<typeof answerExceptionLink>(null, 'POST /links/exceptions/:token/decision', {
      params: { token },
      body: { answer: 'yes', comment: null, ...body },
    })
  expect((await answer({ answer: 'no' })).problem.refusal).toBe('no-reason')
  expect((await answer({})).body).toMatchObject({ link: 'answered', exception: { state: 'approved' } })
  expect((await answer({ answer: 'no', comment: 'Late' })).body.exception?.state).toBe('approved')
  expect((await propose(requestId, advocate.contactId)).status).toBe(200)
  const counts = await call<typeof countExceptions>(executive, 'GET /exceptions/counts')
  const team = counts.body.teams.find((each) => each.team?.id === teamId)
  expect(team).toMatchObject({ submitted: 1, notice: 1, approved: 1, refused: 0, open: 0 })
  expect(counts.body.quarterOn).toBe('2026-01-01')
})

test('while the manager is away whoever stands in is asked, and keeps it; the requester never is', async () => {
  const { mara, seller } = await makeTeam('Nordics')
  const stine = await makeColleague(server, works, 'Stine Nordics')
  const requestId = await submit(seller, soon)
  const [asked] = await list(mara, { mine: true })
  const away = (who: PersonActor, delegate: PersonActor) =>
    call<typeof enterAbsence>(who, 'POST /people/:personId/absences', {
      params: { personId: who.personId },
      body: { fromOn: '2026-03-02', untilOn: '2026-03-06', delegateId: delegate.personId },
    })
  expect((await away(mara, stine)).status).toBe(200)
  await drain()
  expect(await list(mara, { mine: true })).toEqual([])
  expect(await list(stine, { mine: true })).toMatchObject([
    { id: asked?.id, approver: { name: 'Stine Nordics' }, onBehalfOf: { name: 'Mara Nordics' } },
  ])
  const paused = (await show(stine, requestId)).clocks.find(({ kind }) => kind === 'first-answer')
  expect(paused?.pausedFor).toBe('waits for Stine Nordics to approve the exception')
  const { history } = await show(stine, requestId)
  expect(history[0]).toMatchObject({
    says: 'The exception from the notice went to Stine Nordics meanwhile',
    by: 'Avouch',
  })
  const waiting = await database.query(
    `select person_id from notifications where awaits = $1 and done_at is null`,
    [`exception:${asked?.id}`],
  )
  expect(waiting.rows).toEqual([{ person_id: stine.personId }])
  expect([(await linksFor(mara)).length, (await linksFor(stine)).length]).toEqual([1, 1])
  // Back again, she does not get it back; away herself, Stine hands it on along the chain, past the requester.
  setNow('2026-03-09T09:00:00.000Z')
  await attend()
  expect((await list(stine, { mine: true })).length).toBe(1)
  setNow(monday)
  await away(stine, seller)
  await drain()
  expect(await list(manager, { requestId })).toMatchObject([{ approver: null, onBehalfOf: null }])
  expect(await list(seller, { mine: true })).toEqual([])
})

test('a refusal returns it to the requester, whose new day lets the program go on', async () => {
  const { mara, seller } = await makeTeam('DACH')
  const advocate = await makeAdvocate(server, works)
  const requestId = await submit(seller, soon)
  const [waiting] = await list(mara, { mine: true })
  expect((await decide(mara, waiting?.id ?? '', { answer: 'no', comment: 'Move it by a week' })).status).toBe(
    200,
  )
  const refused = await show(seller, requestId)
  expect(refused.conversation.at(-1)).toMatchObject({ text: 'Move it by a week', isQuestion: true })
  expect((await propose(requestId, advocate.contactId)).problem.refusal).toBe('exception-open')
  const body = { ...(await briefFor(server, works, 'sales-reference-call')), needBy: '2026-03-12' }
  const { isDraft: _, contactId: __, ...brief } = body
  const changed = await call<typeof updateRequest>(seller, 'PATCH /requests/:requestId', {
    params: { requestId },
    body: { ...brief, version: refused.version },
  })
  expect(changed.status, changed.text).toBe(200)
  const running = changed.body.clocks.find(({ kind }) => kind === 'match-or-plan')
  expect(running?.state).toBe('running')
  expect(await list(seller, { requestId })).toMatchObject([{ state: 'refused', isSuperseded: true }])
  expect((await propose(requestId, advocate.contactId)).status).toBe(200)
})

test('of two who hand in the last one of a quota, one waits for the program; the next quarter has its own', async () => {
  const { mara, seller, teamId } = await makeTeam('APAC')
  const quota = { teamId, activityTypeId: null, perQuarter: 2 }
  expect((await call<typeof putQuota>(seller, 'PUT /quotas', { body: quota })).status).toBe(403)
  expect((await call<typeof putQuota>(manager, 'PUT /quotas', { body: quota })).status).toBe(200)
  const withdrawn = await submit(seller)
  await call<typeof withdrawRequest>(seller, 'POST /requests/:requestId/withdrawal', {
    params: { requestId: withdrawn },
    body: { reason: 'A mistake' },
  })
  await submit(seller)
  const body = await briefFor(server, works, 'sales-reference-call')
  const hand = (more: object = {}) =>
    call<typeof createRequest>(seller, 'POST /requests', { body: { ...body, ...more } })
  const both = await Promise.all([
    hand({ exceptionReason: 'A big deal' }),
    hand({ exceptionReason: 'A big deal' }),
  ])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const waiting = await list(manager, { teamId, kind: 'quota' })
  expect(waiting).toMatchObject([
    { state: 'open', approver: null, breaks: 'APAC has used 2 of 2 this quarter', may: { decide: null } },
  ])
  expect((await list(mara, { mine: true })).length).toBe(0)
  const refusedPlace = await hand()
  expect(refusedPlace.problem.errors?.[0]).toMatchObject({ field: 'exceptionReason' })
  const told = await call<typeof listQuotas>(seller, 'GET /quotas', { query: { mine: true } })
  expect(told.body).toMatchObject({
    startsOn: '2026-01-01',
    rows: [{ team: { name: 'APAC' }, perQuarter: 2, used: 3 }],
    may: { edit: 'Only program managers set quotas.' },
  })
  setNow('2026-04-01T09:00:00.000Z')
  expect((await hand({ needBy: '2026-04-20' })).status).toBe(200)
  setNow(monday)
})

test('a program manager’s own exception from the quota is answered by being asked for, and counted', async () => {
  const { teamId } = await makeTeam('Program')
  await database.query('update people set team_id = $1 where id = $2', [teamId, manager.personId])
  await call<typeof putQuota>(manager, 'PUT /quotas', {
    body: { teamId, activityTypeId: null, perQuarter: 0 },
  })
  const requestId = await submit(manager, { exceptionReason: 'The board asked' })
  expect(await list(manager, { requestId })).toMatchObject([{ kind: 'quota', state: 'approved' }])
})

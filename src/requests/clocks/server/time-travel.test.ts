import { expect, test } from 'vitest'
import type { putSetting } from '../../../identity/setting.contract.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { makeAdvocate, makeColleague, submitFor } from '../../../server/testing/make-request.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { proposeAdvocate } from '../../asks/ask.contract.ts'
import type {
  closeAsDuplicate,
  countUnfilled,
  findAlike,
  joinRequest,
  listUnfilled,
} from '../../ending.contract.ts'
import type { closeRequest, getRequest } from '../../request.contract.ts'
import { attendRequestsJob } from '../../server/request.jobs.ts'
import type { listPromiseCases, listPromises } from '../promise.contract.ts'

// A Monday in Berlin; the clocks go forward on the 29th, and Good Friday and Easter Monday are holidays.
const monday = '2026-03-23T09:00:00.000Z'
const server = await startTestHost({ now: monday })
const { host, owner: database, call, drain, makeWorkspace, setNow } = server
const works = await makeWorkspace('Tarnwell')
const { 'program-manager': manager, executive } = works.people
await database.query(`update workspaces set time_zone = 'Europe/Berlin' where id = $1`, [works.id])
await database.query(
  `insert into workspace_settings (workspace_id, name, value, set_at) values
    ($1, 'requests.holidays', '"04-03, 04-06"', now()), ($1, 'requests.escalate-to', to_jsonb($2::text), now())`,
  [works.id, executive.personId],
)

const attend = () => attendRequestsJob.run({ host, data: {}, now: host.now(), jobId: 'test' })
const submit = (by: PersonActor, more: object = {}) =>
  submitFor(server, works, by, 'sales-reference-call', { needBy: '2026-04-02', ...more })
const show = async (requestId: string) => {
  const found = await call<typeof getRequest>(manager, 'GET /requests/:requestId', { params: { requestId } })
  expect(found.status, found.text).toBe(200)
  return found.body
}
const subjectsTo = async ({ personId }: PersonActor, like: string): Promise<string[]> => {
  const { rows } = await database.query<{ title: string }>(
    'select title from notifications where person_id = $1 and title like $2 order by at, id',
    [personId, like],
  )
  return rows.map(({ title }) => title)
}

/** A seller in a team with a manager. */
async function makeTeam(name: string) {
  const mara = await makeColleague(server, works, `Mara ${name}`)
  const seller = await makeColleague(server, works, `Seller ${name}`)
  const { rows } = await database.query<{ id: string }>(
    `insert into teams (workspace_id, name, kind, manager_id) values ($1, $2, 'sales', $3) returning id`,
    [works.id, name, mara.personId],
  )
  await database.query('update people set team_id = $1 where id = $2', [rows[0]?.id, seller.personId])
  return { mara, seller, teamId: rows[0]?.id ?? '' }
}

async function makeDeal(owner: PersonActor, minor: number) {
  const { rows } = await database.query<{ id: string; account_id: string }>(
    `with a as (insert into accounts (workspace_id, name, standing) values ($1, 'Hofstad ' || $3::text, 'prospect') returning id)
     insert into opportunities (workspace_id, name, account_id, owner_id, amount_minor, amount_currency)
     select $1, 'Rollout', a.id, $2, $3::bigint, 'EUR' from a returning id, account_id`,
    [works.id, owner.personId, minor],
  )
  return { opportunityId: rows[0]?.id ?? '', prospectId: rows[0]?.account_id ?? '' }
}

test('a late clock is carried to the one above, once, also by a server that was stopped over it', async () => {
  const { mara, seller } = await makeTeam('EMEA')
  const requestId = await submit(seller)
  setNow('2026-03-25T08:59:00.000Z')
  await attend()
  expect(await subjectsTo(executive, 'Late on%')).toEqual([])
  // The first answer was due on Tuesday at ten in Berlin, a working day more ends on Wednesday at ten.
  setNow('2026-03-30T09:00:00.000Z')
  await attend()
  await attend()
  expect((await subjectsTo(executive, 'Late on%')).length).toBe(2)
  const clock = (await show(requestId)).clocks.find(({ kind }) => kind === 'first-answer')
  expect(clock).toMatchObject({
    state: 'late',
    escalated: { to: { id: executive.personId }, at: '2026-03-30T09:00:00.000Z' },
  })
  // A question puts the word to the seller: whoever hears of that being late is their manager.
  await call(manager, 'POST /requests/:requestId/questions', {
    params: { requestId },
    body: { text: 'Which product?' },
  })
  setNow('2026-04-01T09:01:00.000Z')
  await attend()
  await attend()
  expect(await subjectsTo(mara, 'Late on%')).toEqual([expect.stringMatching(/Seller EMEA owes an answer$/)])
  expect((await show(requestId)).history.some(({ says }) => says.includes('carried to Mara EMEA'))).toBe(true)
  setNow(monday)
})

test('a holiday entered later moves what is due, in lists as on the page; a day there is not is refused', async () => {
  setNow(monday)
  const { seller } = await makeTeam('Holiday')
  const requestId = await submit(seller)
  const dueAt = async () => {
    const { rows } = await database.query<{ due_at: Date }>('select due_at from requests where id = $1', [
      requestId,
    ])
    return [rows[0]?.due_at.toISOString(), (await show(requestId)).clocks[0]?.dueAt]
  }
  expect(await dueAt()).toEqual(['2026-03-24T09:00:00.000Z', '2026-03-24T09:00:00.000Z'])
  const set = (value: string | null) =>
    call<typeof putSetting>(manager, 'PUT /settings/:name', {
      params: { name: 'requests.holidays' },
      body: { value },
    })
  const refused = await set('03-24, 2026-02-30')
  expect(refused.problem.errors).toEqual([{ field: 'value', reason: 'has “2026-02-30”, which is no day' }])
  expect((await set('03-24, 04-03, 04-06')).status).toBe(200)
  await drain()
  await attend()
  expect(await dueAt()).toEqual(['2026-03-25T09:00:00.000Z', '2026-03-25T09:00:00.000Z'])
  await set('04-03, 04-06')
})

test('a request whose day went by is ended by itself, its requester told a working day before', async () => {
  const { seller } = await makeTeam('Nordics')
  const deal = await makeDeal(seller, 7_000_00)
  const requestId = await submit(seller, deal)
  const busy = await submit(seller, { title: 'With somebody asked' })
  const advocate = await makeAdvocate(server, works)
  const proposed = await call<typeof proposeAdvocate>(manager, 'POST /requests/:requestId/asks', {
    params: { requestId: busy },
    body: { contactId: advocate.contactId, wishedOn: null, whyYou: 'Same stack' },
  })
  expect(proposed.status, proposed.text).toBe(200)
  setNow('2026-04-09T09:00:00.000Z')
  await attend()
  expect(await subjectsTo(seller, '%closes on%')).toEqual([])
  setNow('2026-04-10T09:00:00.000Z')
  await attend()
  await attend()
  expect(await subjectsTo(seller, '%closes on%')).toEqual([
    expect.stringContaining('closes on Mon 13 Apr 2026'),
  ])
  expect((await show(requestId)).state).toBe('submitted')
  setNow('2026-04-13T09:00:00.000Z')
  await attend()
  await attend()
  expect(await show(requestId)).toMatchObject({ outcome: 'expired', cause: 'too-late', phase: 'closed' })
  expect((await show(busy)).state).toBe('matched')
  expect((await subjectsTo(seller, '%has expired')).length).toBe(1)
  setNow(monday)
})

test('a second request for the same is told while it is written; joined, or closed, it holds nothing', async () => {
  const { seller } = await makeTeam('Iberia')
  const colleague = await makeColleague(server, works, 'Ana Sol')
  const deal = await makeDeal(seller, 1_000_00)
  const first = await submit(seller, deal)
  const { activityType } = await show(first)
  const alike = (by: PersonActor) =>
    call<typeof findAlike>(by, 'GET /requests/alike', {
      query: { activityTypeId: activityType.id, ...deal },
    })
  expect((await alike(seller)).body.rows).toMatchObject([{ id: first, isOwn: true }])
  expect((await alike(colleague)).body.rows).toEqual([])
  const join = (by: PersonActor) =>
    call<typeof joinRequest>(by, 'POST /requests/:requestId/joining', { params: { requestId: first } })
  expect((await join(colleague)).status).toBe(404)
  expect([(await join(executive)).status, (await join(executive)).status]).toEqual([200, 200])
  expect((await alike(executive)).body.rows).toMatchObject([{ id: first, isOwn: false, isFollowed: true }])

  const second = await submit(seller, deal)
  const advocate = await makeAdvocate(server, works)
  await call(manager, 'POST /requests/:requestId/asks', {
    params: { requestId: second },
    body: { contactId: advocate.contactId, wishedOn: null, whyYou: 'Same stack' },
  })
  const close = () =>
    call<typeof closeAsDuplicate>(manager, 'POST /requests/:requestId/duplicate', {
      params: { requestId: second },
      body: { ofRequestId: first },
    })
  expect([(await close()).status, (await close()).status]).toEqual([200, 200])
  expect(await show(second)).toMatchObject({ outcome: 'duplicate', asks: [{ state: 'withdrawn' }] })
  expect(await subjectsTo(seller, '%asks for the same')).toHaveLength(1)
})

test('what was not there is told with its cause and worth, and the figure opens its rows', async () => {
  const { seller } = await makeTeam('Benelux')
  for (const minor of [5_000_00, 3_000_00]) {
    const requestId = await submit(seller, await makeDeal(seller, minor))
    const closed = await call<typeof closeRequest>(manager, 'POST /requests/:requestId/closing', {
      params: { requestId },
      body: { cause: 'nobody-qualified', note: null },
    })
    expect(closed.status, closed.text).toBe(200)
  }
  const query = { by: 'activity' as const }
  const counted = await call<typeof countUnfilled>(executive, 'GET /requests/unfilled', { query })
  const [segment] = counted.body.segments
  expect(segment).toMatchObject({
    segment: { name: expect.any(String) },
    causes: expect.arrayContaining([{ cause: 'nobody-qualified', count: 2 }]),
  })
  expect(segment?.values[0]?.minor).toBeGreaterThanOrEqual(8_000_00)
  const rows = await call<typeof listUnfilled>(manager, 'GET /requests/unfilled/rows', {
    query: { ...query, segmentId: segment?.segment?.id ?? '' },
  })
  expect(rows.body.rows.length).toBe(segment?.count)
  expect((await call(seller, 'GET /requests/unfilled')).status).toBe(403)
})

test('promises are counted by team within a period, and open their cases', async () => {
  const { seller, teamId } = await makeTeam('Alps')
  for (const answered of [1, 1, 1, 1, 30]) {
    setNow(monday)
    const requestId = await submit(seller)
    setNow(answered === 1 ? '2026-03-23T12:00:00.000Z' : '2026-03-26T12:00:00.000Z')
    await call(manager, 'POST /requests/:requestId/triage', { params: { requestId }, body: {} })
  }
  const query = { teamId, from: '2026-03-23', until: '2026-03-23' }
  const told = await call<typeof listPromises>(executive, 'GET /promises', { query })
  expect(told.status, told.text).toBe(200)
  const of = (code: string) => told.body.rows.find((row) => row.code === code)
  expect(of('first-answer')).toMatchObject({ side: 'program', due: 5, met: 4, percent: 80 })
  expect(of('notice-kept')).toMatchObject({ side: 'requester', due: 5, met: 5, percent: 100 })
  expect(of('feedback-given')).toMatchObject({ due: 0, percent: null })
  const missed = await call<typeof listPromiseCases>(manager, 'GET /promises/:code/cases', {
    params: { code: 'first-answer' },
    query: { ...query, isMissed: true },
  })
  expect(missed.body.rows).toMatchObject([{ state: 'missed', request: { title: expect.any(String) } }])
  const before = { ...query, from: '2026-03-22', until: '2026-03-22' }
  const none = await call<typeof listPromises>(manager, 'GET /promises', { query: before })
  expect(none.body.rows.every(({ due }) => due === 0)).toBe(true)
  expect((await call(seller, 'GET /promises')).status).toBe(403)
})

import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import { type WorkingCalendar, workingMinutes } from '../../requests/clocks/working-time.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { getResults, listResultRequests } from '../contract.ts'

// 2 March 2026 is a Monday; test workspaces stand in UTC and work from 9 to 17.
const { host, call, makeWorkspace } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const query = { period: 'own', from: '2026-01-01', to: '2026-03-31' }

async function setUp() {
  const works = await makeWorkspace()
  const own = { workspace_id: works.id }
  const db = host.door.in(works.id)
  const [contactId = ''] = await makeContacts(host.door, works, { name: 'Hafen Nord' }, [{ name: 'Bo Eck' }])
  const { account_id } = await db
    .selectFrom('contacts')
    .select('account_id')
    .where('id', '=', contactId)
    .executeTakeFirstOrThrow()
  const typeId = (await activityIds(host.door, works))['sales-reference-call'] ?? ''
  let number = 0

  async function addRequest(given: object, requester = works.people.member): Promise<string> {
    number += 1
    const row = await db
      .insertInto('requests')
      .values({
        ...own,
        number,
        requester_id: requester.personId,
        activity_type_id: typeId,
        audience: 'buyers',
        title: `Request ${number}`,
        state: 'submitted',
        submitted_at: '2026-02-02T09:00:00Z',
        ...given,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }

  async function addAsk(requestId: string, given: object, meeting: Instant | null) {
    const { id } = await db
      .insertInto('ledger_entries')
      .values({
        ...own,
        kind: 'ask',
        contact_id: contactId,
        account_id: account_id ?? '',
        activity_type_id: typeId,
        state: 'done',
        title: 'Sales reference call',
        source_kind: 'request',
        source_id: requestId,
        effective_on: '2026-02-10',
        load_quarters: 0,
        full_load_quarters: 0,
        ...given,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const ask = { ...own, ask_id: id }
    await db
      .insertInto('request_asks')
      .values({ ...ask, request_id: requestId, proposed_by: works.people.member.personId })
      .execute()
    if (meeting !== null) {
      await db
        .insertInto('ask_meetings')
        .values({ ...ask, starts_at: meeting, minutes: 30, time_zone: 'UTC', state: 'held' })
        .execute()
    }
    return ask
  }

  async function addOpportunity(amount: number): Promise<string> {
    const row = await db
      .insertInto('opportunities')
      .values({ ...own, name: 'A deal', state: 'open', amount_minor: amount, amount_currency: 'EUR' })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }

  const results = async (as = works.people['program-manager']) =>
    (await call<typeof getResults>(as, 'GET /results', { query })).body
  const requests = async (figure: string, as = works.people['program-manager']) =>
    (await call<typeof listResultRequests>(as, 'GET /results/requests', { query: { ...query, figure } })).body
      .rows
  return { works, own, db, addRequest, addAsk, addOpportunity, results, requests }
}

test('every working hour of a fulfilled request counts for the side that had the word', async () => {
  const { works, own, db, addRequest, addAsk, results, requests } = await setUp()
  // Submitted Monday 9:00 below its notice, approved at 9:30. We ask back at 10:00, answered 12:00; proposed 13:00, the owner says yes on Tuesday 11:00;
  // the customer answers on Wednesday 11:00 and the talk takes place on Friday 9:00, noted at 12:00.
  const id = await addRequest({
    state: 'closed',
    outcome: 'fulfilled',
    answered_at: '2026-02-02T10:00:00Z',
    fulfilled_at: '2026-02-06T12:00:00Z',
    closed_at: '2026-02-06T12:00:00Z',
    need_by: '2026-02-06',
  })
  const manager = works.people['program-manager'].personId
  await db
    .insertInto('request_questions')
    .values({
      ...own,
      request_id: id,
      asked_by: manager,
      asked_at: '2026-02-02T10:00:00Z',
      answered_at: '2026-02-02T12:00:00Z',
    })
    .execute()
  await db
    .insertInto('request_exceptions')
    .values({
      ...{
        ...own,
        request_id: id,
        kind: 'notice',
        breaks: 'Too soon',
        quarter_on: '2026-01-01',
        state: 'approved',
      },
      ...{
        opened_at: '2026-02-02T09:00:00Z',
        due_at: '2026-02-03T09:00:00Z',
        decided_at: '2026-02-02T09:30:00Z',
      },
    })
    .execute()
  const ask = await addAsk(
    id,
    {
      proposed_at: '2026-02-02T13:00:00Z',
      asked_at: '2026-02-03T11:00:00Z',
      answered_at: '2026-02-04T11:00:00Z',
      done_on: '2026-02-06',
      closed_at: '2026-02-06T12:00:00Z',
    },
    '2026-02-06T09:00:00Z',
  )
  await db
    .insertInto('ask_approvals')
    .values({
      ...ask,
      position: 1,
      approver: 'owner',
      window_days: 2,
      state: 'approved',
      opened_at: '2026-02-02T13:00:00Z',
      decided_at: '2026-02-03T11:00:00Z',
    })
    .execute()
  const [row] = await requests('time-to-fulfil')
  expect(row?.minutes).toBe((4 * 8 + 3) * 60)
  expect(Object.fromEntries(row?.waits.map(({ party, minutes }) => [party, minutes / 60]) ?? [])).toEqual({
    requester: 2,
    approver: 6.5,
    advocate: 8,
    'agreed-day': 14,
    program: 4.5,
  })
  expect(await results()).toMatchObject({
    firstAnswer: { requests: 1, median: 30, ninetieth: null },
    timeToFulfil: { requests: 1, median: 35 * 60 },
    fulfilment: { met: 1, of: 1, share: null },
    onTime: { met: 1, of: 1 },
  })
})

test('withdrawn requests are left out of fulfilment, and part of it is not all of it', async () => {
  const { addRequest, results, requests, works } = await setUp()
  const closed = (outcome: string) => ({ state: 'closed', outcome, closed_at: '2026-02-10T10:00:00Z' })
  for (const outcome of ['part-fulfilled', 'unfilled', 'withdrawn', 'withdrawn'])
    await addRequest(closed(outcome))
  for (let at = 0; at < 8; at += 1)
    await addRequest({
      ...closed('fulfilled'),
      fulfilled_at: '2026-02-10T10:00:00Z',
      need_by: at < 3 ? '2026-02-09' : '2026-02-10',
    })
  await addRequest(closed('fulfilled'), works.people.executive)
  const told = await results()
  expect(told.fulfilment).toMatchObject({ met: 9, of: 11, partFulfilled: 1, unfilled: 1, withdrawn: 2 })
  expect(told.onTime).toMatchObject({ met: 5, of: 8, share: null })
  expect((await results(works.people.member)).fulfilment).toMatchObject({ met: 8, of: 10 })
  expect((await requests('on-time')).filter(({ isOnTime }) => isOnTime === false)).toHaveLength(3)
})

test('unfilled value counts an opportunity once, under its latest cause', async () => {
  const { addRequest, addOpportunity, results, requests } = await setUp()
  const opportunity_id = await addOpportunity(310_000_00)
  const unfilled = { state: 'closed', outcome: 'unfilled', opportunity_id }
  await addRequest({ ...unfilled, cause: 'nobody-free', closed_at: '2026-02-10T10:00:00Z' })
  await addRequest({ ...unfilled, cause: 'owners-refused', closed_at: '2026-02-12T10:00:00Z' })
  await addRequest({
    ...unfilled,
    cause: 'owners-refused',
    closed_at: '2026-02-12T10:00:00Z',
    opportunity_id: null,
  })
  expect((await results()).unfilled).toEqual([
    {
      cause: 'owners-refused',
      requests: 2,
      worth: { opportunities: 1, unpriced: 0, sum: { minor: 310_000_00, currency: 'EUR' }, apart: [] },
    },
  ])
  expect(await requests('unfilled')).toHaveLength(2)
})

test('who still waits for a first answer is counted beside the answered', async () => {
  const { addRequest, results } = await setUp()
  await addRequest({})
  expect((await results()).firstAnswer).toMatchObject({ requests: 0, median: null, waiting: 1 })
})

const berlin: WorkingCalendar = {
  timeZone: 'Europe/Berlin',
  from: 540,
  until: 1_020,
  holidays: new Set(['2026-04-03', '2026-04-06', '12-25', '2026-05-02']),
}

test('the database counts business minutes as the clocks do, over weekends, holidays and the change of the hour', async () => {
  const works = await makeWorkspace()
  const days = ['2025-12-25', '2026-04-03', '2026-04-06', '2026-05-02', '2026-12-25']
  const moment = fc
    .integer({ min: 0, max: 300 * 24 * 60 })
    .map((minutes) => addMilliseconds('2026-01-01T00:00:00.000Z', minutes * 60_000))
  const spans = fc.sample(fc.tuple(moment, moment), { numRuns: 200, seed: 11 })
  const found = await sql<{ minutes: number }>`
    select business_minutes_in(tstzmultirange(tstzrange(least(a, b), greatest(a, b))), 'Europe/Berlin', 540, 1020,
      ${days}::date[]) as minutes
    from unnest(${spans.map(([a]) => a)}::timestamptz[], ${spans.map(([, b]) => b)}::timestamptz[]) with ordinality as s (a, b, at)
    order by at`.execute(host.door.in(works.id))
  const expected = spans.map(([a, b]) => workingMinutes(a < b ? a : b, a < b ? b : a, berlin))
  expect(found.rows.map(({ minutes }) => minutes)).toEqual(expected)
})

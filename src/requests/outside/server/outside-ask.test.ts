import { expect, test } from 'vitest'
import type { listContactLedger } from '../../../activities/ledger.contract.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { getStanding } from '../../../protection/standing.contract.ts'
import { makeAdvocate, makeColleague } from '../../../server/testing/make-request.ts'
import { activityIds } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type {
  getOutsideShare,
  listOutsideAsks,
  logOutsideAsk,
  takeBackOutsideAsk,
} from '../outside-ask.contract.ts'

const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const { call, host, makeWorkspace } = server
const works = await makeWorkspace('Tarnwell')
const { member, 'program-manager': manager } = works.people
const kinds = await activityIds(host.door, works)
const talk = kinds['sales-reference-call'] ?? ''

const log = (by: PersonActor, contactId: string, more: object = {}) =>
  call<typeof logOutsideAsk>(by, 'POST /outside-asks', {
    body: { contactId, activityTypeId: talk, on: '2026-02-27', ...more },
  })
const list = (by: PersonActor, query: object = {}) =>
  call<typeof listOutsideAsks>(by, 'GET /outside-asks', { query: query as Record<string, string> })
const share = async () => (await call<typeof getOutsideShare>(manager, 'GET /outside-asks/share')).body
const takeBack = (by: PersonActor, askId: string) =>
  call<typeof takeBackOutsideAsk>(by, 'POST /outside-asks/:askId/reversal', { params: { askId }, body: {} })

test('what happened outside is never refused: it counts in load and history, and says what stood against it', async () => {
  const advocate = await makeAdvocate(server, works, { owner: member })
  const first = await log(member, advocate.contactId)
  expect(first.status).toBe(200)
  expect(first.body.effect).toMatchObject({ against: [], load: { now: 2 } })
  // The rest after the first, and the limit of live talks, stand against the second; it is written down all the same.
  const second = await log(member, advocate.contactId, { on: '2026-03-01' })
  expect(second.status).toBe(200)
  expect(second.body.effect?.against.length).toBeGreaterThan(0)
  const standing = await call<typeof getStanding>(manager, 'GET /advocates/:contactId/standing', {
    params: { contactId: advocate.contactId },
  })
  expect(standing.body.general).toMatchObject({ state: 'resting', load: { done: 4 } })
  const ledger = await call<typeof listContactLedger>(manager, 'GET /contacts/:contactId/ledger', {
    params: { contactId: advocate.contactId },
  })
  expect(ledger.body.rows.map(({ doneOn, state }) => [doneOn, state])).toEqual([
    ['2026-03-01', 'done'],
    ['2026-02-27', 'done'],
  ])
})

test('the same ask written down twice is asked about; two colleagues at once make one', async () => {
  const advocate = await makeAdvocate(server, works, { owner: member })
  const answers = await Promise.all([log(member, advocate.contactId), log(manager, advocate.contactId)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const again = await log(manager, advocate.contactId)
  expect(again.problem).toMatchObject({ refusal: 'on-record-already' })
  expect((await log(manager, advocate.contactId, { isAnother: true })).status).toBe(200)
})

test('a mistake is taken back by whoever wrote it down, once, and counts no longer', async () => {
  const advocate = await makeAdvocate(server, works, { owner: manager })
  const colleague = await makeColleague(server, works, 'Ines Okafor')
  const { body } = await log(colleague, advocate.contactId)
  const before = await share()
  expect(await takeBack(member, body.id)).toMatchObject({ status: 403 })
  expect((await list(colleague)).body.rows).toMatchObject([{ id: body.id, whyNotTakeBack: null }])
  expect((await takeBack(colleague, body.id)).status).toBe(200)
  expect((await takeBack(colleague, body.id)).status).toBe(200)
  expect((await list(colleague)).body.rows).toMatchObject([{ id: body.id, isTakenBack: true }])
  const after = await share()
  expect(after.now).toEqual({ outside: before.now.outside - 1, uses: before.now.uses - 1 })
  expect(after.hours).toBe(after.now.outside * 3)
  const counted = (await list(manager, { only: 'counted' })).body.rows
  expect(counted).toHaveLength(after.now.outside)
})

test.each([
  [{ on: '2026-03-04' }, 'on'],
  [{ on: '2023-03-03' }, 'on'],
  [{ askedById: crypto.randomUUID() }, 'askedById'],
])('%j is refused by the name of its field', async (more, field) => {
  const advocate = await makeAdvocate(server, works, { owner: member })
  const refused = await log(member, advocate.contactId, more)
  expect([refused.status, refused.problem.errors?.[0]?.field]).toEqual([400, field])
})

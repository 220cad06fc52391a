import { beforeAll, expect, test } from 'vitest'
import type { ParamsOf } from '../../../kernel/contract.ts'
import { countStatements } from '../../../server/testing/count-statements.ts'
import { makeAdvocate, submitFor } from '../../../server/testing/make-request.ts'
import { activityIds } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type {
  acceptAssignmentLine,
  computeAssignment,
  considerAgain,
  getAssignment,
} from '../assignment.contract.ts'
import { planWeightSettings } from '../plan-weights.ts'

const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const { host, call, makeWorkspace, owner: database } = server
const works = await makeWorkspace('Tarnwell')
const { member, 'program-manager': manager } = works.people
const talk = 'sales-reference-call'

const read = async () => (await call<typeof getAssignment>(manager, 'GET /assignment')).body
const compute = () => call<typeof computeAssignment>(manager, 'POST /assignment')
const accept = (assignmentLineId: string, whyYou = 'You left the same system') =>
  call<typeof acceptAssignmentLine>(manager, 'POST /assignment/lines/:assignmentLineId/acceptance', {
    params: { assignmentLineId },
    body: { whyYou },
  })
const dismiss = (assignmentLineId: string) =>
  call(manager, 'POST /assignment/lines/:assignmentLineId/dismissal', { params: { assignmentLineId } })
const again = (params: ParamsOf<typeof considerAgain>) =>
  call<typeof considerAgain>(manager, 'DELETE /requests/:requestId/assignment-dismissals/:contactId', {
    params,
  })

const planned = async () => {
  await host.jobs.drain(host)
  const { plan } = await read()
  if (plan === null) throw new Error('there is no plan')
  return plan
}

beforeAll(async () => {
  await makeAdvocate(server, works, { owner: manager, name: 'Bo Eck' })
  await makeAdvocate(server, works, { owner: manager, name: 'Eva Lind' })
  for (const title of ['A bakery', 'An insurer', 'A hospital'])
    await submitFor(server, works, member, talk, { title })
  const language = { kind: 'language', value: 'sv', weight: null, isMust: true, source: 'person' }
  const activityTypeId = (await activityIds(host.door, works))[talk] ?? ''
  const need = {
    ...{
      activityTypeId,
      wishedOn: null,
      by: null,
      wanted: 1,
      opportunityId: null,
      prospectId: null,
      words: '',
    },
    criteria: [language],
  }
  await submitFor(server, works, member, talk, { title: 'Somebody Swedish', need })
})

test('a plan is computed in the background, once at a time, and says whom to ask and what stays open', async () => {
  expect(await read()).toEqual({ latest: null, plan: null, dismissed: [] })
  expect((await compute()).body.latest).toMatchObject({ state: 'computing' })
  expect((await compute()).status).toBe(200)
  const plan = await planned()
  expect((await database.query('select from assignment_plans')).rowCount).toBe(1)
  expect(plan).toMatchObject({
    requests: 4,
    covered: 2,
    leftOut: 0,
    onException: 0,
    since: { come: 0, changed: 0 },
  })
  expect(plan.lines.map(({ contact, day, stale }) => [contact.name, day, stale]).sort()).toEqual([
    ['Bo Eck', '2026-03-09', null],
    ['Eva Lind', '2026-03-09', null],
  ])
  expect(plan.worth).toBeCloseTo(plan.lines.reduce((sum, { worth }) => sum + worth, 0))
  expect(plan.uncovered.map(({ request, cause, missing }) => [request.title, cause, missing])).toContainEqual(
    ['Somebody Swedish', 'nobody-fits', 1],
  )
  const taken = plan.uncovered.find(({ cause }) => cause === 'taken')
  const taker = plan.lines.find(({ contact }) => contact.id === taken?.passedOver?.contact.id)
  expect(taken?.passedOver?.takenBy).toEqual([
    {
      request: taker?.request,
      contact: { id: taker?.contact.id, name: taker?.contact.name },
      isOnlyOne: false,
    },
  ])
})

test('a line is accepted as any advocate is proposed: once, whoever presses and however often', async () => {
  const [line] = (await read()).plan?.lines ?? []
  const blank = await accept(line?.id ?? '', '  ')
  expect([blank.status, blank.text.includes('whyYou')]).toEqual([400, true])
  const answers = await Promise.all([accept(line?.id ?? ''), accept(line?.id ?? ''), accept(line?.id ?? '')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(answers.map(({ body }) => body.askId)).size).toBe(1)
  const { rows } = await database.query<{ on: string; rank: number; state: string }>(
    `select e.effective_on::text as on, k.rank_permille::int as rank, r.state from request_asks k
     join ledger_entries e on e.id = k.ask_id join requests r on r.id = k.request_id`,
  )
  expect(rows).toEqual([{ on: line?.day, rank: Math.round((line?.rank ?? 0) * 1_000), state: 'matched' }])
  expect((await read()).plan?.lines.find(({ id }) => id === line?.id)).toMatchObject({
    askId: answers[0]?.body.askId,
  })
})

test('a line whose facts changed since says why, and is refused when it is accepted', async () => {
  const [line] = (await read()).plan?.lines.filter(({ askId }) => askId === null) ?? []
  const activityTypeId = (await activityIds(host.door, works))[talk]
  for (const wishedOn of ['2026-03-11', '2026-03-12']) {
    const body = { contactId: line?.contact.id ?? '', activityTypeId: activityTypeId ?? '', wishedOn }
    expect((await call(manager, 'POST /asks', { body })).status).toBeLessThan(300)
  }
  const stale = (await read()).plan?.lines.find(({ id }) => id === line?.id)?.stale
  expect(stale).toMatch('2 of 2 live conversations are taken')
  const refused = await accept(line?.id ?? '')
  expect([refused.status, refused.text.includes(stale ?? '')]).toEqual([409, true])
  await database.query(`update requests set version = version + 1 where id = $1`, [line?.request.id])
  expect((await read()).plan).toMatchObject({ since: { changed: 1 } })
  expect((await read()).plan?.lines.find(({ id }) => id === line?.id)?.stale).toMatch('brief')
})

test('whoever is dismissed for a request is left out of the next plan, until somebody takes it back', async () => {
  await makeAdvocate(server, works, { owner: manager, name: 'Cleo Marsh' })
  await compute()
  const first = await planned()
  const line = first.lines.find(({ contact }) => contact.name === 'Cleo Marsh')
  expect(first.lines.map(({ contact }) => contact.name)).toEqual(['Cleo Marsh'])
  await dismiss(line?.id ?? '')
  const second = await planned()
  expect(second.lines.map(({ request }) => request.id)).not.toContain(line?.request.id)
  expect(second.lines).toHaveLength(1)
  expect((await read()).dismissed).toEqual([
    { request: line?.request, contact: { id: line?.contact.id, name: 'Cleo Marsh' }, by: manager.name },
  ])
  const params = { requestId: line?.request.id ?? '', contactId: line?.contact.id ?? '' }
  expect((await again(params)).body.dismissed).toEqual([])
  expect((await again(params)).status).toBe(404)
  await planned()
  // A line of a plan that was computed anew is there no longer.
  expect((await accept(line?.id ?? '')).status).toBe(404)
})

test('reading a plan takes as many statements for many lines as for one', async () => {
  const count = () => countStatements(read)
  const before = await count()
  for (let at = 0; at < 4; at += 1) {
    await makeAdvocate(server, works, { owner: manager })
    await submitFor(server, works, member, talk, { title: `No ${at}` })
  }
  await compute()
  expect((await planned()).lines.length).toBeGreaterThan(3)
  expect(await count()).toBe(before)
})

test('what requests count is a choice: a plan says what it was computed with, and that the choice changed since', async () => {
  const [, , usualWeight] = planWeightSettings
  const put = (value: number) =>
    call(manager, 'PUT /settings/:name', { params: { name: usualWeight.name }, body: { value } })
  expect((await put(0)).status).toBe(400)
  expect((await put(5)).status).toBe(200)
  expect((await read()).plan).toMatchObject({ weights: { usualWeight: 2 }, since: { weights: true } })
  await compute()
  const plan = await planned()
  expect(plan).toMatchObject({ weights: { usualWeight: 5 }, since: { weights: false } })
  expect(plan.lines.map(({ rank, weight, worth }) => [weight, Math.abs(worth - rank * 5) < 0.001])).toEqual(
    plan.lines.map(() => [5, true]),
  )
})

test('members see nothing of it', async () => {
  expect((await call(member, 'GET /assignment')).status).toBe(403)
})

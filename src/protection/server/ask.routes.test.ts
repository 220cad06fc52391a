import { expect, test } from 'vitest'
import type { listActivityTypes } from '../../activities/contract.ts'
import type { listContactLedger, reverseEntry } from '../../activities/ledger.contract.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { TestWorkspace } from '../../server/testing/test-workspace.ts'
import type {
  acceptAsk,
  completeAsk,
  declineAsk,
  deferAsk,
  inviteAdvocate,
  reserveAsk,
  withdrawAsk,
} from '../contract.ts'
import { standingsNow } from './standing.reads.ts'

const { host, call, makeWorkspace, setNow } = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })

async function makeAdvocate(workspace: TestWorkspace, given: { accountId?: string; owner?: boolean } = {}) {
  return host.door.write(workspace.id, async (tx) => {
    const owner = given.owner === true ? workspace.people.member.personId : null
    const account =
      given.accountId ??
      (
        await tx
          .insertInto('accounts')
          .values({ workspace_id: workspace.id, name: 'Nordkai', owner_id: owner })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
    const { id } = await tx
      .insertInto('contacts')
      .values({ workspace_id: workspace.id, name: 'Ada Quist', title: 'CFO', account_id: account })
      .returning('id')
      .executeTakeFirstOrThrow()
    const stage = { stage: 'discoverable', stage_since: '2026-01-01T00:00:00.000Z' }
    await tx
      .insertInto('advocates')
      .values({ workspace_id: workspace.id, contact_id: id, ...stage })
      .execute()
    return { contactId: id, accountId: account }
  })
}

async function typesOf(workspace: TestWorkspace) {
  const manager = workspace.people['program-manager']
  const { body } = await call<typeof listActivityTypes>(manager, 'GET /activity-types')
  return Object.fromEntries(body.rows.map((type) => [type.code, type.id])) as Record<string, string>
}

async function setUp() {
  setNow('2026-03-02T09:00:00.000Z')
  const workspace = await makeWorkspace()
  const manager = workspace.people['program-manager']
  const types = await typesOf(workspace)
  const advocate = await makeAdvocate(workspace)
  const ask = (code: string, wishedOn: string, more: object = {}) =>
    call<typeof reserveAsk>(manager, 'POST /asks', {
      body: { contactId: advocate.contactId, activityTypeId: types[code], wishedOn, ...more },
    })
  return { workspace, manager, types, ask, ...advocate }
}

const storedOf = async (workspace: TestWorkspace, contactId: string) =>
  host.door
    .in(workspace.id)
    .selectFrom('protection_standings')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()

test('an ask takes its place: it is in the ledger, and the stored standing counts it', async () => {
  const { workspace, ask, contactId } = await setUp()
  const { status, body } = await ask('written-case-study', '2026-04-13', { title: 'Story for spring' })
  expect(status).toBe(200)
  expect(body.ask).toMatchObject({
    state: 'proposed',
    title: 'Story for spring',
    loadPoints: 6,
    titleThen: 'CFO',
  })
  expect(body.standing.state).toBe('free')
  expect(await storedOf(workspace, contactId)).toMatchObject({
    state: 'close-to-limit',
    reserved_quarters: 24,
  })
})

test('what does not fit is refused with the holder and the next free date', async () => {
  const { ask } = await setUp()
  await ask('event-speech', '2026-06-15', { title: 'Keynote in Lund' })
  const { status, problem } = await ask('sales-reference-call', '2026-05-04')
  expect(status).toBe(409)
  expect(problem).toMatchObject({
    refusal: 'advocate-resting',
    state: 'resting',
    freeFrom: '2026-09-13',
    holder: 'Some program-manager',
    heldBy: { title: 'Keynote in Lund', on: '2026-06-15' },
  })
  expect(problem.detail).toContain('Some program-manager')
  expect(problem.detail).toContain('2026-09-13')
})

test('an override needs a reason and the owner’s yes, is counted, and never beats the customer’s word', async () => {
  const { workspace, ask, types, contactId } = await setUp()
  await ask('event-speech', '2026-06-15')
  const override = { reason: 'It is her own wish', ownerConsent: 'Bo agreed on 1 March' }
  expect((await ask('sales-reference-call', '2026-05-04', { override: { reason: 'why not' } })).status).toBe(
    400,
  )
  const { body } = await ask('sales-reference-call', '2026-05-04', { override })
  expect(body.ask.isOverride).toBe(true)
  const db = host.door.in(workspace.id)
  expect(await db.selectFrom('protection_overrides').select('reason').execute()).toEqual([
    { reason: override.reason },
  ])
  const said = { activity_type_id: types['written-qa'] ?? '', answer: 'never', answered_on: '2026-01-01' }
  await db
    .insertInto('willingness')
    .values({ workspace_id: workspace.id, contact_id: contactId, ...said })
    .execute()
  const never = await ask('written-qa', '2026-10-05', { override })
  expect(never.problem).toMatchObject({ refusal: 'not-overridable', state: 'never' })
})

test('an ask lives: invited, agreed, done with evidence; then the person rests', async () => {
  const { workspace, manager, ask, contactId } = await setUp()
  const { body } = await ask('sales-reference-call', '2026-03-12')
  const params = { askId: body.ask.id }
  const early = await call<typeof acceptAsk>(manager, 'POST /asks/:askId/acceptance', { params, body: {} })
  expect(early.problem).toMatchObject({ refusal: 'not-in-this-state' })
  const invited = await call<typeof inviteAdvocate>(manager, 'POST /asks/:askId/invitation', {
    params,
    body: {},
  })
  expect(invited.body.state).toBe('asked')
  const agreed = await call<typeof acceptAsk>(manager, 'POST /asks/:askId/acceptance', {
    params,
    body: { agreedOn: '2026-03-16' },
  })
  expect(agreed.body).toMatchObject({ state: 'scheduled', on: '2026-03-16' })
  setNow('2026-03-17T09:00:00.000Z')
  const completion = { doneOn: '2026-03-17', minutes: 40, evidence: 'attendance list' }
  const done = await call<typeof completeAsk>(manager, 'POST /asks/:askId/completion', {
    params,
    body: completion,
  })
  expect(done.body).toMatchObject({ state: 'done', on: '2026-03-17', minutes: 40, loadPoints: 2 })
  const stored = await storedOf(workspace, contactId)
  expect(stored).toMatchObject({
    state: 'resting',
    free_from: '2026-04-16',
    load_quarters: 8,
    reserved_quarters: 0,
  })
})

test('an agreed day that would overbook is refused, though the wished one fitted', async () => {
  const { manager, ask } = await setUp()
  await ask('event-speech', '2026-06-15')
  const { body } = await ask('sales-reference-call', '2026-03-12', { isAsked: true })
  const params = { askId: body.ask.id }
  const late = await call<typeof acceptAsk>(manager, 'POST /asks/:askId/acceptance', {
    params,
    body: { agreedOn: '2026-03-18' },
  })
  expect(late.problem).toMatchObject({ refusal: 'advocate-resting' })
  const fine = await call<typeof acceptAsk>(manager, 'POST /asks/:askId/acceptance', {
    params,
    body: { agreedOn: '2026-03-17' },
  })
  expect(fine.body.state).toBe('scheduled')
})

test('a no leaves a quarter point and rests the kind; a never keeps it for ever; a later until its day', async () => {
  const { manager, ask } = await setUp()
  const first = await ask('sales-reference-call', '2026-03-12', { isAsked: true })
  const declined = await call<typeof declineAsk>(manager, 'POST /asks/:askId/decline', {
    params: { askId: first.body.ask.id },
    body: { reason: 'quarter end' },
  })
  expect(declined.body).toMatchObject({ state: 'declined', loadPoints: 0.25, on: '2026-03-02' })
  expect((await ask('sales-reference-call', '2026-05-30')).problem).toMatchObject({ freeFrom: '2026-05-31' })
  const second = await ask('written-qa', '2026-03-12', { isAsked: true })
  await call<typeof declineAsk>(manager, 'POST /asks/:askId/decline', {
    params: { askId: second.body.ask.id },
    body: { neverAgain: true },
  })
  expect((await ask('written-qa', '2027-05-31')).problem).toMatchObject({ state: 'never', freeFrom: null })
  const third = await ask('peer-review', '2026-03-20', { isAsked: true })
  await call<typeof deferAsk>(manager, 'POST /asks/:askId/deferral', {
    params: { askId: third.body.ask.id },
    body: { until: '2026-04-20' },
  })
  expect((await ask('peer-review', '2026-04-17')).problem).toMatchObject({ freeFrom: '2026-04-20' })
})

test('an ask withdrawn before the customer heard of it leaves nothing', async () => {
  const { manager, ask } = await setUp()
  const { body } = await ask('sales-reference-call', '2026-03-12')
  const withdrawn = await call<typeof withdrawAsk>(manager, 'POST /asks/:askId/withdrawal', {
    params: { askId: body.ask.id },
    body: { reason: 'deal lost' },
  })
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', loadPoints: 0, reason: 'deal lost' })
})

test('a closed row is corrected by a reversing one, and then counts no longer', async () => {
  const { workspace, manager, ask, contactId } = await setUp()
  const { body } = await ask('sales-reference-call', '2026-03-02', { isAsked: true })
  const params = { askId: body.ask.id }
  const reverse = () =>
    call<typeof reverseEntry>(manager, 'POST /ledger/:entryId/reversal', {
      params: { entryId: body.ask.id },
      body: { reason: 'wrong person' },
    })
  expect((await reverse()).problem).toMatchObject({ refusal: 'still-open' })
  await call<typeof completeAsk>(manager, 'POST /asks/:askId/completion', {
    params,
    body: { doneOn: '2026-03-02', evidence: 'date' },
  })
  expect((await reverse()).body).toMatchObject({ correctsId: body.ask.id, loadPoints: -2 })
  expect((await reverse()).problem).toMatchObject({ refusal: 'already-reversed' })
  expect(await storedOf(workspace, contactId)).toMatchObject({ state: 'free', load_quarters: 0 })
  const timeline = await call<typeof listContactLedger>(manager, 'GET /contacts/:contactId/ledger', {
    params: { contactId },
  })
  expect(timeline.body.rows.map((row) => [row.isReversed, row.loadPoints])).toEqual([
    [false, -2],
    [true, 2],
  ])
})

test('an ask of the company counts for the account alone', async () => {
  const { workspace, manager, types, accountId, contactId } = await setUp()
  const { body } = await call<typeof reserveAsk>(manager, 'POST /asks', {
    body: { contactId: null, accountId, activityTypeId: types['logo-permission'], wishedOn: '2026-04-01' },
  })
  expect(body.ask).toMatchObject({ contact: null, account: { id: accountId }, loadPoints: 1 })
  expect(await storedOf(workspace, contactId)).toMatchObject({ load_quarters: 0, reserved_quarters: 0 })
  const standings = await standingsNow(host.door.in(workspace.id), [contactId], host.now())
  expect(standings.get(contactId)?.accountLoad).toMatchObject({ reserved: 4 })
})

test('when an account is full, colleagues of the one who was asked rest too, in the same transaction', async () => {
  const { workspace, ask, accountId } = await setUp()
  const colleague = await makeAdvocate(workspace, { accountId })
  const third = await makeAdvocate(workspace, { accountId })
  await ask('event-speech', '2026-03-20')
  await ask('event-speech', '2026-03-20', { contactId: colleague.contactId })
  expect(await storedOf(workspace, third.contactId)).toMatchObject({
    state: 'resting',
    free_from: '2026-06-18',
  })
})

test('bad input is named, and nothing is written', async () => {
  const { ask, workspace, types } = await setUp()
  expect((await ask('sales-reference-call', '2026-02-30')).status).toBe(400)
  expect((await ask('sales-reference-call', '2026-03-01')).problem).toMatchObject({ refusal: 'day-past' })
  const nobody = await ask('sales-reference-call', '2026-03-12', {
    contactId: workspace.people.member.personId,
  })
  expect(nobody.status).toBe(404)
  const member = await call<typeof reserveAsk>(workspace.people.member, 'POST /asks', {
    body: { contactId: null, activityTypeId: types['sales-reference-call'], wishedOn: '2026-03-12' },
  })
  expect(member.status).toBe(403)
  expect(await host.door.in(workspace.id).selectFrom('ledger_entries').select('id').execute()).toEqual([])
})

import { expect, test } from 'vitest'
import type { listWaiting } from '../../identity/waiting.contract.ts'
import { refreshStandings } from '../../protection/server/refresh-standings.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { makeAdvocate, submitFor } from '../../server/testing/make-request.ts'
import { activityIds, makeContacts } from '../../server/testing/test-customers.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { getToday } from '../contract.ts'
import type { getEffort } from '../effort.contract.ts'

// 2 March 2026 is a Monday; test workspaces stand in UTC and work from 9 to 17.
const now = '2026-03-02T15:00:00.000Z'
const server = await startTestHost({ now })
const { host, call, makeWorkspace } = server

async function setUp() {
  const works = await makeWorkspace()
  const own = { workspace_id: works.id }
  const db = host.door.in(works.id)
  const { member, 'program-manager': manager } = works.people
  const typeId = (await activityIds(host.door, works))['sales-reference-call'] ?? ''
  let number = 0

  async function addAdvocate(name: string, account: object = {}) {
    const [contactId = ''] = await makeContacts(host.door, works, { name: `Account of ${name}` }, [{ name }])
    const { account_id } = await db
      .selectFrom('contacts')
      .select('account_id')
      .where('id', '=', contactId)
      .executeTakeFirstOrThrow()
    const accountId = account_id ?? ''
    if (Object.keys(account).length > 0)
      await db.updateTable('accounts').set(account).where('id', '=', accountId).execute()
    await db
      .insertInto('advocates')
      .values({ ...own, contact_id: contactId, stage: 'discoverable', stage_since: '2025-01-01T00:00:00Z' })
      .execute()
    // Their next touch is far off, so that only what a test is about needs somebody.
    await db
      .insertInto('touch_plans')
      .values({ ...own, contact_id: contactId, next_on: '2026-12-01', set_at: now })
      .execute()
    return { contactId, accountId }
  }

  async function addRequest(given: object = {}): Promise<string> {
    number += 1
    const { id } = await db
      .insertInto('requests')
      .values({
        ...own,
        number,
        requester_id: member.personId,
        activity_type_id: typeId,
        audience: 'buyers',
        title: `A German hospital ${number}`,
        state: 'matched',
        submitted_at: '2026-03-02T09:00:00Z',
        ...given,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  async function addAsk(who: { contactId: string; accountId: string }, state: string, given: object = {}) {
    const requestId = await addRequest()
    const { id } = await db
      .insertInto('ledger_entries')
      .values({
        ...own,
        kind: 'ask',
        contact_id: who.contactId,
        account_id: who.accountId,
        activity_type_id: typeId,
        state,
        title: 'Sales reference call',
        source_kind: 'request',
        source_id: requestId,
        wished_on: '2026-03-05',
        effective_on: '2026-03-05',
        load_quarters: 8,
        full_load_quarters: 8,
        is_live: true,
        ...given,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const ask = { ...own, ask_id: id }
    await db
      .insertInto('request_asks')
      .values({ ...ask, request_id: requestId, proposed_by: manager.personId })
      .execute()
    return { ask, requestId }
  }

  const meet = (ask: object, starts_at: string) =>
    db
      .insertInto('ask_meetings')
      .values({
        ...(ask as typeof own & { ask_id: string }),
        starts_at,
        minutes: 30,
        time_zone: 'UTC',
        state: 'planned',
      })
      .execute()
  const refresh = (...ids: string[]) => host.door.write(works.id, (tx) => refreshStandings(tx, ids, now))
  const today = async (query = {}) => (await call<typeof getToday>(manager, 'GET /today', { query })).body
  return { works, own, db, member, manager, addAdvocate, addRequest, addAsk, meet, refresh, today, typeId }
}

test('where nothing is, nothing needs anybody, and the page says that it is empty', async () => {
  const { today } = await setUp()
  expect(await today()).toMatchObject({
    isEmpty: true,
    needs: [],
    more: 0,
    atRisk: 0,
    due: 0,
    today: '2026-03-02',
  })
})

test('a request without a first answer says how much of its promise is used; one that waits for its requester is left out', async () => {
  const { db, own, addRequest, manager, today } = await setUp()
  const opportunity = await db
    .insertInto('opportunities')
    .values({
      ...own,
      name: 'A deal',
      state: 'open',
      amount_minor: 310_000_00,
      amount_currency: 'EUR',
      close_on: '2026-03-20',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const id = await addRequest({
    state: 'submitted',
    due_at: '2026-03-02T17:00:00Z',
    opportunity_id: opportunity.id,
  })
  const asked = await addRequest({ state: 'in-triage', answered_at: now, due_at: '2026-03-03T17:00:00Z' })
  await db
    .insertInto('request_questions')
    .values({ ...own, request_id: asked, asked_by: manager.personId, asked_at: now })
    .execute()
  const { needs } = await today()
  expect(needs).toHaveLength(1)
  expect(needs[0]).toMatchObject({
    kind: 'first-answer',
    urgency: 'at-risk',
    title: 'Some member has no first answer yet: A German hospital 1',
    stake: { amount: { minor: 310_000_00, currency: 'EUR' }, label: 'closes', on: '2026-03-20' },
    act: { label: 'Answer', to: `/requests/${id}` },
  })
  expect(needs[0]?.loss).toMatch(/^6 of 8 working hours used\./)
})

test('a match that is owed and late says by how much', async () => {
  const { addRequest, today } = await setUp()
  await addRequest({
    state: 'in-triage',
    answered_at: '2026-02-26T09:00:00Z',
    due_at: '2026-03-02T12:00:00Z',
  })
  const [need] = (await today()).needs
  expect(need).toMatchObject({ kind: 'match-owed', urgency: 'at-risk' })
  expect(need?.loss).toMatch(/^Late by 3 hours\./)
})

test('two requests after one place are a decision; with room for both they are none', async () => {
  const { addAdvocate, addRequest, addAsk, refresh, today } = await setUp()
  const busy = await addAdvocate('Małgorzata')
  const free = await addAdvocate('Bo Eck')
  await addAsk(busy, 'done', { load_quarters: 22, done_on: '2026-02-20', effective_on: '2026-02-20' })
  await refresh(busy.contactId, free.contactId)
  for (const { contactId } of [busy, busy, free, free])
    await addRequest({ wish_contact_id: contactId, need_by: '2026-03-02' })
  const { needs } = await today()
  expect(needs.map(({ kind, title, urgency }) => [kind, title, urgency])).toEqual([
    ['last-slot', 'Two requests want Małgorzata, who has room for one', 'at-risk'],
  ])
})

test('an ask whose advocate came to be held since is shown with the cause, until it is an exception', async () => {
  const { db, own, addAdvocate, addAsk, meet, refresh, today, manager } = await setUp()
  const held = await addAdvocate('Lars Bo', { health: 'poor' })
  const fine = await addAdvocate('Bo Eck')
  const { ask, requestId } = await addAsk(held, 'scheduled', { agreed_on: '2026-03-05' })
  await meet(ask, '2026-03-05T14:00:00Z')
  await addAsk(fine, 'asked')
  await refresh(held.contactId, fine.contactId)
  // The standing of that day is worked out afresh: one statement more than on other days.
  expect(await countStatements(() => today())).toBeLessThanOrEqual(24)
  const { needs, week } = await today()
  expect(needs).toHaveLength(1)
  expect(needs[0]).toMatchObject({
    kind: 'held-since',
    urgency: 'at-risk',
    title: 'Lars Bo is held; the sales reference call still stands',
    act: { label: 'Move or cancel', to: `/requests/${requestId}` },
  })
  expect(needs[0]?.loss).not.toBe('')
  expect(week.find(({ day }) => day === '2026-03-05')?.entries).toMatchObject([
    { kind: 'talk', person: { name: 'Lars Bo' }, isHeld: true },
  ])
  await db
    .insertInto('protection_overrides')
    .values({
      ...own,
      ledger_entry_id: ask.ask_id,
      reason: 'her wish',
      owner_consent: 'yes',
      overridden_by: manager.personId,
    })
    .execute()
  expect((await today()).needs).toEqual([])
})

test('approvals: a missing yes stands by itself, those that silence passes are one line', async () => {
  const { db, addAdvocate, addAsk, member, today } = await setUp()
  const step = { position: 1, approver: 'owner', window_days: 2, state: 'open', person_id: member.personId }
  const add = async (name: string, needsYes: boolean, dueAt: string) => {
    const { ask } = await addAsk(await addAdvocate(name), 'awaiting-approval')
    await db
      .insertInto('ask_approvals')
      .values({ ...ask, ...step, needs_yes: needsYes, due_at: dueAt })
      .execute()
  }
  await add('Bo Eck', true, '2026-03-02T12:00:00Z')
  await add('Ines Okafor', false, '2026-03-04T12:00:00Z')
  await add('Jón Ásgeirsson', false, '2026-03-05T12:00:00Z')
  const { needs } = await today()
  expect(needs.map(({ kind, title, urgency }) => [kind, title, urgency])).toEqual([
    ['yes-missing', 'Some member has not said yes to asking Bo Eck', 'at-risk'],
    ['approvals-owed', 'Two approvals are owed', 'this-week'],
  ])
  expect(needs[1]?.loss).toContain('Ines Okafor')
})

test('after a yes, after a talk and after a deal: each next step is somebody’s', async () => {
  const { db, own, addAdvocate, addAsk, meet, today } = await setUp()
  await addAsk(await addAdvocate('Waits'), 'accepted', { answered_at: '2026-02-27T15:00:00Z' })
  const over = await addAsk(await addAdvocate('Over'), 'scheduled', { agreed_on: '2026-03-02' })
  await meet(over.ask, '2026-03-02T13:00:00Z')
  const { id } = await db
    .insertInto('opportunities')
    .values({ ...own, name: 'A deal', state: 'won', close_on: '2026-02-28' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const told = await addAsk(await addAdvocate('Told'), 'done', { done_on: '2026-02-20' })
  await db.updateTable('requests').set({ opportunity_id: id }).where('id', '=', told.requestId).execute()
  const owed = await addAsk(await addAdvocate('Owed'), 'done', { done_on: '2026-02-20' })
  await db
    .updateTable('requests')
    .set({ owed_until: '2026-03-09T17:00:00Z' })
    .where('id', '=', owed.requestId)
    .execute()
  await db
    .insertInto('ask_feedback')
    .values({ ...owed.ask, side: 'requester', due_at: '2026-02-25T15:00:00Z' })
    .execute()
  const { needs } = await today()
  expect(needs.map(({ kind, title, urgency }) => [kind, title, urgency])).toEqual([
    ['time-unchosen', 'Waits said yes and waits for a time', 'at-risk'],
    ['feedback-owed', 'Some member owes feedback on the talk with Owed', 'today'],
    ['outcome-untold', 'Tell Told what came of it', 'today'],
    ['talk-unconfirmed', 'Did the talk with Over take place?', 'this-week'],
  ])
})

test('mails in doubt, nominations that wait, interviews and permissions that end', async () => {
  const { db, own, addAdvocate, member, today } = await setUp()
  const { contactId, accountId } = await addAdvocate('Émilie')
  await db
    .insertInto('mails')
    .values({
      ...own,
      audience: 'customer',
      subject: 'Ten minutes',
      body_text: 'x',
      body_html: 'x',
      state: 'unsure',
      created_at: '2026-03-01T09:00:00Z',
    })
    .execute()
  await db
    .insertInto('nominations')
    .values({
      ...own,
      contact_id: contactId,
      why: 'x',
      reach: 'wait',
      nominator_id: member.personId,
      created_at: '2026-02-20T09:00:00Z',
    })
    .execute()
  await db
    .insertInto('interviews')
    .values({ ...own, contact_id: contactId, scribe_id: member.personId, booked_for: '2026-03-04T10:00:00Z' })
    .execute()
  await db
    .insertInto('permissions')
    .values({
      ...own,
      account_id: accountId,
      contact_id: contactId,
      use: 'press',
      answer: 'given',
      valid_until: '2026-03-09',
    })
    .execute()
  expect((await today()).needs.map(({ kind }) => kind)).not.toContain('permission-expiring')
  await db
    .insertInto('customer_texts')
    .values({ ...own, kind: 'quote', contact_id: contactId, body: 'Good' })
    .execute()
  const { needs, atRisk, due, thisWeek } = await today()
  expect(needs.map(({ kind, title }) => [kind, title])).toEqual([
    ['nominations-waiting', 'One nomination has waited longer than five days'],
    ['mail-unsure', 'One mail: not sure it went'],
    ['interview-booked', 'Some member interviews Émilie'],
    ['permission-expiring', 'The press permission of Émilie runs out in 7 days'],
  ])
  expect([atRisk, due, thisWeek]).toEqual([0, 2, 2])
})

test('seven are shown and the rest counted, the rail counts what is due, and statements do not grow', async () => {
  const { addRequest, manager, works, today } = await setUp()
  const owe = async (count: number) => {
    for (let at = 0; at < count; at += 1)
      await addRequest({ state: 'submitted', due_at: `2026-03-02T16:${String(10 + at)}:00Z` })
  }
  await owe(1)
  const few = await countStatements(() => today())
  await owe(9)
  expect(await countStatements(() => today())).toBe(few)
  expect(few).toBeLessThan(24)
  const first = await today()
  expect([first.needs.length, first.more, first.atRisk]).toEqual([7, 3, 10])
  expect((await today({ all: true })).needs).toHaveLength(10)
  const waiting = async (as = manager) => (await call<typeof listWaiting>(as, 'GET /waiting')).body.rows
  expect(await waiting()).toContainEqual({ place: '/today', count: 10 })
  expect(await waiting(works.people.executive)).toEqual([])
  expect((await call<typeof getToday>(works.people.executive, 'GET /today')).status).toBe(403)
})

test('the under-used are told with how many open requests the last plan gives to one of them', async () => {
  const { works, db, member, manager, refresh, today } = await setUp()
  const { contactId } = await makeAdvocate(server, works, { name: 'Bo Eck' })
  await db.updateTable('advocates').set({ joined_on: '2025-01-01' }).execute()
  await refresh(contactId)
  await submitFor(server, works, member, 'sales-reference-call')
  expect((await today()).underUsed).toMatchObject({ total: 1, planned: 0 })
  await call(manager, 'POST /assignment')
  await host.jobs.drain(host)
  const [person] = (await today()).underUsed.people
  expect(person).toMatchObject({ contactId, name: 'Bo Eck' })
  expect((await today()).underUsed.planned).toBe(1)
  await db.updateTable('requests').set({ state: 'closed', outcome: 'withdrawn', closed_at: now }).execute()
  expect((await today()).underUsed.planned).toBe(0)
})

test('what the program did ahead of requests stands beside what answered them, planned requests among the first', async () => {
  const { db, own, manager, member, addRequest, typeId } = await setUp()
  const [planned, other] = [await addRequest(), await addRequest()]
  const day = { starts_on: '2026-06-01', ends_before: '2026-06-02' }
  const { id: entryId } = await db
    .insertInto('calendar_entries')
    .values({ ...own, ...day, kind: 'event', title: 'Finance Days', owner_id: manager.personId })
    .returning('id')
    .executeTakeFirstOrThrow()
  const need = { calendar_entry_id: entryId, activity_type_id: typeId, request_id: planned }
  await db
    .insertInto('calendar_needs')
    .values({ ...own, ...need })
    .execute()
  const act = (name: string, subjectId: string, personId: string) => ({
    ...own,
    name,
    at: now,
    actor_kind: 'person',
    actor_id: personId,
    subject_kind: 'request',
    subject_id: subjectId,
  })
  await db
    .insertInto('events')
    .values([
      ...Array.from({ length: 12 }, () => act('request.taken', other, manager.personId)),
      ...Array.from({ length: 5 }, () => act('request.taken', planned, manager.personId)),
      ...Array.from({ length: 3 }, () => act('touch.logged', other, manager.personId)),
      act('touch.logged', other, member.personId),
    ])
    .execute()
  const told = await call<typeof getEffort>(manager, 'GET /effort')
  expect(told.body).toMatchObject({ ahead: 8, answering: 12, percentAhead: 40 })
  expect(told.body.acts.map(({ count }) => count)).toEqual([12, 5, 3])
})

test('touches that are due are one line, due today and not before what was promised, and lead to who they are', async () => {
  const { db, addAdvocate, addRequest, refresh, today } = await setUp()
  const ids = [(await addAdvocate('Ana')).contactId, (await addAdvocate('Bo')).contactId]
  await refresh(...ids)
  expect((await today()).needs).toEqual([])
  await db.updateTable('touch_plans').set({ next_on: '2026-02-01' }).execute()
  await refresh(...ids)
  await db.updateTable('contacts').set({ name: 'Ana Sousa' }).where('name', '=', 'Ana').execute()
  await addRequest({ state: 'submitted', due_at: '2026-03-02T16:00:00Z' })
  const { needs } = await today()
  expect(needs.map(({ kind, title, urgency }) => [kind, title, urgency])).toEqual([
    ['first-answer', 'Some member has no first answer yet: A German hospital 1', 'at-risk'],
    ['touch-due', 'Two advocates are due a touch', 'today'],
  ])
  expect(needs[1]).toMatchObject({
    loss: 'Longest: Ana Sousa, 29 days past due. Whoever hears from us only when we ask stops answering.',
    act: { label: 'See who', to: '/protection/care' },
  })
  await db.updateTable('touch_plans').set({ next_on: '2026-03-02' }).execute()
  await db
    .updateTable('advocates')
    .set({ stage: 'retired' })
    .where('contact_id', '!=', needs[1]?.id ?? '')
    .execute()
  await refresh(...ids)
  const [, one] = (await today()).needs
  expect(one).toMatchObject({
    title: 'Ana Sousa is due a touch',
    loss: expect.stringMatching(/^Due today\./),
  })
  expect(one?.act.to).toBe(`/advocates/${one?.id}`)
})

test('what was given and asked is the figure of care itself, by the workspace’s own measure', async () => {
  const { db, own, works, addAdvocate, addAsk, refresh, today } = await setUp()
  const ana = await addAdvocate('Ana')
  const bo = await addAdvocate('Bo')
  await addAsk(ana, 'done', { done_on: '2026-02-20', effective_on: '2026-02-20' })
  await addAsk(bo, 'done', { done_on: '2026-02-20', effective_on: '2026-02-20' })
  const row = {
    ...own,
    kind: 'give',
    state: 'done',
    title: 'A seat',
    source_kind: 'person',
    effective_on: '2026-02-20',
  }
  const give = {
    ...row,
    contact_id: bo.contactId,
    account_id: bo.accountId,
    load_quarters: 0,
    full_load_quarters: 0,
  }
  await db.insertInto('ledger_entries').values(give).execute()
  await refresh(ana.contactId, bo.contactId)
  const figures = { gives: 1, asks: 2, below: 1, onlyAsked: 1, days: 180, wanted: 1 }
  expect((await today()).giveToAsk).toEqual(figures)
  await db
    .insertInto('workspace_settings')
    .values({ workspace_id: works.id, name: 'care.give-to-ask', value: JSON.stringify(2), set_at: now })
    .execute()
  await refresh(ana.contactId, bo.contactId)
  expect((await today()).giveToAsk).toEqual({ ...figures, below: 2, wanted: 2 })
})

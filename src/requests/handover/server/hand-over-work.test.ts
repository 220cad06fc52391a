import { expect, test } from 'vitest'
import type { createAccount, getAccount } from '../../../customers/account.contract.ts'
import type { getPerson } from '../../../identity/people.contract.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { makeAdvocate, makeColleague, submitFor } from '../../../server/testing/make-request.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { listApprovals } from '../../approvals/approval.contract.ts'
import type { proposeAdvocate } from '../../asks/ask.contract.ts'
import type { assignRequests, closeDuplicates } from '../../board/bulk.contract.ts'
import type { countRequests, getRequest } from '../../request.contract.ts'
import type { getHoldings, handOverWork } from '../handover.contract.ts'

const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const { call, host, makeWorkspace, owner } = server
const works = await makeWorkspace('Tarnwell')
const { member, executive, 'program-manager': manager } = works.people
const talk = 'sales-reference-call'

const show = async (requestId: string) =>
  (await call<typeof getRequest>(manager, 'GET /requests/:requestId', { params: { requestId } })).body
const holdings = async (person: PersonActor) =>
  (
    await call<typeof getHoldings>(manager, 'GET /people/:personId/handover', {
      params: { personId: person.personId },
    })
  ).body
const handOver = (by: PersonActor, from: PersonActor, toId: string) =>
  call<typeof handOverWork>(by, 'POST /people/:personId/handover', {
    params: { personId: from.personId },
    body: { toId },
  })
const assign = (handlerId: string | null, ...requestIds: string[]) =>
  call<typeof assignRequests>(manager, 'POST /requests/triage', {
    body: { assignments: requestIds.map((requestId) => ({ requestId, handlerId })) },
  })

test('all accounts of who left go to another person, and a second time there is nothing left to hand over', async () => {
  const leaver = await makeColleague(server, works, 'Karel Adler')
  for (const name of ['Alder Mill', 'Birch Works'])
    await call<typeof createAccount>(manager, 'POST /accounts', { body: { name, ownerId: leaver.personId } })
  const kept = await call<typeof createAccount>(manager, 'POST /accounts', {
    body: { name: 'Cedar Line', ownerId: executive.personId },
  })
  expect((await handOver(member, leaver, manager.personId)).status).toBe(403)
  const toSelf = await handOver(manager, leaver, leaver.personId)
  expect(toSelf.problem.errors).toEqual([{ field: 'toId', reason: 'is the same person' }])
  expect((await handOver(manager, leaver, manager.personId)).body).toMatchObject({ accounts: 2 })
  expect((await handOver(manager, leaver, manager.personId)).body).toMatchObject({ accounts: 0 })
  const other = await call<typeof getAccount>(manager, 'GET /accounts/:accountId', {
    params: { accountId: kept.body.id },
  })
  expect(other.body.owner?.id).toBe(executive.personId)
})

test('what somebody asked for, looks after, proposed and is asked to approve goes with them, in one act', async () => {
  const leaver = await makeColleague(server, works, 'Dario Conti', ['program-manager'])
  const heir = await makeColleague(server, works, 'Palesa Mokoena', ['program-manager'])
  const wrote = await submitFor(server, works, leaver, talk)
  const looksAfter = await submitFor(server, works, member, talk)
  await assign(leaver.personId, looksAfter)
  const advocate = await makeAdvocate(server, works, { owner: leaver })
  const asked = await submitFor(server, works, member, talk)
  await call<typeof proposeAdvocate>(member, 'POST /requests/:requestId/asks', {
    params: { requestId: asked },
    body: { contactId: advocate.contactId, wishedOn: null, whyYou: 'Same stack' },
  })
  const other = await makeAdvocate(server, works, { owner: member })
  await call<typeof proposeAdvocate>(leaver, 'POST /requests/:requestId/asks', {
    params: { requestId: looksAfter },
    body: { contactId: other.contactId, wishedOn: null, whyYou: 'Same stack' },
  })
  const before = await holdings(leaver)
  const handed = await handOver(manager, leaver, heir.personId)
  expect(handed.status).toBe(200)
  const { released, ...counts } = handed.body
  const { toHandles: _, ...previewed } = before
  expect([counts, released]).toEqual([previewed, 0])
  expect(counts).toMatchObject({ requested: 1, handled: 1, proposals: 1, accounts: 1 })
  expect(await show(wrote)).toMatchObject({ requester: { name: 'Palesa Mokoena' } })
  const looked = await show(looksAfter)
  expect(looked).toMatchObject({
    handler: { name: 'Palesa Mokoena' },
    asks: [{ proposedBy: { name: 'Palesa Mokoena' } }],
  })
  expect(looked.history[0]?.says).toBe(
    'Looking after it, the asks made went from Dario Conti to Palesa Mokoena',
  )
  const { body } = await call<typeof listApprovals>(heir, 'GET /approvals', { query: { mine: 'true' } })
  expect(body.rows.length).toBe(before.approvals)
  expect(await holdings(leaver)).toMatchObject({
    requested: 0,
    handled: 0,
    proposals: 0,
    approvals: 0,
    accounts: 0,
  })
})

test('open deals, interviews, what is planned and the calendars that are followed go with the rest; what is over stays', async () => {
  const leaver = await makeColleague(server, works, 'Ragna Solberg')
  const heir = await makeColleague(server, works, 'Ines Okafor')
  const interviewed = await makeAdvocate(server, works, { name: 'Ada Interviewed' })
  await host.door.write(works.id, async (tx) => {
    const deal = { workspace_id: works.id, owner_id: leaver.personId }
    await tx
      .insertInto('opportunities')
      .values([
        { ...deal, name: 'Open', state: 'open' },
        { ...deal, name: 'Won', state: 'won' },
      ])
      .execute()
    const entry = { workspace_id: works.id, owner_id: leaver.personId, kind: 'campaign' }
    await tx
      .insertInto('calendar_entries')
      .values([
        { ...entry, title: 'Ahead', starts_on: '2026-06-01', ends_before: '2026-06-02' },
        { ...entry, title: 'Under way', starts_on: '2026-02-01', ends_before: '2026-04-01' },
        { ...entry, title: 'Over', starts_on: '2026-01-01', ends_before: '2026-02-01' },
      ])
      .execute()
    const { contactId } = interviewed
    await tx
      .insertInto('interviews')
      .values({ workspace_id: works.id, contact_id: contactId, scribe_id: leaver.personId })
      .execute()
    const source = {
      name: 'Fairs',
      sealed_address: 'x',
      entry_kind: 'event',
      due_at: '2030-01-01T00:00:00.000Z',
    }
    await tx
      .insertInto('calendar_sources')
      .values({ workspace_id: works.id, owner_id: leaver.personId, ...source })
      .execute()
  })
  expect(await holdings(leaver)).toMatchObject({ opportunities: 1, interviews: 1, entries: 3 })
  const { body } = await handOver(manager, leaver, heir.personId)
  expect(body).toMatchObject({ opportunities: 1, interviews: 1, entries: 3 })
  expect(await holdings(leaver)).toMatchObject({ opportunities: 0, interviews: 0, entries: 0 })
  const { rows } = await owner.query(
    `select name, owner_id = $2 as theirs from opportunities where workspace_id = $1 and owner_id in ($2, $3)
     union all select title, owner_id = $2 from calendar_entries where workspace_id = $1 and owner_id in ($2, $3)
     union all select name, owner_id = $2 from calendar_sources where workspace_id = $1 order by 1`,
    [works.id, heir.personId, leaver.personId],
  )
  expect(rows.filter(({ theirs }) => theirs).map(({ name }) => name)).toEqual([
    'Ahead',
    'Fairs',
    'Open',
    'Under way',
  ])
  expect(rows.filter(({ theirs }) => !theirs).map(({ name }) => name)).toEqual(['Over', 'Won'])
  const told = await owner.query(`select title, detail from notifications where person_id = $1`, [
    heir.personId,
  ])
  expect(told.rows).toMatchObject([{ title: 'The work of Ragna Solberg is yours now' }])
  expect(told.rows[0]?.detail).toContain('1 open opportunity')
})

test('somebody leaves and their work goes on in one act; a departure that is refused takes the handover back', async () => {
  const leaver = await makeColleague(server, works, 'Tomas Brandt')
  await call<typeof createAccount>(manager, 'POST /accounts', {
    body: { name: 'Dogwood Press', ownerId: leaver.personId },
  })
  const leave = (by: PersonActor, version: number) =>
    call<typeof handOverWork>(by, 'POST /people/:personId/handover', {
      params: { personId: leaver.personId },
      body: { toId: executive.personId, departure: { version } },
    })
  const person = async () =>
    (
      await call<typeof getPerson>(manager, 'GET /people/:personId', {
        params: { personId: leaver.personId },
      })
    ).body
  const { version } = await person()
  expect((await leave(manager, version + 1)).status).toBe(409)
  expect([(await person()).leftAt, (await holdings(leaver)).accounts]).toEqual([null, 1])
  expect((await leave(manager, version)).body).toMatchObject({ accounts: 1 })
  expect([(await person()).leftAt === null, (await holdings(leaver)).accounts]).toEqual([false, 0])
})

test('what a colleague may not look after goes back to the unassigned', async () => {
  const leaver = await makeColleague(server, works, 'Femke de Wit', ['program-manager'])
  const requestId = await submitFor(server, works, member, talk)
  await assign(leaver.personId, requestId)
  const handed = await handOver(manager, leaver, member.personId)
  expect(handed.body).toMatchObject({ handled: 0, released: 1 })
  expect((await show(requestId)).handler).toBeNull()
})

test('many are assigned at once, and as before again; what cannot be is told and keeps nobody waiting', async () => {
  const ids = await Promise.all([1, 2, 3].map(() => submitFor(server, works, member, talk)))
  const colleague = await makeColleague(server, works, 'Noor Haddad', ['program-manager'])
  const unknown = crypto.randomUUID()
  const done = await assign(colleague.personId, ...ids, unknown)
  expect(done.body).toMatchObject({ done: 3, refused: [{ requestId: unknown, number: null }] })
  expect((await show(ids[0] ?? '')).handler?.name).toBe('Noor Haddad')
  const back = await call<typeof assignRequests>(manager, 'POST /requests/triage', {
    body: { assignments: done.body.before },
  })
  expect(back.body.done).toBe(3)
  expect((await show(ids[0] ?? '')).handler).toBeNull()
  const nobody = await assign(member.personId, ids[0] ?? '')
  expect(nobody.problem.errors?.[0]?.field).toBe('handlerId')
  // Two who assign the same at once: one of them has the last word, and both are answered.
  const both = await Promise.all([
    assign(colleague.personId, ...ids),
    assign(manager.personId, ...ids.toReversed()),
  ])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
})

test('several that ask for the same end as one', async () => {
  const [first = '', ...rest] = await Promise.all([1, 2, 3].map(() => submitFor(server, works, member, talk)))
  const counted = async () =>
    (await call<typeof countRequests>(manager, 'GET /requests/counts')).body.views['open'] ?? 0
  const before = await counted()
  const { body } = await call<typeof closeDuplicates>(manager, 'POST /requests/duplicates', {
    body: { ofRequestId: first, requestIds: [first, ...rest] },
  })
  expect(body).toEqual({ done: 2, refused: [] })
  expect([await counted(), (await show(rest[0] ?? '')).outcome]).toEqual([before - 2, 'duplicate'])
})

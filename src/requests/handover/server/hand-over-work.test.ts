import { expect, test } from 'vitest'
import type { createAccount, getAccount } from '../../../customers/account.contract.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { makeAdvocate, makeColleague, submitFor } from '../../../server/testing/make-request.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { listApprovals } from '../../approvals/approval.contract.ts'
import type { proposeAdvocate } from '../../asks/ask.contract.ts'
import type { assignRequests, closeDuplicates } from '../../board/bulk.contract.ts'
import type { countRequests, getRequest } from '../../request.contract.ts'
import type { getHoldings, handOverWork } from '../handover.contract.ts'

const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const { call, makeWorkspace } = server
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

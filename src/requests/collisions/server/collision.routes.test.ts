import { expect, test } from 'vitest'
import type { PersonActor } from '../../../kernel/actor.ts'
import { makeAdvocate, makeColleague, submitFor } from '../../../server/testing/make-request.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { proposeAdvocate } from '../../asks/ask.contract.ts'
import type { getRequest } from '../../request.contract.ts'
import type { listCollisions, lookForCollisions } from '../collision.contract.ts'

// A Monday morning.
const server = await startTestHost({ now: '2026-03-02T09:00:00.000Z' })
const { call, host, makeWorkspace, owner: database } = server
const works = await makeWorkspace('Tarnwell')
const manager = works.people['program-manager']
const seller = await memberOf('Ines Okafor', 'Sales', 'sales')
const speaker = await memberOf('Marta Lund', 'Events', 'events')
const otherSeller = await makeColleague(server, works, 'Per Dahl')
await database.query('update people set team_id = (select team_id from people where id = $1) where id = $2', [
  seller.personId,
  otherSeller.personId,
])

async function memberOf(name: string, team: string, kind: string): Promise<PersonActor> {
  const person = await makeColleague(server, works, name)
  await host.door.write(works.id, async (tx) => {
    const { id } = await tx
      .insertInto('teams')
      .values({ workspace_id: works.id, name: team, kind })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.updateTable('people').set({ team_id: id }).where('id', '=', person.personId).execute()
  })
  return person
}

const propose = (requestId: string, contactId: string, more: object = {}) =>
  call<typeof proposeAdvocate>(manager, 'POST /requests/:requestId/asks', {
    params: { requestId },
    body: { contactId, wishedOn: '2026-03-27', whyYou: 'Same stack', ...more },
  })
const ahead = (requestId: string, contactId: string) =>
  call<typeof lookForCollisions>(manager, 'GET /requests/:requestId/collisions/ahead', {
    params: { requestId },
    query: { contactId },
  })
const onRecord = (by: PersonActor, requestId: string) =>
  call<typeof listCollisions>(by, 'GET /requests/:requestId/collisions', { params: { requestId } })
const mailsAbout = async (subject: string) =>
  (
    await database.query<{ to_address: string }>(
      'select to_address from mails where subject like $1 order by to_address',
      [`%${subject}%`],
    )
  ).rows.map((row) => row.to_address)

const call1 = 'sales-reference-call'

test('another team’s ask of the same week has to be known before one more is made', async () => {
  const { contactId } = await makeAdvocate(server, works, { owner: manager, name: 'Grete Holm' })
  const first = await submitFor(server, works, speaker, call1)
  const second = await submitFor(server, works, seller, call1)
  expect((await ahead(second, contactId)).body.rows).toEqual([])
  expect((await propose(first, contactId)).status).toBe(200)
  expect((await ahead(second, contactId)).body.rows).toMatchObject([
    { kind: 'ask', team: 'Events', person: 'Marta Lund', on: '2026-03-27', isSameContact: true },
  ])
  const refused = await propose(second, contactId)
  expect(refused.status).toBe(409)
  expect(refused.problem).toMatchObject({ refusal: 'collision' })
  expect(refused.problem.detail).toContain('Events (Marta Lund) asks them for Fri 27 Mar 2026')
  // The refusal took the reservation back.
  const shown = await call<typeof getRequest>(seller, 'GET /requests/:requestId', {
    params: { requestId: second },
  })
  expect(shown.body.asks).toEqual([])
  expect((await propose(second, contactId, { acknowledged: true })).status).toBe(200)
  expect((await onRecord(seller, second)).body.rows).toMatchObject([
    { whom: 'Grete Holm', other: { team: 'Events', requestId: first }, acknowledgedBy: manager.name },
  ])
  expect((await onRecord(speaker, first)).body.rows).toMatchObject([
    { whom: 'Grete Holm', other: { team: 'Sales', requestId: second, on: '2026-03-27', isOver: false } },
  ])
  expect(await mailsAbout('at the same time')).toEqual([speaker.email, seller.email].sort())
})

test('somebody else at the account counts; one’s own team, another season and another account do not', async () => {
  const one = await makeAdvocate(server, works, { owner: manager })
  const other = await makeAdvocate(server, works, { owner: manager })
  await database.query('update contacts set account_id = $1 where id = $2', [one.accountId, other.contactId])
  const apart = await makeAdvocate(server, works, { owner: manager })
  const request = await submitFor(server, works, seller, call1)
  expect((await propose(request, one.contactId)).status).toBe(200)
  const ofTeam = await submitFor(server, works, otherSeller, call1)
  expect((await ahead(ofTeam, other.contactId)).body.rows).toEqual([])
  const events = await submitFor(server, works, speaker, call1)
  expect((await ahead(events, apart.contactId)).body.rows).toEqual([])
  expect((await ahead(events, other.contactId)).body.rows).toMatchObject([{ isSameContact: false }])
  // Agreed, and long before: neither in the same week, nor reached now.
  await database.query(
    `update ledger_entries set state = 'scheduled', agreed_on = '2026-06-01', effective_on = '2026-06-01',
      proposed_at = '2026-01-05', asked_at = '2026-01-05' where contact_id = $1`,
    [one.contactId],
  )
  expect((await ahead(events, other.contactId)).body.rows).toEqual([])
})

test('an interview that is booked, and first words to somebody new, are met as well', async () => {
  const { contactId } = await makeAdvocate(server, works, { owner: manager })
  const request = await submitFor(server, works, seller, call1)
  await database.query(
    `insert into interviews (workspace_id, contact_id, scribe_id, booked_for) values ($1, $2, $3, '2026-03-05T23:30:00Z')`,
    [works.id, contactId, speaker.personId],
  )
  expect((await ahead(request, contactId)).body.rows).toMatchObject([
    { kind: 'interview', person: 'Marta Lund', activity: 'Interview' },
  ])
  await database.query(`update advocates set stage = 'introduced' where contact_id = $1`, [contactId])
  await database.query(
    `insert into journey_steps (workspace_id, contact_id, from_stage, to_stage, at, by_id)
      values ($1, $2, 'potential', 'introduced', '2026-02-27T10:00:00Z', $3)`,
    [works.id, contactId, speaker.personId],
  )
  const met = await call<typeof lookForCollisions>(manager, 'GET /requests/:requestId/collisions/ahead', {
    params: { requestId: request },
    query: { contactId },
  })
  expect(met.body.rows.map(({ kind }) => kind).sort()).toEqual(['interview', 'outreach'])
})

test('of two teams that propose at the same moment, the second sees the first', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { contactId } = await makeAdvocate(server, works, { owner: manager })
    const first = await submitFor(server, works, speaker, call1)
    const second = await submitFor(server, works, seller, call1)
    const answers = await Promise.all([propose(first, contactId), propose(second, contactId)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.problem.refusal).toBe('collision')
  }
})

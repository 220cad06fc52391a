import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { submitFor } from '../../server/testing/make-request.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { search } from '../search.contract.ts'
import { upsertAccounts } from './upsert-accounts.ts'
import { upsertContacts } from './upsert-contacts.ts'
import { upsertOpportunities } from './upsert-opportunities.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })
const works = await makeWorkspace()
const manager = works.people['program-manager']
const { member } = works.people

await host.door.write(works.id, async (tx) => {
  const accounts = [
    { row: 1, name: 'Łódzkie Zakłady Ceramiczne', owner: member.email },
    { row: 2, name: 'Margate Ltd' },
  ]
  await upsertAccounts(tx, manager, accounts, now)
  const contacts = ['Margaret Ash', 'Margarete Bock', 'Someone Else'].map((name, row) => ({
    row,
    name,
    accountName: 'Margate Ltd',
    title: 'CTO',
  }))
  await upsertContacts(tx, manager, contacts, now)
  const deals = [
    { row: 1, crmId: '1', name: 'Ceramics margin', accountName: 'Łódzkie Zakłady Ceramiczne' },
    { row: 2, crmId: '2', name: 'Margate renewal', accountName: 'Margate Ltd' },
  ]
  await upsertOpportunities(tx, manager, deals, now)
  const { id } = await tx
    .selectFrom('contacts')
    .select('id')
    .where('name', '=', 'Margarete Bock')
    .executeTakeFirstOrThrow()
  const advocate = { workspace_id: works.id, contact_id: id, stage: 'discoverable', stage_since: now }
  await tx.insertInto('advocates').values(advocate).execute()
})

const find = async (as: PersonActor, q: string) =>
  (await call<typeof search>(as, 'GET /search', { query: { q } })).body.results

test('advocates come before other contacts, misspelt names and missing accents are found', async () => {
  expect((await find(manager, 'margaret')).map((result) => result.title).slice(0, 2)).toEqual([
    'Margarete Bock',
    'Margaret Ash',
  ])
  expect((await find(manager, 'lodzkie zaklady'))[0]).toMatchObject({
    kind: 'account',
    title: 'Łódzkie Zakłady Ceramiczne',
  })
  expect((await find(manager, 'margrete bock'))[0]).toMatchObject({
    kind: 'contact',
    detail: 'CTO, Margate Ltd',
    to: expect.stringContaining('/advocates/'),
  })
  expect((await find(manager, 'some program'))[0]).toMatchObject({ kind: 'person' })
})

test('opportunities only where they may be seen, and nothing of another workspace', async () => {
  const deals = async (as: PersonActor) =>
    (await find(as, 'marg')).filter((result) => result.kind === 'opportunity').map((result) => result.title)
  expect(await deals(manager)).toEqual(['Margate renewal', 'Ceramics margin'])
  expect(await deals(member)).toEqual(['Ceramics margin'])
  const other = await makeWorkspace('Elsewhere')
  expect(await find(other.people['program-manager'], 'marg')).toEqual([])
})

test('a kind of activity is found by other words for it, and says how early it is asked for', async () => {
  expect(await find(member, 'site vis')).toEqual([
    {
      kind: 'activity-type',
      id: expect.any(String),
      title: 'Hosted site visit',
      detail: expect.stringMatching(/^30 working days ahead/),
      to: expect.stringMatching(/^\/requests\/new\?type=/),
    },
  ])
})

test('a request is found by its number and by its words, by whom it concerns', async () => {
  const requestId = await submitFor({ host, call }, works, member, 'sales-reference-call')
  const requests = async (as: PersonActor, q: string) =>
    (await find(as, q)).filter((result) => result.kind === 'request')
  const [found] = await requests(member, 'R-1')
  expect(found).toMatchObject({ detail: `R-1, ${member.name}`, to: `/requests/${requestId}` })
  expect(await requests(manager, found?.title ?? '')).toEqual([found])
  expect(await requests(works.people.executive, 'R-1')).toEqual([])
})

test('at most twenty, in six statements, and signs of patterns mean themselves', async () => {
  const many = Array.from({ length: 60 }, (_, row) => ({
    row,
    name: `Quillon ${row}`,
    accountName: 'Margate Ltd',
  }))
  await host.door.write(works.id, (tx) => upsertContacts(tx, manager, many, now))
  expect((await find(manager, 'quillon')).length).toBeLessThanOrEqual(20)
  expect(await countStatements(() => find(manager, 'quillon'))).toBe(6)
  expect((await find(manager, '%')).filter((result) => result.kind !== 'person')).toEqual([])
  expect((await find(manager, '\\')).filter((result) => result.kind !== 'person')).toEqual([])
})

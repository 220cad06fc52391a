import { expect, test } from 'vitest'
import type { PersonActor } from '../../kernel/actor.ts'
import { countStatements } from '../../server/testing/count-statements.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type * as contract from '../opportunity.contract.ts'
import type { OpportunityRow } from '../opportunity-row.ts'
import { upsertAccounts } from './upsert-accounts.ts'
import { upsertOpportunities } from './upsert-opportunities.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, call, makeWorkspace } = await startTestHost({ now })

async function start(rows?: readonly OpportunityRow[]) {
  const works = await makeWorkspace()
  const manager = works.people['program-manager']
  const { member, executive, administrator } = works.people
  const some: OpportunityRow[] =
    rows === undefined
      ? [
          {
            row: 1,
            crmId: 'a',
            name: 'Upgrade',
            accountName: 'Mine',
            stage: 'Won',
            amount: { minor: 300, currency: 'EUR' },
            closeOn: '2026-02-01',
          },
          {
            row: 2,
            crmId: 'b',
            name: 'Renewal',
            accountName: 'Theirs',
            stage: 'Proposal',
            amount: { minor: 200, currency: 'EUR' },
            closeOn: '2026-04-01',
          },
          {
            row: 3,
            crmId: 'c',
            name: 'First',
            prospect: 'Stranger',
            owner: executive.email,
            amount: { minor: 100, currency: 'USD' },
          },
        ]
      : [...rows]
  await host.door.write(works.id, async (tx) => {
    await upsertAccounts(
      tx,
      manager,
      [
        { row: 1, name: 'Mine', owner: member.email },
        { row: 2, name: 'Theirs' },
      ],
      now,
    )
    await upsertOpportunities(tx, manager, some, now)
  })
  const list = (as: PersonActor, query: object = {}) =>
    call<typeof contract.listOpportunities>(as, 'GET /opportunities', {
      query: query as Record<string, string>,
    })
  const names = async (as: PersonActor, query: object = {}) =>
    (await list(as, query)).body.rows.map((row) => row.name)
  const facets = (as: PersonActor, query: object = {}) =>
    call<typeof contract.countOpportunities>(as, 'GET /opportunities/facets', {
      query: query as Record<string, string>,
    })
  const ids = new Map((await list(manager)).body.rows.map((row) => [row.name, row.id]))
  const params = (name: string) => ({ opportunityId: ids.get(name) ?? '' })
  return { works, manager, member, executive, administrator, list, names, facets, params }
}

test('the next to close comes first, dates unknown last, and filters narrow', async () => {
  const { manager, names } = await start()
  expect(await names(manager)).toEqual(['Upgrade', 'Renewal', 'First'])
  expect(await names(manager, { sort: '-amount' })).toEqual(['Upgrade', 'Renewal', 'First'])
  expect(await names(manager, { state: 'open', sort: 'name' })).toEqual(['First', 'Renewal'])
  expect(await names(manager, { q: 'upgrad' })).toEqual(['Upgrade'])
  expect(await names(manager, { q: 'theirs' })).toEqual(['Renewal'])
})

test('sums stand apart by currency and state', async () => {
  const { manager, facets } = await start()
  const { body } = await facets(manager, { sort: undefined })
  expect(body.sums).toEqual([
    { state: 'open', currency: 'EUR', minor: 200, count: 1 },
    { state: 'open', currency: 'USD', minor: 100, count: 1 },
    { state: 'won', currency: 'EUR', minor: 300, count: 1 },
  ])
  expect(body.total).toBe(3)
})

test('a member sees opportunities of theirs and of their accounts, and no trace of others', async () => {
  const { member, administrator, executive, names, facets, params } = await start()
  expect(await names(member)).toEqual(['Upgrade'])
  expect((await facets(member)).body).toMatchObject({ all: 1, sums: [{ minor: 300 }] })
  expect(await names(administrator)).toEqual([])
  expect((await names(executive)).length).toBe(3)
  const other = await call<typeof contract.getOpportunity>(member, 'GET /opportunities/:opportunityId', {
    params: params('Renewal'),
  })
  expect(other.status).toBe(404)
  const edit = await call<typeof contract.updateOpportunity>(member, 'PATCH /opportunities/:opportunityId', {
    params: params('Renewal'),
    body: { version: 1, stage: 'X' },
  })
  expect(edit.status).toBe(404)
  const looked = await call<typeof contract.updateOpportunity>(
    executive,
    'PATCH /opportunities/:opportunityId',
    { params: params('Renewal'), body: { version: 1, stage: 'X' } },
  )
  expect(looked.status).toBe(403)
})

test('an opportunity is added, moves on, is won by hand and opened again', async () => {
  const { member, executive } = await start()
  const nobody = await call<typeof contract.createOpportunity>(member, 'POST /opportunities', {
    body: { name: 'No company' },
  })
  expect(nobody.problem.errors?.[0]?.field).toBe('accountId')
  const made = await call<typeof contract.createOpportunity>(member, 'POST /opportunities', {
    body: {
      name: 'New deal',
      prospect: 'Hadsund',
      stage: 'Discovery',
      amount: { minor: 5_000, currency: 'DKK' },
      competitors: ['Oldsoft'],
    },
  })
  expect(made.body).toMatchObject({
    state: 'open',
    owner: { id: member.personId },
    competitors: ['Oldsoft'],
    version: 1,
  })
  const at = { params: { opportunityId: made.body.id } }
  const edit = (body: object) =>
    call<typeof contract.updateOpportunity>(member, 'PATCH /opportunities/:opportunityId', { ...at, body })
  expect(
    (await edit({ version: 1, stage: 'Proposal', closeOn: '2026-05-01' })).body.stages.map(
      (step) => step.stage,
    ),
  ).toContain('Discovery')
  expect((await edit({ version: 1, stage: 'Other' })).status).toBe(409)
  expect((await edit({ version: 2, ownerId: executive.personId })).status).toBe(403)
  expect((await edit({ version: 2, closeOn: '2026-13-01' })).problem.errors?.[0]?.field).toBe('closeOn')
  const close = { ...at, body: { version: 2, state: 'won', on: '2026-03-01' } }
  const won = await call<typeof contract.closeOpportunity>(
    member,
    'PUT /opportunities/:opportunityId/closing',
    close,
  )
  expect(won.body).toMatchObject({ state: 'won', stage: 'Closed won', closeOn: '2026-03-01', version: 3 })
  const open = await call<typeof contract.reopenOpportunity>(
    member,
    'DELETE /opportunities/:opportunityId/closing',
    at,
  )
  expect(open.body).toMatchObject({ state: 'open', version: 4 })
})

test('lists and facets cost as many statements for two thousand opportunities as for three', async () => {
  const many = Array.from({ length: 2_000 }, (_, row) => ({
    row,
    crmId: `o${row}`,
    name: `Deal ${row}`,
    accountName: 'Mine',
  }))
  const counts: number[][] = []
  for (const rows of [undefined, many]) {
    const { manager, list, facets } = await start(rows)
    counts.push([
      await countStatements(() => list(manager, { state: 'open', size: 200 })),
      await countStatements(() => facets(manager, { state: 'open' })),
    ])
  }
  expect(counts).toEqual([
    [2, 3],
    [2, 3],
  ])
})

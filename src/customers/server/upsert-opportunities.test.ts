import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { OpportunityRow } from '../opportunity-row.ts'
import { upsertAccounts } from './upsert-accounts.ts'
import { upsertOpportunities } from './upsert-opportunities.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, makeWorkspace } = await startTestHost({ now })

async function start() {
  const works = await makeWorkspace()
  const db = host.door.in(works.id)
  const actor = works.people['program-manager']
  await host.door.write(works.id, (tx) => upsertAccounts(tx, actor, [{ row: 1, name: 'Cancity' }], now))
  const stages = () => db.selectFrom('opportunity_stages').select(['stage', 'at']).orderBy('at').execute()
  const all = () => db.selectFrom('opportunities').selectAll().orderBy('name').execute()
  const take = (rows: readonly OpportunityRow[]) =>
    host.door.write(works.id, (tx) => upsertOpportunities(tx, actor, rows, now))
  return { works, db, all, stages, take }
}

test('a won deal comes with its account, amount and stage, and a second time changes nothing', async () => {
  const { all, stages, take, db } = await start()
  const rows: OpportunityRow[] = [
    {
      row: 2,
      crmId: '1C1I7A6R',
      accountName: 'cancity',
      product: 'GTX Plus Basic',
      stage: 'Won',
      amount: { minor: 105_400, currency: 'USD' },
      createdOn: '2016-10-20',
      closeOn: '2017-03-01',
      competitors: ['Oldsoft'],
    },
  ]
  const [first] = await take(rows)
  expect(first).toMatchObject({ outcome: 'created', warnings: [{ field: 'product' }] })
  const before = await all()
  expect(before).toMatchObject([
    {
      name: 'Cancity, GTX Plus Basic',
      state: 'won',
      stage: 'Won',
      amount_minor: 105_400,
      product_text: 'GTX Plus Basic',
    },
  ])
  expect(before[0]?.account_id).not.toBeNull()
  expect(await stages()).toEqual([{ stage: 'Won', at: '2017-03-01T00:00:00.000Z' }])
  expect(await take(rows)).toMatchObject([{ outcome: 'unchanged' }])
  expect(await all()).toEqual(before)
  expect(await db.selectFrom('unmapped_values').select(['taxonomy', 'seen']).execute()).toEqual([
    { taxonomy: 'product', seen: 1 },
  ])
})

test('a deal without an account goes in with a warning, one with a stranger keeps it as its prospect', async () => {
  const { all, take } = await start()
  const results = await take([
    { row: 1, crmId: 'a' },
    { row: 2, crmId: 'b', accountName: 'Stranger' },
    { row: 3, crmId: 'c', prospect: 'Prospect 2e74', need: 'A need' },
    { row: 4 },
  ])
  expect(results.map((result) => [result.outcome, result.field ?? result.warnings?.[0]?.field])).toEqual([
    ['created', 'accountName'],
    ['created', 'accountName'],
    ['created', undefined],
    ['refused', 'name'],
  ])
  expect((await all()).map((row) => [row.name, row.account_id, row.prospect])).toEqual([
    ['Prospect 2e74', null, 'Prospect 2e74'],
    ['Stranger', null, 'Stranger'],
    ['a', null, null],
  ])
})

test('a deal without CRM id is found by name within its company, and two that fit are refused', async () => {
  const { take } = await start()
  await take([
    { row: 1, name: 'Expansion', accountName: 'Cancity' },
    { row: 2, name: 'Expansion', accountName: 'Elsewhere' },
    { row: 3, crmId: 'r1', name: 'Renewal', accountName: 'Cancity' },
    { row: 4, crmId: 'r2', name: 'Renewal', accountName: 'Cancity' },
  ])
  const results = await take([
    { row: 1, name: 'expansion', accountName: 'Cancity', stage: 'Proposal' },
    { row: 2, name: 'Expansion', accountName: 'elsewhere', stage: 'Closed Lost' },
    { row: 3, name: 'Renewal', accountName: 'Cancity' },
  ])
  expect(results.map((result) => result.outcome)).toEqual(['updated', 'updated', 'refused'])
  expect(results[2]?.reason).toContain('fits 2 opportunities')
})

test('each new stage is a step, and a history file brings its own', async () => {
  const { stages, take } = await start()
  await take([{ row: 1, crmId: 'a', stage: 'Prospecting' }])
  await take([{ row: 1, crmId: 'a', stages: [{ stage: 'Qualified', at: '2026-01-05T10:00:00Z' }] }])
  expect(
    await take([{ row: 1, crmId: 'a', stages: [{ stage: 'Qualified', at: '2026-01-05T10:00:00Z' }] }]),
  ).toMatchObject([{ outcome: 'unchanged' }])
  expect(await stages()).toEqual([
    { stage: 'Qualified', at: '2026-01-05T10:00:00.000Z' },
    { stage: 'Prospecting', at: now },
  ])
})

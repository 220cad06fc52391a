import { expect, test } from 'vitest'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { HistoryRow } from '../history-row.ts'
import { recordHistory } from './record-history.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, makeWorkspace } = await startTestHost({ now })

async function setUp() {
  const workspace = await makeWorkspace()
  const manager = workspace.people['program-manager']
  const own = { workspace_id: workspace.id }
  const made = await host.door.write(workspace.id, async (tx) => {
    const account = await tx
      .insertInto('accounts')
      .values({ ...own, name: 'Nordkai', crm_id: 'A-1' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const contacts = await tx
      .insertInto('contacts')
      .values([
        {
          ...own,
          name: 'Ada Quist',
          title: 'CFO',
          seniority: 'executive',
          account_id: account.id,
          crm_id: 'C-1',
        },
        { ...own, name: 'Bo Eck', account_id: account.id },
        { ...own, name: 'Bo Eck', account_id: account.id },
      ])
      .returning('id')
      .execute()
    const [{ id: contactId = '' } = {}] = contacts
    await tx
      .insertInto('contact_mails')
      .values({ ...own, contact_id: contactId, email: 'ada@nordkai.example' })
      .execute()
    const past = { title: 'Controller', until_on: '2025-06-01', source: 'import', account_id: account.id }
    await tx
      .insertInto('employments')
      .values({ ...own, contact_id: contactId, ...past })
      .execute()
    const deal = await tx
      .insertInto('opportunities')
      .values({ ...own, name: 'Hadsund', crm_id: 'O-1' })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { accountId: account.id, contactId, dealId: deal.id }
  })
  const record = (rows: readonly HistoryRow[]) =>
    host.door.write(workspace.id, (tx) => recordHistory(tx, manager, rows, now))
  const stored = () =>
    host.door
      .in(workspace.id)
      .selectFrom('ledger_entries')
      .selectAll()
      .orderBy('effective_on')
      .orderBy('id')
      .execute()
  return { workspace, record, stored, ...made }
}

const call: HistoryRow = {
  row: 2,
  email: 'ADA@nordkai.example',
  activityType: 'Reference call',
  on: '2026-02-20',
}

test('past uses count load and rest, with who the person was at the time', async () => {
  const { record, stored, contactId, dealId } = await setUp()
  const results = await record([
    { ...call, minutes: 40, opportunityCrmId: 'O-1', audience: 'Prospect' },
    { ...call, row: 3, on: '2025-03-01', kind: 'Completed' },
    { row: 4, crmId: 'C-1', activityType: 'written q&a', on: '2026-02-21', kind: 'Declined' },
    { row: 5, name: 'ada quist', accountName: 'NORDKAI', on: '2026-02-22', kind: 'gift', title: 'Book' },
  ])
  expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created', 'created'])
  const rows = await stored()
  expect(rows).toMatchObject([
    {
      contact_id: contactId,

      effective_on: '2025-03-01',
      title_then: 'Controller',
      state: 'done',
    },
    {
      effective_on: '2026-02-20',
      title_then: 'CFO',
      seniority_then: 'executive',
      load_quarters: 8,
      rest_days: 30,
      is_live: true,
      minutes: 40,
      audience: 'buyers',
      opportunity_id: dealId,
    },
    { state: 'declined', load_quarters: 1, full_load_quarters: 4, rest_days: 0 },
    { kind: 'give', title: 'Book', load_quarters: 0 },
  ])
  expect(results.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
})

test('the same file twice changes nothing, by outside id and without one', async () => {
  const { record, stored } = await setUp()
  const file: HistoryRow[] = [
    call,
    { ...call, row: 3, externalId: 'T-9', on: '2026-02-10' },
    { ...call, row: 4 },
  ]
  expect((await record(file)).map(({ outcome }) => outcome)).toEqual(['created', 'created', 'unchanged'])
  const before = await stored()
  expect((await record(file)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged'])
  expect(await stored()).toEqual(before)
})

test('a file that says something else corrects by a reversing row, and blanks nothing', async () => {
  const { record, stored } = await setUp()
  await record([{ ...call, externalId: 'T-1', minutes: 30, outcome: 'went well' }])
  const [result] = await record([{ ...call, externalId: 'T-1', on: '2026-02-19', minutes: 45 }])
  expect(result).toMatchObject({ outcome: 'updated' })
  const rows = await stored()
  expect(rows).toHaveLength(3)
  expect(rows.reduce((sum, row) => sum + row.load_quarters, 0)).toBe(8)
  const kept = rows.find((row) => row.id === result?.id)
  expect(kept).toMatchObject({
    effective_on: '2026-02-19',
    minutes: 45,
    outcome: 'went well',
    external_id: 'T-1',
  })
  const again = await record([{ ...call, externalId: 'T-1', on: '2026-02-19', minutes: 45 }])
  expect(again[0]).toMatchObject({ outcome: 'unchanged', id: kept?.id })
})

test('each row that cannot go in says which field and why; the others go in', async () => {
  const { record } = await setUp()
  const results = await record([
    { ...call, row: 2, kind: 'banana' },
    { ...call, row: 3, on: null },
    { ...call, row: 4, on: '2026-03-04' },
    { ...call, row: 5, activityType: 'Skydiving' },
    { ...call, row: 6, activityType: null },
    { ...call, row: 7, email: 'nobody@nordkai.example' },
    { row: 8, name: 'Bo Eck', accountName: 'Nordkai', activityType: 'survey', on: '2026-02-20' },
    { row: 9, name: 'Bo Eck', activityType: 'survey', on: '2026-02-20' },
    { row: 10, activityType: 'survey', on: '2026-02-20' },
    { ...call, row: 11, minutes: -4, audience: 'martians', opportunityCrmId: 'O-9' },
  ])
  expect(results.map(({ row, outcome, field }) => [row, outcome, field])).toEqual([
    [2, 'refused', 'kind'],
    [3, 'refused', 'on'],
    [4, 'refused', 'on'],
    [5, 'refused', 'activityType'],
    [6, 'refused', 'activityType'],
    [7, 'refused', 'email'],
    [8, 'refused', 'name'],
    [9, 'refused', 'accountName'],
    [10, 'refused', 'name'],
    [11, 'created', undefined],
  ])
  expect(results.at(-1)?.warnings?.map(({ field }) => field)).toEqual([
    'minutes',
    'audience',
    'opportunityCrmId',
  ])
})

test('what is asked of the company is kept with the account', async () => {
  const { record, stored, accountId } = await setUp()
  const results = await record([
    { row: 2, accountCrmId: 'A-1', activityType: 'Logo use', on: '2026-01-10' },
    { ...call, row: 3, activityType: 'Logo', on: '2026-01-11' },
  ])
  expect(results[1]?.warnings).toMatchObject([{ field: 'name' }])
  for (const row of await stored())
    expect(row).toMatchObject({ contact_id: null, account_id: accountId, load_quarters: 4 })
})

test('a member may not bring history in', async () => {
  const { workspace } = await setUp()
  const { member } = workspace.people
  await expect(
    host.door.write(workspace.id, (tx) => recordHistory(tx, member, [call], now)),
  ).rejects.toMatchObject({
    code: 'forbidden',
  })
})

import { expect, test } from 'vitest'
import type { AccountRow } from '../../customers/account-row.ts'
import { upsertAccounts } from '../../customers/server/upsert-accounts.ts'
import { upsertContacts } from '../../customers/server/upsert-contacts.ts'
import { startTestHost } from '../../server/testing/test-host.ts'
import type { AdvocateRow } from '../advocate-row.ts'
import { upsertAdvocates } from './upsert-advocates.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, makeWorkspace } = await startTestHost({ now })

async function start() {
  const works = await makeWorkspace()
  const db = host.door.in(works.id)
  const actor = works.people['program-manager']
  const accounts: AccountRow[] = [
    { row: 1, crmId: 'A1', name: 'Łódzkie Zakłady', owner: works.people.member.email },
    { row: 2, name: 'Ownerless' },
  ]
  await host.door.write(works.id, async (tx) => {
    await upsertAccounts(tx, actor, accounts, now)
    await upsertContacts(
      tx,
      actor,
      [
        {
          row: 1,
          crmId: 'C1',
          name: 'Małgorzata Wójcik',
          accountCrmId: 'A1',
          mails: ['gosia@lodzkie.example'],
        },
        { row: 2, name: 'Bo Eck', accountName: 'Ownerless' },
      ],
      now,
    )
    const types = await tx.selectFrom('activity_types').select('id').execute()
    if (types.length > 0) return
    await tx
      .insertInto('activity_types')
      .values({
        workspace_id: works.id,
        code: 'sales-reference-call',
        name: 'Sales reference call',
        family: 'talks',
        effort: '30 min',
        notice_days: 5,
        load_quarters: 8,
        rest_days: 30,
        reward_points: 10,
        is_live: true,
        is_company_level: false,
        fulfilment: 'program',
        audience: 'buyers',
        evidence: 'date',
      })
      .execute()
  })
  return {
    works,
    db,
    take: (rows: readonly AdvocateRow[]) =>
      host.door.write(works.id, (tx) => upsertAdvocates(tx, actor, rows, now)),
    advocate: (name: string) =>
      db
        .selectFrom('advocates as a')
        .innerJoin('contacts as c', 'c.id', 'a.contact_id')
        .selectAll('a')
        .where('c.name', '=', name)
        .executeTakeFirst(),
  }
}

const full: AdvocateRow = {
  row: 2,
  email: 'Gosia@lodzkie.example',
  stage: 'Active reference',
  joinedOn: '2024-03-03',
  willingTo: 'Sales reference call',
  permissions: { logo: 'yes', quote: 'refused' },
  permissionsUntil: '2027-08-31',
  companyPermissions: { press: 'given' },
  ownAsksAQuarter: 2,
  blackoutFrom: '2026-12-14',
  blackoutUntil: '2027-01-15',
  neverWith: 'Ownerless; Oldsoft',
  topics: 'audit trail, month end',
  languages: 'Polish, de',
  outcome: 'Closes in four days instead of eleven.',
  introducedBy: 'Some member',
}

test('an advocate of before comes in at their stage with all that the file says, and again nothing changes', async () => {
  const { take, advocate, db } = await start()
  expect(await take([full])).toMatchObject([{ row: 2, outcome: 'created' }])
  const made = await advocate('Małgorzata Wójcik')
  expect(made).toMatchObject({ stage: 'active', joined_on: '2024-03-03', own_asks_a_quarter: 2 })
  expect(made?.interview_override).toContain('before')
  expect(
    await db.selectFrom('journey_steps').select(['from_stage', 'to_stage', 'is_override']).execute(),
  ).toEqual([{ from_stage: 'customer', to_stage: 'active', is_override: true }])
  const { contact_id } = made ?? { contact_id: '' }
  const languages = await db
    .selectFrom('contact_languages')
    .select('language')
    .where('contact_id', '=', contact_id)
    .orderBy('language')
    .execute()
  expect(languages.map((row) => row.language)).toEqual(['de', 'pl'])
  const permissions = await db
    .selectFrom('permissions')
    .select(['use', 'answer', 'valid_until', 'contact_id'])
    .orderBy('use')
    .execute()
  expect(permissions).toEqual([
    { use: 'logo', answer: 'given', valid_until: '2027-08-31', contact_id },
    { use: 'press', answer: 'given', valid_until: null, contact_id: null },
    { use: 'quote', answer: 'refused', valid_until: null, contact_id },
  ])
  const nevers = await db.selectFrom('never_withs').select(['name', 'kind']).orderBy('name').execute()
  expect(nevers).toEqual([
    { name: 'Oldsoft', kind: 'other' },
    { name: 'Ownerless', kind: 'account' },
  ])

  const before = await advocate('Małgorzata Wójcik')
  expect(await take([full, { ...full, row: 3 }])).toMatchObject([
    { outcome: 'unchanged' },
    { outcome: 'unchanged' },
  ])
  expect(await advocate('Małgorzata Wójcik')).toEqual(before)
  expect((await db.selectFrom('blackouts').selectAll().execute()).length).toBe(1)
})

test('a file with fewer columns blanks nothing, and a new answer replaces the old one', async () => {
  const { take, db } = await start()
  await take([full])
  expect(await take([{ row: 1, crmId: 'C1' }])).toMatchObject([{ outcome: 'unchanged' }])
  expect(
    await take([{ row: 1, crmId: 'C1', willingness: { 'sales reference call': 'never' } }]),
  ).toMatchObject([{ outcome: 'updated' }])
  expect(await db.selectFrom('willingness').select('answer').execute()).toEqual([{ answer: 'never' }])
})

test('without permission, activity and owner a reference stands as interviewed and the row says what is missing', async () => {
  const { take, advocate } = await start()
  const [result] = await take([{ row: 5, name: 'bo eck', account: 'OWNERLESS', stage: 'yes' }])
  expect(result?.outcome).toBe('created')
  expect(result?.warnings?.[0]?.reason).toMatch(/nothing they said.*permission.*relationship/i)
  expect(await advocate('Bo Eck')).toMatchObject({ stage: 'interviewed' })
  expect((await take([{ row: 5, name: 'bo eck', account: 'OWNERLESS', stage: 'yes' }]))[0]).toMatchObject({
    outcome: 'unchanged',
  })
})

test('a file moves nobody back and brings nobody back', async () => {
  const { take, advocate } = await start()
  await take([full])
  expect((await take([{ ...full, stage: 'potential' }]))[0]).toMatchObject({
    outcome: 'unchanged',
    warnings: [{ field: 'stage' }],
  })
  expect((await take([{ ...full, stage: 'retired' }]))[0]).toMatchObject({ outcome: 'updated' })
  expect((await take([{ ...full, stage: 'active' }]))[0]).toMatchObject({
    outcome: 'unchanged',
    warnings: [{ field: 'stage' }],
  })
  expect(await advocate('Małgorzata Wójcik')).toMatchObject({ stage: 'retired' })
})

test('somebody unknown with a known account becomes a contact; without one the row says what it lacks', async () => {
  const { take, advocate } = await start()
  const results = await take([
    { row: 1, name: 'New Person', account: 'Ownerless', stage: 'potential' },
    { row: 2, name: 'Nobody' },
    { row: 3, email: 'who@where.example' },
    { row: 4 },
    { row: 5, crmId: 'C1', willingTo: 'tap dancing', languages: 'Klingonese', stage: 'purple' },
  ])
  expect(results.map(({ outcome, field }) => [outcome, field])).toEqual([
    ['created', undefined],
    ['refused', 'account'],
    ['refused', 'email'],
    ['refused', 'name'],
    ['created', undefined],
  ])
  expect(results[4]?.warnings?.map((warning) => warning.field)).toEqual(['stage', 'languages', 'willingness'])
  expect(await advocate('New Person')).toMatchObject({ stage: 'potential' })
})

test('two thousand rows take a constant number of statements', async () => {
  const { take, works } = await start()
  const rows = Array.from({ length: 2_000 }, (_, at) => ({
    row: at + 1,
    name: `Person ${at}`,
    account: 'Ownerless',
    stage: 'potential',
    topics: 'scale; speed',
    outcome: `Outcome ${at}`,
  }))
  const started = performance.now()
  const results = await take(rows)
  expect(results.every((result) => result.outcome === 'created')).toBe(true)
  expect((await take(rows)).every((result) => result.outcome === 'unchanged')).toBe(true)
  expect(performance.now() - started).toBeLessThan(15_000)
  expect(works.id).toBeTruthy()
})

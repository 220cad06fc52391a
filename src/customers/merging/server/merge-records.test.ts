import type pg from 'pg'
import { expect, test } from 'vitest'
import { makeForeignRecords } from '../../../server/testing/foreign-records.ts'
import { makeSecondCustomer } from '../../../server/testing/second-customer.ts'
import { makeContacts } from '../../../server/testing/test-customers.ts'
import { startTestHost } from '../../../server/testing/test-host.ts'
import type { listSignals } from '../../../signals/contract.ts'
import type { getContact } from '../../contact.contract.ts'
import type { ContactRow } from '../../contact-row.ts'
import type { listDuplicates } from '../../duplicates/duplicate.contract.ts'
import { lookForDuplicatesJob } from '../../duplicates/server/jobs.ts'
import { upsertContacts } from '../../server/upsert-contacts.ts'
import { jsonColumns, movingJson } from '../json-columns.ts'
import type { listMerges, mergeTwo, undoMerging } from '../merge.contract.ts'
import { madeOfOthers, mergeRules } from '../merge-rules.ts'
import { uniquesWith } from '../move-plan.ts'
import { readCatalogue } from './catalogue.reads.ts'
import { mergeRecords } from './merge-records.ts'
import { planOf } from './move-rows.ts'
import { undoMerge } from './undo-merge.ts'

const now = '2026-03-02T09:00:00.000Z'
const server = await startTestHost({ now })
const works = await server.makeWorkspace()
const actor = works.people['program-manager']
const catalogue = await readCatalogue(server.host.door.in(works.id))
const plans = { contact: planOf({ catalogue }, 'contacts'), account: planOf({ catalogue }, 'accounts') }
const made = await makeForeignRecords(server.owner, works)
const two = await makeSecondCustomer(
  server.owner,
  works.id,
  { contact: made['contact'] ?? '', account: made['account'] ?? '' },
  {
    contact: [...plans.contact.holders, ...plans.contact.columns],
    account: [...plans.account.holders, ...plans.account.columns],
  },
)

// Ids that stand in JSON, where they go along: of both records of either pair.
for (const { table, column } of movingJson) {
  const ids = JSON.stringify([...two.contacts, ...two.accounts])
  await server.owner.query(`update "${table}" set "${column}" = $1 where workspace_id = $2`, [ids, works.id])
}

/** What a merging writes of itself, what is made of others, and what happened. */
const aside = ['merges', 'merge_changes', 'events', 'event_abouts', 'event_texts', ...madeOfOthers]

async function snapshot(owner: pg.Pool): Promise<Record<string, string[]>> {
  const tables = Object.keys(catalogue.columns)
    .filter((table) => !aside.includes(table))
    .toSorted()
  const found: Record<string, string[]> = {}
  for (const table of tables) {
    if (
      !catalogue.uniques.some((index) => index.table === table && index.expressions.includes('workspace_id'))
    )
      continue
    const { rows } = await owner.query<{ row: string }>(
      `select to_jsonb(t)::text as row from "${table}" t where workspace_id = $1 order by 1`,
      [works.id],
    )
    found[table] = rows.map(({ row }) => row)
  }
  return found
}

test('for every unique index with the id of a contact or an account it is said how two rows become one', () => {
  const needed = [plans.contact, plans.account].flatMap((plan) => [
    ...uniquesWith(catalogue, plan.columns),
    ...uniquesWith(catalogue, plan.holders),
  ])
  // A row under an id of its own never collides.
  const names = new Set(needed.map(({ name }) => name))
  expect([...names].filter((name) => mergeRules[name] === undefined).toSorted()).toEqual([])
  expect(
    Object.keys(mergeRules)
      .filter((name) => !names.has(name))
      .toSorted(),
  ).toEqual([])
})

test('for every JSON column it is said whether ids stand in it, and what becomes of them', async () => {
  const { rows } = await server.owner.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and data_type in ('json', 'jsonb')
       and exists (select from information_schema.columns w where w.table_schema = c.table_schema
         and w.table_name = c.table_name and w.column_name = 'workspace_id') order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(jsonColumns).toSorted())
})

test('a row that goes when two become one takes at most those below it, which the journal keeps', () => {
  const holders = new Set([...plans.contact.holders, ...plans.account.holders].map(({ table }) => table))
  const goes = [plans.contact, plans.account]
    .flatMap((plan) => uniquesWith(catalogue, plan.columns))
    .filter(({ name, table }) => mergeRules[name]?.beside === undefined && !holders.has(table))
    .map(({ table }) => table)
  const below = catalogue.foreignKeys.filter(({ target }) => goes.includes(target)).map(({ table }) => table)
  const further = catalogue.foreignKeys.filter(({ target }) => below.includes(target))
  expect(further.map(({ table, target }) => `${table} points at ${target}`)).toEqual([])
})

test.each(['contact', 'account'] as const)(
  'two %ss with a row in every table become one and two again, exactly',
  async (record) => {
    const [survivorId, absorbedId] = record === 'contact' ? two.contacts : two.accounts
    const before = await snapshot(server.owner)
    const mergeId = await server.host.door.write(works.id, (tx) =>
      mergeRecords(tx, actor, { record, survivorId, absorbedId, choices: {} }, now),
    )
    const merged = await snapshot(server.owner)
    const left = Object.entries(merged).filter(
      ([table, rows]) => table !== 'merged_records' && rows.some((row) => row.includes(absorbedId)),
    )
    expect(left.map(([table]) => table)).toEqual([])
    await server.host.door.write(works.id, (tx) => undoMerge(tx, actor, mergeId, now))
    expect(await snapshot(server.owner)).toEqual(before)
  },
)

const other = await server.makeWorkspace('Duplicates')
const manager = other.people['program-manager']
const hof = { name: 'Hof GmbH', domains: ['hof.example'], crmId: 'A-1' }
const people: Omit<ContactRow, 'row'>[] = [
  { name: 'Robert Smith', mails: ['robert@hof.example'], crmId: 'C-1', title: 'Head of IT' },
  { name: 'R Smith', mails: ['rs@hof.example'], crmId: 'C-2', title: 'CIO', phone: '+49 30 555 0101' },
]
const [robert = '', rs = ''] = await makeContacts(server.host.door, other, hof, people)

const upsert = (row: Omit<ContactRow, 'row'>) =>
  server.host.door.write(other.id, (tx) => upsertContacts(tx, manager, [{ row: 1, ...row }], now))

test('a pair is found by itself, merged, and found by its old id, CRM id, address and name', async () => {
  await lookForDuplicatesJob.run({ host: server.host, data: {}, now, jobId: '' })
  const listed = await server.call<typeof listDuplicates>(manager, 'GET /duplicates', {
    query: { record: 'contact' },
  })
  expect(listed.body.rows.map(({ one, other: two }) => [one.name, two.name].toSorted())).toEqual([
    ['R Smith', 'Robert Smith'],
  ])
  const merged = await server.call<typeof mergeTwo>(manager, 'POST /merges', {
    body: { record: 'contact', survivorId: robert, absorbedId: rs, choices: { title: 'absorbed' } },
  })
  expect(merged.status).toBe(200)
  const led = await server.call<typeof getContact>(manager, 'GET /contacts/:contactId', {
    params: { contactId: rs },
  })
  expect([led.status, led.headers.location]).toEqual([308, `/api/v1/contacts/${robert}`])
  const narrowed = await server.call<typeof listSignals>(manager, 'GET /signals', {
    query: { contact: rs, size: 10 },
  })
  expect([narrowed.status, narrowed.headers.location]).toEqual([
    308,
    `/api/v1/signals?contact=${robert}&size=10`,
  ])
  const read = await server.call<typeof getContact>(manager, 'GET /contacts/:contactId', {
    params: { contactId: robert },
  })
  expect(read.body).toMatchObject({
    name: 'Robert Smith',
    title: 'CIO',
    crmId: 'C-1',
    details: { mails: 2, phone: true },
  })
  for (const row of [
    { name: 'R Smith', crmId: 'C-2', title: 'Something else', accountName: 'Hof GmbH' },
    { name: 'R. Smith', mails: ['rs@hof.example'] },
    { name: 'R Smith', accountName: 'Hof GmbH' },
  ]) {
    expect(await upsert(row)).toMatchObject([{ outcome: 'unchanged', id: robert }])
  }
  const undone = await server.call<typeof undoMerging>(manager, 'DELETE /merges/:mergeId', {
    params: { mergeId: merged.body.id },
  })
  expect(undone.status).toBe(200)
  expect(await upsert({ name: 'R Smith', crmId: 'C-2', accountName: 'Hof GmbH' })).toMatchObject([{ id: rs }])
})

test('what was changed since stands in the way of undoing, and is named', async () => {
  const merged = await server.call<typeof mergeTwo>(manager, 'POST /merges', {
    body: { record: 'contact', survivorId: robert, absorbedId: rs, choices: { title: 'absorbed' } },
  })
  await upsert({ name: 'Robert Smith', crmId: 'C-1', title: 'Chief of everything', accountName: 'Hof GmbH' })
  const refused = await server.call<typeof undoMerging>(manager, 'DELETE /merges/:mergeId', {
    params: { mergeId: merged.body.id },
  })
  expect(refused.problem).toMatchObject({
    status: 409,
    refusal: 'changed-since',
    changes: [{ columns: ['title'] }],
  })
  const list = await server.call<typeof listMerges>(manager, 'GET /merges')
  expect(list.body.rows.map(({ undoneAt }) => undoneAt === null)).toEqual([true, false])
})

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { expect, inject, test } from 'vitest'
import { writeBackupFile } from '../../../server/backup/keep-backups.ts'
import { restoreBackup } from '../../../server/backup/restore-backup.ts'
import { locateDatabase, makeDatabase } from '../../../server/database/prepare.ts'
import { openFolder } from '../../../server/files.ts'
import { makeForeignRecords } from '../../../server/testing/foreign-records.ts'
import { startTestHost, type TestHost } from '../../../server/testing/test-host.ts'
import type { createContact } from '../../contact.contract.ts'
import { readCatalogue } from '../../merging/server/catalogue.reads.ts'
import { planOf } from '../../merging/server/move-rows.ts'
import { upsertContacts } from '../../server/upsert-contacts.ts'
import type { eraseOne, listErasures, noteConsentAnew, previewErasure } from '../erasure.contract.ts'
import { personalWords } from '../personal-words.ts'
import { eraseAgainJob } from './jobs.ts'

const now = '2026-03-02T09:00:00.000Z'
const server = await startTestHost({ now })
const works = await server.makeWorkspace()
const manager = works.people['program-manager']
const made = await makeForeignRecords(server.owner, works)
const contactId = made['contact'] ?? ''
const name = 'Ottoline Quaxworth'
const catalogue = await readCatalogue(server.host.door.in(works.id))

/** Columns of words, whatever their table: those a list of codes does not rule. */
async function wordColumns(): Promise<{ table: string; column: string; type: string }[]> {
  const { rows } = await server.owner.query<{ table: string; column: string; type: string }>(
    `select t.relname as table, a.attname as column, format_type(a.atttypid, null) as type
     from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
       and exists (select from pg_attribute w where w.attrelid = t.oid and w.attname = 'workspace_id')
       and not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'c' and k.conkey = array[a.attnum]
         and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%')
     order by 1, 2`,
  )
  return rows
}

/** Writes the name into every text that takes it, as colleagues would in time. */
async function nameEverywhere(): Promise<string[]> {
  const ours = [
    'accounts',
    'people',
    'products',
    'taxonomy_terms',
    'taxonomy_aliases',
    'teams',
    'workspaces',
    'contacts',
  ]
  const written: string[] = []
  for (const { table, column, type } of await wordColumns()) {
    const isKey = catalogue.uniques.some(
      (index) => index.table === table && index.expressions.includes(column),
    )
    if (isKey || ours.includes(table) || /hash|_key$|^purpose$|endpoint/.test(column)) continue
    const value =
      type === 'text' ? `coalesce("${column}", '') || ' ${name}'` : `jsonb_build_object('text', '${name}')`
    await server.owner
      .query(`update "${table}" set "${column}" = ${value} where workspace_id = $1`, [works.id])
      .then(({ rowCount }) => (rowCount ?? 0) > 0 && written.push(`${table}.${column}`))
      .catch(() => {})
  }
  await server.owner.query(
    `insert into advocate_words (workspace_id, word) values ($1, 'quaxworth'), ($1, 'ottoline')`,
    [works.id],
  )
  return written
}

async function tracesInTables({ owner }: TestHost): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth', 'pgboss') and c.relkind = 'r'`,
  )
  const found: string[] = []
  for (const { name: table } of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `select left(t::text, 300) as row from ${table} t where t::text ~* 'quaxworth|ottoline'`,
    )
    found.push(...rows.map(({ row }) => `${table}: ${row}`))
  }
  return found
}

async function tracesInFiles({ files }: TestHost['host']): Promise<string[]> {
  const found: string[] = []
  for await (const key of files.keys()) {
    if (/quaxworth|ottoline/i.test(`${key} ${await textOf(await files.read(key))}`)) found.push(key)
  }
  return found
}

const entriesOf = async ({ owner }: TestHost) =>
  (
    await owner.query<{ n: number; load: string }>(
      `select count(*)::int as n, sum(load_quarters) as load from ledger_entries where workspace_id = $1`,
      [works.id],
    )
  ).rows

async function writeDown(): Promise<void> {
  await server.owner.query(
    `update contacts set name = $2, title = 'Head', phone = '+49 30 5550199', crm_id = 'Q-1', merged_into = null, left_on = null
     where workspace_id = $1 and id = $3`,
    [works.id, name, contactId],
  )
  await server.owner.query(
    `insert into contact_mails (workspace_id, contact_id, email, is_primary) values ($1, $2, 'ottoline@quaxworth.example', true)
     on conflict do nothing`,
    [works.id, contactId],
  )
}

/** A server on a backup of this one as it is now, restored into an empty database and an empty folder. */
async function restoreAside(): Promise<TestHost> {
  const folder = mkdtempSync(join(tmpdir(), 'avouch-older-'))
  const path = join(folder, 'older.tar.gz')
  const { host, urls } = server
  const { files, secrets } = host
  const manifest = await writeBackupFile({ ownerUrl: urls.ownerUrl, files, secrets, now }, path)
  const { template: _, ...admin } = inject('database')
  const database = `older_${crypto.randomUUID().replaceAll('-', '')}`
  const ownerUrl = await makeDatabase(admin, database)
  const target = { ownerUrl, appRole: 'avouch_app', files: openFolder(folder) }
  await restoreBackup(path, manifest, target)
  await target.files.remove('older.tar.gz')
  return startTestHost({ now, on: { urls: locateDatabase(admin, database), folder } })
}

const csv = `Name,Company\nOttoline Quaxworth,Hof\nAnna Klein,Hof\n`
await writeDown()
const planted = await nameEverywhere()
// A sample is no rule that could be run.
await server.owner.query(`delete from candidate_rules where workspace_id = $1`, [works.id])
await server.host.files.put(`${works.id}/imports/one`, csv)
await server.host.files.put(`${works.id}/imports/two`, Buffer.from(`\ufeff${csv}`, 'utf16le'))
const older = await restoreAside()

test('for every table that points at a contact it is said what becomes of its words', async () => {
  const plan = planOf({ catalogue }, 'contacts')
  // What only wishes for somebody, notes whose value a term was or whom we asked has no words of theirs.
  const others = ['requests', 'term_mapping_records', 'owner_asks', 'held_owner_asks']
  const pointing = new Set([...plan.columns, ...plan.holders].map(({ table }) => table))
  for (const table of others) pointing.delete(table)
  const words = await wordColumns()
  const open = words.filter(({ table, column }) => {
    const said = personalWords[table]
    if (!pointing.has(table) || said?.rows === 'go') return false
    return said === undefined || (!(column in said.empty) && said.keep?.includes(column) !== true)
  })
  const uniques = catalogue.uniques.flatMap((index) =>
    index.expressions.map((each) => `${index.table}.${each}`),
  )
  expect(
    open.map(({ table, column }) => `${table}.${column}`).filter((each) => !uniques.includes(each)),
  ).toEqual([])
})

test('nothing of an erased person is left in tables, files, queues or texts, and what they did still counts', async () => {
  expect(planted.length).toBeGreaterThan(100)
  expect(planted).toEqual(expect.arrayContaining(['persuasions.note', 'direct_modes.reason']))
  const before = await entriesOf(server)
  const preview = await server.call<typeof previewErasure>(manager, 'GET /contacts/:contactId/erasure', {
    params: { contactId },
  })
  expect(preview.body.namesakes).toBe(0)
  expect(preview.body.goes.map(({ table }) => table)).toContain('contact_mails')
  const done = await server.call<typeof eraseOne>(manager, 'PUT /contacts/:contactId/erasure', {
    params: { contactId },
    body: { reason: 'Asked for by letter' },
  })
  expect(done.status).toBe(200)
  await server.drain()
  expect(await tracesInTables(server)).toEqual([])
  expect(await tracesInFiles(server.host)).toEqual([])
  expect(await textOf(await server.host.files.read(`${works.id}/imports/one`))).toContain('Anna Klein')
  expect(await entriesOf(server)).toEqual(before)
})

test('a file or a colleague does not bring them back, unless they agreed anew', async () => {
  const row = { row: 1, name: 'Ottoline Quaxworth', mails: ['Ottoline@quaxworth.example'] }
  const take = () => server.host.door.write(works.id, (tx) => upsertContacts(tx, manager, [row], now))
  expect(await take()).toMatchObject([{ outcome: 'refused', reason: expect.stringContaining('agreed anew') }])
  const body = { name: 'O. Quaxworth', accountId: null, mails: ['ottoline@quaxworth.example'] }
  const byHand = await server.call<typeof createContact>(manager, 'POST /contacts', { body })
  expect(byHand.problem).toMatchObject({ status: 409, refusal: 'erased' })
  const listed = await server.call<typeof listErasures>(manager, 'GET /erasures')
  const [erasure] = listed.body.rows
  expect(erasure).toMatchObject({ state: 'erased', name: null, agreedAnew: false })
  await server.call<typeof noteConsentAnew>(manager, 'PUT /erasures/:erasureId/consent', {
    params: { erasureId: erasure?.id ?? '' },
    body: { how: 'Wrote to us on 1 March' },
  })
  expect(await take()).toMatchObject([{ outcome: 'created' }])
  await server.owner.query(`delete from contact_mails where workspace_id = $1`, [works.id])
  await server.owner.query(`delete from contacts where workspace_id = $1 and name = $2`, [works.id, name])
})

test('who is there again because an older backup was restored is erased again by itself', async () => {
  expect(await tracesInTables(older)).not.toEqual([])
  expect(await tracesInFiles(older.host)).not.toEqual([])
  // In it a record still stands for itself that was merged into theirs later.
  const { rows } = await older.owner.query<{ id: string }>(
    `delete from merged_records where workspace_id = $1 and contact_id = $2 returning id`,
    [works.id, contactId],
  )
  await older.owner.query(
    `insert into contacts (workspace_id, id, name, phone) values ($1, $2, 'O. Quaxworth', '+49 30 5550198')`,
    [works.id, rows[0]?.id],
  )
  const before = await entriesOf(older)
  // What docs/operations.md says: the small files of erasures go along into the folder that is restored into.
  for await (const key of server.host.files.keys('erasures/'))
    await older.host.files.put(key, await server.host.files.read(key))
  await eraseAgainJob.run({ host: older.host, data: {}, now, jobId: '' })
  await older.drain()
  expect(await tracesInTables(older)).toEqual([])
  expect(await tracesInFiles(older.host)).toEqual([])
  expect(await entriesOf(older)).toEqual(before)
  const listed = await older.call<typeof listErasures>(manager, 'GET /erasures')
  expect(listed.body.rows).toHaveLength(2)
  expect(new Set(listed.body.rows.map(({ state }) => state))).toEqual(new Set(['erased']))
})

import { existsSync, mkdtempSync } from 'node:fs'
import { copyFile, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { locateDatabase, makeAppRole, makeDatabase } from '../database/prepare.ts'
import { openFolder } from '../files.ts'
import { startTestHost } from '../testing/test-host.ts'
import { quoted, readBackupTables } from './backup-tables.ts'
import { writeBackupFile } from './keep-backups.ts'
import { verifyBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'

const now = '2026-03-02T09:00:00.000Z'
const { host, owner, urls, makeWorkspace } = await startTestHost({ now })
const folder = mkdtempSync(join(tmpdir(), 'avouch-backup-'))
const path = join(folder, 'backup.tar.gz')
const source = { ownerUrl: urls.ownerUrl, files: host.files, secrets: host.secrets, now }
afterAll(() => rm(folder, { recursive: true, force: true }))

const { template: _, ...admin } = inject('database')
const appRole = 'avouch_app'
const workspace = await makeWorkspace('Tarnwell')
const oddities = 'tab\t, line\n, back\\slash, quote", \\N, é 漢 🙂'

// Teams and people refer to each other: no order of copying would do.
const person = workspace.people.member.personId
const { rows } = await owner.query(
  `insert into teams (workspace_id, name, kind, manager_id) values ($1, $2, 'sales', $3) returning id`,
  [workspace.id, oddities, person],
)
await owner.query(`update people set team_id = $1, title = $2 where id = $3`, [rows[0].id, oddities, person])
await host.files.put(`${workspace.id}/imports/one`, oddities.repeat(5_000))
await host.files.put('backups/earlier.tar.gz', 'no backup holds backups')
const manifest = await writeBackupFile(source, path)

async function makeEmpty(): Promise<string> {
  const name = `restored_${crypto.randomUUID().replaceAll('-', '')}`
  await makeDatabase(admin, name)
  const { ownerUrl } = locateDatabase(admin, name)
  await makeAppRole(ownerUrl)
  return ownerUrl
}

async function rowsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query(`select to_jsonb(t)::text as row from ${quoted(table)} t`)
  return rows.map(({ row }) => row).sort()
}

async function contentOf(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const content: Record<string, string[]> = {}
    for (const { name } of await readBackupTables(client)) content[name] = await rowsOf(client, name)
    return content
  } finally {
    await client.end()
  }
}

const constraints = `select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
  from pg_constraint where connamespace::regnamespace::text in ('public', 'auth', 'pgboss') order by 1`

test('a restored database holds every row and every constraint that the original had, and its files', async () => {
  expect(await verifyBackup(path)).toEqual(manifest)
  const ownerUrl = await makeEmpty()
  const files = openFolder(join(folder, 'restored'))
  await restoreBackup(path, manifest, { ownerUrl, appRole, files })

  const [original, restored] = [await contentOf(urls.ownerUrl), await contentOf(ownerUrl)]
  expect(restored).toEqual(original)
  expect(original['public.people']?.length).toBeGreaterThan(0)
  expect(await readFile(join(folder, 'restored', workspace.id, 'imports/one'), 'utf8')).toBe(
    oddities.repeat(5_000),
  )
  expect(existsSync(join(folder, 'restored/backups'))).toBe(false)
  const client = new pg.Client(ownerUrl)
  await client.connect()
  expect((await client.query(constraints)).rows).toEqual((await owner.query(constraints)).rows)
  await client.end()
})

test('a backup is one moment: what is written while it is made is in it wholly or not at all', async () => {
  const at = join(folder, 'moment.tar.gz')
  let writing = true
  const writer = (async () => {
    for (let each = 0; writing; each++) {
      await owner.query(
        `with made as (insert into teams (workspace_id, name, kind) values ($1, $2, 'program') returning workspace_id, id)
         insert into people (workspace_id, team_id, name) select workspace_id, id, $2 from made`,
        [workspace.id, `Team ${each}`],
      )
    }
  })()
  const manifest = await writeBackupFile(source, at)
  writing = false
  await writer
  // A person without their team would fail when the foreign keys are put back.
  await restoreBackup(at, manifest, {
    ownerUrl: await makeEmpty(),
    appRole,
    files: openFolder(join(folder, 'moment')),
  })
})

test('what was under way goes on, and a customer’s mail that may have gone is left to a person', async () => {
  const mail = (audience: string, state: string) =>
    owner.query(
      `insert into mails (workspace_id, audience, state, subject, body_text, body_html) values ($1, $2, $3, $2 || $3, '', '')`,
      [workspace.id, audience, state],
    )
  await mail('customer', 'queued')
  await mail('customer', 'sent')
  await mail('staff', 'queued')
  await owner.query(`insert into pgboss.job (name, state, started_on) values ('send-mail', 'active', now())`)
  await owner.query(`insert into pgboss.job (name, state) values ('send-mail', 'completed')`)
  const at = join(folder, 'under-way.tar.gz')
  const manifest = await writeBackupFile(source, at)
  const ownerUrl = await makeEmpty()
  await restoreBackup(at, manifest, { ownerUrl, appRole, files: openFolder(join(folder, 'under-way')) })
  const client = new pg.Client(ownerUrl)
  await client.connect()
  const { rows: mails } = await client.query('select subject, state from mails order by 1')
  expect(mails).toEqual([
    { subject: 'customerqueued', state: 'unsure' },
    { subject: 'customersent', state: 'sent' },
    { subject: 'staffqueued', state: 'queued' },
  ])
  expect((await client.query(`select state from pgboss.job where name = 'send-mail'`)).rows).toEqual([
    { state: 'retry' },
  ])
  await client.end()
})

test('sessions stay behind', async () => {
  await owner.query(
    `insert into auth."user" (id, name, email, "emailVerified") values ('u', 'Noor', 'noor@tarnwell.example', true)`,
  )
  await owner.query(
    `insert into auth.session (id, "expiresAt", token, "updatedAt", "userId") values ('s', now() + interval '1 day', 't', now(), 'u')`,
  )
  const names = (await writeBackupFile(source, join(folder, 'sessions.tar.gz'))).tables.map(
    ({ name }) => name,
  )
  expect(names).toContain('auth.user')
  expect(names).not.toContain('auth.session')
})

test('nothing is restored into a database with somebody in it, nor under a running server', async () => {
  const files = openFolder(join(folder, 'refused'))
  await expect(restoreBackup(path, manifest, { ownerUrl: urls.ownerUrl, appRole, files })).rejects.toThrow(
    'A server is using this database.',
  )
  const ownerUrl = await makeEmpty()
  await restoreBackup(path, manifest, { ownerUrl, appRole, files })
  await expect(restoreBackup(path, manifest, { ownerUrl, appRole, files })).rejects.toThrow(
    'This database is not empty.',
  )
})

test('a backup of a newer version is refused by name', async () => {
  const newer = { ...manifest, migration: '9999_later' }
  const target = { ownerUrl: await makeEmpty(), appRole, files: openFolder(join(folder, 'newer')) }
  await expect(restoreBackup(path, newer, target)).rejects.toThrow(
    'made by a newer version of Avouch (9999_later)',
  )
})

test('a backup that breaks off, was changed, or is something else is refused before anything is written', async () => {
  const broken = join(folder, 'broken.tar.gz')
  await copyFile(path, broken)
  await truncate(broken, 40_000)
  await expect(verifyBackup(broken)).rejects.toThrow('is no whole backup')

  const plain = gunzipSync(await readFile(path))
  plain.write('Tarnvell', plain.indexOf('Tarnwell'))
  await writeFile(broken, gzipSync(plain))
  await expect(verifyBackup(broken)).rejects.toThrow('The backup is damaged: public.')

  await writeFile(broken, gzipSync('Account Name,Industry\n'))
  await expect(verifyBackup(broken)).rejects.toThrow('is no whole backup')
  await writeFile(broken, 'Account Name,Industry\n')
  await expect(verifyBackup(broken)).rejects.toThrow('is no whole backup')
})

test('whoever stops listening stops the backup, and the database does not wait for them', async () => {
  const { content } = await import('./write-backup.ts').then(({ streamBackup }) =>
    streamBackup(source, () => {}),
  )
  content.once('data', () => content.destroy())
  await new Promise((resolve) => content.once('close', resolve))
  await expect
    .poll(async () => {
      const { rows } = await owner.query(
        `select count(*)::int as open from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      )
      return rows[0].open
    })
    .toBe(0)
})

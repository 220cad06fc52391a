import { Readable } from 'node:stream'
import pg from 'pg'
import { knownMigrations, migrate } from '../database/migrate.ts'
import type { FileStore } from '../files.ts'
import { copyInto, quoted, readBackupTables } from './backup-tables.ts'
import { copyIn } from './copy.ts'
import { filesFolder, type Manifest, UnusableBackup } from './manifest.ts'
import { openBackup, tableOf, wholeOf } from './read-backup.ts'

type Target = {
  /** The owner of an empty database; its roles are there. */
  readonly ownerUrl: string
  /** The role servers connect with. */
  readonly appRole: string
  readonly files: FileStore
}

/**
 * Puts a verified backup into an empty database: brings it to the backup's own migration, copies every row in
 * one transaction, and then migrates on. Whatever fails leaves the database as empty as it was. Refuses a
 * database with anybody in it, one that a server is using, and a backup of a newer version.
 */
export async function restoreBackup(path: string, manifest: Manifest, target: Target): Promise<void> {
  const known = await knownMigrations()
  if (!known.includes(manifest.migration)) {
    throw new UnusableBackup(
      `The backup was made by a newer version of Avouch (${manifest.migration}). Restore it with that version or a later one.`,
    )
  }
  await withClient(target.ownerUrl, (client) => requireEmpty(client, manifest, target.appRole))
  await migrate(target.ownerUrl, manifest.migration)
  await withClient(target.ownerUrl, (client) => load(client, path, manifest, target.files))
  await migrate(target.ownerUrl)
  await withClient(target.ownerUrl, (client) => client.query('analyze'))
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' })
  await client.connect()
  client.on('error', () => {})
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function requireEmpty(client: pg.Client, manifest: Manifest, appRole: string): Promise<void> {
  const { rows: serving } = await client.query(
    'select from pg_stat_activity where datname = current_database() and usename = $1 limit 1',
    [appRole],
  )
  if (serving.length > 0) throw new UnusableBackup('A server is using this database. Stop it first.')
  const { rows: found } = await client.query<{ migrations: string | null; workspaces: string | null }>(
    `select to_regclass('public.migrations') as migrations, to_regclass('public.workspaces') as workspaces`,
  )
  if (found[0]?.migrations == null) return
  const { rows: later } = await client.query<{ name: string }>(
    'select name from migrations where name > $1',
    [manifest.migration],
  )
  const { rows: inside } =
    found[0].workspaces === null
      ? { rows: [] }
      : await client.query('select from workspaces union all select from auth."user" limit 1')
  if (inside.length > 0)
    throw new UnusableBackup('This database is not empty. A backup is restored into an empty one only.')
  if (later.length > 0) {
    throw new UnusableBackup(
      `A newer version than the backup’s has prepared this database already (${later[0]?.name}). Give one that nothing has been started on.`,
    )
  }
}

async function load(client: pg.Client, path: string, manifest: Manifest, files: FileStore): Promise<void> {
  await client.query('begin')
  try {
    await requireSameTables(client, manifest)
    const keys = await takeOffForeignKeys(client)
    await client.query(`truncate ${manifest.tables.map(({ name }) => quoted(name)).join(', ')}`)
    await fill(client, path, manifest, files)
    // Putting them back has the database check each one over all rows.
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint "${name}" ${definition}`)
    await settleWhatWasUnderWay(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function requireSameTables(client: pg.Client, manifest: Manifest): Promise<void> {
  const shape = (tables: readonly { name: string; columns: readonly string[] }[]) =>
    tables.map(({ name, columns }) => `${name} (${columns.toSorted().join(', ')})`)
  const here = shape(await readBackupTables(client))
  const there = shape(manifest.tables)
  const differs = [
    ...here.filter((each) => !there.includes(each)),
    ...there.filter((each) => !here.includes(each)),
  ]
  if (differs[0] !== undefined)
    throw new UnusableBackup(`The backup’s tables are not those of ${manifest.migration}: ${differs[0]}.`)
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }

// Some tables refer to each other, so that no order of copying would do.
async function takeOffForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select k.conrelid::regclass::text as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and n.nspname in ('public', 'auth', 'pgboss')
     order by 1, 2`,
  )
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint "${name}"`)
  return rows
}

async function fill(client: pg.Client, path: string, manifest: Manifest, files: FileStore): Promise<void> {
  const tables = new Map(manifest.tables.map((table) => [table.name, { ...table, missing: table.rows }]))
  for await (const entry of openBackup(path)) {
    const table = tables.get(tableOf(entry) ?? '')
    if (table !== undefined) table.missing -= await copyIn(client, copyInto(table), await wholeOf(entry))
    else if (entry.name.startsWith(filesFolder))
      await files.put(entry.name.slice(filesFolder.length), Readable.from(entry.content))
    else await wholeOf(entry)
  }
  const short = [...tables.values()].find(({ missing }) => missing !== 0)
  if (short !== undefined)
    throw new UnusableBackup(`Of ${short.name}, ${short.missing} rows did not come in.`)
}

/**
 * A job that was being done goes on at once. A mail to a customer that was on its way may have gone since: as
 * after a crash, that is left to a person.
 */
async function settleWhatWasUnderWay(client: pg.Client): Promise<void> {
  await client.query(`update pgboss.job set state = 'retry', started_on = null where state = 'active'`)
  await client.query(
    `update mails set state = 'unsure', failure = 'It was on its way when the backup was made that this server was restored from.'
     where audience = 'customer' and state in ('queued', 'sending')`,
  )
}

import type pg from 'pg'

/** One table as a backup holds it: its rows are read by `query` and written into `columns`. */
export type BackupTable = {
  /** With its schema: `public.accounts`. */
  readonly name: string
  readonly columns: readonly string[]
  /** What it takes on disk now, for saying how far a backup is. */
  readonly bytes: number
}

/** Tables whose rows are no part of what must come back, and why. */
const leftOut: Readonly<Record<string, string>> = {
  'public.migrations': 'a restored database writes its own',
  'public.migration_lock': 'a restored database writes its own',
  'public.backups': 'the files it speaks of stay where they were made',
  'auth.session': 'a session that was ended since must not come alive again; everybody signs in anew',
  'auth.verification': 'codes of a few minutes',
  'auth.attempt': 'counts of the last hour',
}

/** Of the queues: what is still to be done and when things begin by themselves; not what they say of themselves. */
const keptOfQueues = ['pgboss.queue', 'pgboss.schedule', 'pgboss.subscription', 'pgboss.job']

/** Rows of these only; a job that is done has left its mark in the data. */
const wantedRows: Readonly<Record<string, string>> = {
  'pgboss.job': `where state in ('created', 'retry', 'active')`,
}

const isKept = (name: string) =>
  name.startsWith('pgboss.') ? keptOfQueues.includes(name) : !Object.hasOwn(leftOut, name)

/** The tables of a database that belong into a backup, from its catalogue: one that is added is in it. */
export async function readBackupTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; bytes: string }>(
    `select n.nspname || '.' || c.relname as name, pg_table_size(c.oid) as bytes,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
         and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth', 'pgboss') and c.relkind in ('r', 'p') and not c.relispartition
     order by 1`,
  )
  return rows
    .filter(({ name }) => isKept(name))
    .map(({ name, columns, bytes }) => ({ name, columns, bytes: Number(bytes) }))
}

/** The statement that reads a table's rows out. */
export function copyOutOf({ name, columns }: BackupTable): string {
  return `copy (select ${listOf(columns)} from ${quoted(name)} ${wantedRows[name] ?? ''}) to stdout`
}

/** The statement that takes them in again. */
export function copyInto({ name, columns }: Pick<BackupTable, 'name' | 'columns'>): string {
  return `copy ${quoted(name)} (${listOf(columns)}) from stdin`
}

/** `public.accounts` as SQL writes it. */
export function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')
}

const listOf = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ')

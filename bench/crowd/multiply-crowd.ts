import pg from 'pg'
import { tell } from '../promise.ts'
import type { Crowd } from './open-crowd.ts'

/** What a need is met from, each with the columns that name another row; the ids of all are moved on alike. */
const tables: Readonly<Record<string, readonly string[]>> = {
  accounts: ['id', 'parent_id'],
  contacts: ['id', 'account_id'],
  contact_languages: ['contact_id'],
  advocates: ['contact_id'],
  willingness: ['contact_id'],
  permissions: ['id', 'contact_id', 'account_id'],
  ledger_entries: ['id', 'contact_id', 'account_id'],
  protection_standings: ['contact_id'],
  advocate_documents: ['contact_id'],
}

/** Written differently, so that nothing is there twice. */
const own: Readonly<Record<string, string>> = { crm_id: 'null', external_id: 'null' }

/**
 * Makes the crowd so many times as large in minutes: every row again under ids of its own, company names with a
 * number behind them. What the product works out of rows (documents, standings) is the same for the same rows.
 */
export async function multiplyCrowd(crowd: Crowd, times: number): Promise<void> {
  const client = new pg.Client(crowd.admin)
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '64MB';
      create function pg_temp.moved(id uuid, copy bigint) returns uuid language sql immutable strict as $$
        select (lpad(to_hex(('x' || left(id::text, 8))::bit(32)::bigint + copy * 1000), 8, '0') || substr(id::text, 9))::uuid $$`)
    const index = await client.query<{ definition: string }>(
      `select indexdef as definition from pg_indexes where indexname = 'advocate_documents_document'`,
    )
    await client.query('drop index advocate_documents_document')
    for (const table of Object.keys(tables)) await copyRows(client, crowd, table, times)
    const began = performance.now()
    await client.query(index.rows[0]?.definition ?? '')
    await client.query('vacuum (analyze)')
    tell(`index of words, statistics: ${seconds(began)}`)
  } finally {
    await client.end()
  }
}

async function copyRows(client: pg.Client, crowd: Crowd, table: string, times: number): Promise<void> {
  const began = performance.now()
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
      and attgenerated = ''`,
    [table],
  )
  const columns = rows.map(({ name }) => name)
  const value = (column: string) => {
    if (tables[table]?.includes(column)) return `pg_temp.moved(t.${column}, copy)`
    if (table === 'accounts' && column === 'name') return `t.name || ' ' || copy`
    return own[column] ?? `t.${column}`
  }
  const made = await client.query(
    `insert into ${table} (${columns.join(', ')}) select ${columns.map(value).join(', ')}
      from generate_series(2, $2::bigint) copy, ${table} t where t.workspace_id = $1`,
    [crowd.workspaceId, times],
  )
  tell(`${table}: ${made.rowCount} rows more in ${seconds(began)}`)
}

const seconds = (began: number) => `${((performance.now() - began) / 1_000).toFixed(0)} s`

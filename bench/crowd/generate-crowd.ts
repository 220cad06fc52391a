import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { refreshDocuments } from '../../src/advocates/server/refresh-documents.ts'
import { toId } from '../../src/kernel/ids.ts'
import { refreshStandings } from '../../src/protection/server/refresh-standings.ts'
import { Door } from '../../src/server/tenancy.ts'
import { tell } from '../promise.ts'
import { readCompanies } from './companies.ts'
import { firstNames, lastNames, makeSentences, titles, topics } from './words.ts'

export const crowdSize = 100_000

type Ground = {
  /** Connection of the superuser. */
  readonly admin: pg.ClientConfig
  readonly appUrl: string
  readonly workspaceId: string
}

/**
 * Fills a new workspace with 100,000 advocates: rows straight in SQL without looking at references, then what
 * the product itself works out of them, by the product's own functions. Gives where the names come from.
 */
export async function generateCrowd({ admin, appUrl, workspaceId }: Ground): Promise<string> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const origin = await bring(client, workspaceId)
    const rebuild = await dropWordIndexes(client)
    await step('rows', async () =>
      client.query(await readFile(join(import.meta.dirname, 'rows.sql'), 'utf8')),
    )
    await client.query('set session_replication_role = origin')
    await step('statistics', () => client.query('analyze'))
    await step('standings and documents', () => workOut(appUrl, workspaceId))
    await step('indexes of words', async () => {
      for (const statement of rebuild) await client.query(statement)
    })
    await step('vacuum', () => client.query('vacuum (analyze)'))
    return origin
  } finally {
    await client.end()
  }
}

async function step(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now()
  await work()
  tell(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

/** What the rows are made of, as temporary tables. */
async function bring(client: pg.Client, workspaceId: string): Promise<string> {
  const { rows, origin } = await readCompanies()
  // References are right by construction, and an advocate does not change while its row is written.
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '256MB'; set work_mem = '64MB';
    create temp table given (workspace_id uuid, size bigint);
    create temp table company (n bigint, name text, industry text, country text, city text, domain text, summary text);
    create temp table word (kind text, at bigint, text text, primary key (kind, at));
    create temp table sentence (at bigint primary key, text text)`)
  await client.query('insert into given values ($1, $2)', [workspaceId, crowdSize])
  const column = (name: 'name' | 'industry' | 'country' | 'city' | 'domain' | 'summary') =>
    rows.map((row) => row[name])
  await client.query(
    `insert into company select row_number() over () - 1, c.*
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) c`,
    (['name', 'industry', 'country', 'city', 'domain', 'summary'] as const).map(column),
  )
  const kinds = { first: firstNames, last: lastNames, title: titles, topic: topics }
  for (const [kind, words] of Object.entries(kinds)) {
    await client.query(
      `insert into word select $1, w.place - 1, w.text from unnest($2::text[]) with ordinality w (text, place)`,
      [kind, words],
    )
  }
  await client.query(
    `insert into sentence select s.place - 1, s.text from unnest($1::text[]) with ordinality s (text, place)`,
    [makeSentences(20_000)],
  )
  await client.query(
    `create temp table counts as select ${Object.keys(kinds)
      .map((kind) => `(select count(*) from word where kind = '${kind}') as ${kind}`)
      .join(', ')}, (select count(*) from sentence) as sentence`,
  )
  return origin
}

/** Drops the inverted indexes of the documents, which are quicker built in one go; gives how to make them again. */
async function dropWordIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename in ('advocate_documents', 'advocate_words') and indexdef like '%USING gin%'`)
  for (const { name } of rows) await client.query(`drop index ${pg.escapeIdentifier(name)}`)
  return rows.map((row) => row.definition)
}

/** What the product works out itself: standings and documents, by two connections side by side. */
async function workOut(appUrl: string, workspaceId: string): Promise<void> {
  const door = new Door(appUrl, { max: 2 })
  const workspace = toId<'workspace'>(workspaceId)
  const now = new Date().toISOString()
  try {
    const rows = await door
      .in(workspace)
      .selectFrom('advocates')
      .select('contact_id')
      .orderBy('contact_id')
      .execute()
    const ids = rows.map((row) => row.contact_id)
    const half = Math.ceil(ids.length / 2)
    await Promise.all(
      [ids.slice(0, half), ids.slice(half)].map(async (own) => {
        for (let at = 0; at < own.length; at += 500) {
          const some = own.slice(at, at + 500)
          await door.write(workspace, async (tx) => {
            await refreshStandings(tx, some, now)
            await refreshDocuments(tx, workspaceId, some, now)
          })
        }
      }),
    )
  } finally {
    await door.close()
  }
}

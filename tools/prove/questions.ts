import { sql } from 'kysely'
import type { Endpoint } from '../../src/kernel/contract.ts'
import type { WorkspaceDb } from '../../src/server/tenancy.ts'
import { recordWordsOf, singular } from '../../src/server/testing/record-words.ts'
import { sampleInput } from '../../src/server/testing/sample-input.ts'

/** Ids of records by what they are in the singular, those first that most other records speak of. */
export type Records = Readonly<Record<string, readonly string[]>>

/** How much is asked: by how many people, of how many records, and whether every word of a closed list is tried too. */
export type Reach = { readonly people: number; readonly records: number; readonly everyWord: boolean }

/** And of how many records of each kind it is tried, until so many had something to say. */
export type Search = Reach & { readonly tries: number }

type Property = { readonly enum?: readonly string[]; readonly type?: string }

/** A word that stands in names, titles and stories of the example company. */
const searched = 'an'

/**
 * The addresses that ask a reading endpoint, by record: its parameters filled by name, its query as it must be,
 * and for the first record whatever else the query takes.
 */
export function questionsOf(endpoint: Endpoint, records: Records, reach: Reach): string[][] {
  const [needed = '', ...more] = queriesOf(endpoint, reach)
  return pathsOf(endpoint, records).map((path, at) =>
    (at === 0 ? [needed, ...more] : [needed]).map((query) => `${path}${query}`),
  )
}

function pathsOf(endpoint: Endpoint, records: Records): string[] {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const choices = names.map((name) => recordsFor(name, records))
  const count = Math.max(1, ...choices.map((each) => each.length))
  return Array.from({ length: count }, (_, at) => {
    let path = `/api/v1${endpoint.path}`
    for (const [which, name] of names.entries()) {
      const given = choices[which] ?? []
      path = path.replace(`:${name}`, encodeURIComponent(given[at % given.length] ?? `no-${name}`))
    }
    return path
  })
}

function recordsFor(parameter: string, records: Records): readonly string[] {
  const word = recordWordsOf(parameter).find((each) => (records[each]?.length ?? 0) > 0)
  return word === undefined ? [] : (records[word] ?? [])
}

function queriesOf(endpoint: Endpoint, { everyWord }: Reach): string[] {
  const needed = (sampleInput(endpoint.query, {}) ?? {}) as Record<string, string>
  if ('q' in needed) needed['q'] = searched
  const properties = Object.entries((endpoint.query?.properties ?? {}) as Record<string, Property>)
  const more = properties.flatMap(([name, { enum: words = [] }]) => [
    ...(name === 'q' ? [{ q: searched }] : []),
    ...words.map((word) => ({ [name]: word })),
  ])
  const all = [needed, ...(everyWord ? more.map((each) => ({ ...needed, ...each })) : [])]
  return [
    ...new Set(all.map((query) => (Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query)}`))),
  ]
}

/** The records of a workspace. A record that many others speak of has most to show. */
export async function findRecords(db: WorkspaceDb, workspaceId: string, most: number): Promise<Records> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.columns w using (table_schema, table_name)
    where c.table_schema = 'public' and c.data_type = 'uuid' and w.column_name = 'workspace_id'
      and c.column_name <> 'workspace_id' order by 1, 2`.execute(db)
  const found: Record<string, string[]> = {}
  for (const word of new Set(
    columns.filter(({ column }) => column === 'id').map(({ table }) => singular(table)),
  )) {
    const sources = columns.filter(
      ({ table, column }) => column === `${word}_id` || (column === 'id' && singular(table) === word),
    )
    found[word] = await mostSpokenOf(db, workspaceId, sources, most)
  }
  return found
}

async function mostSpokenOf(
  db: WorkspaceDb,
  workspaceId: string,
  sources: readonly { table: string; column: string }[],
  most: number,
): Promise<string[]> {
  const parts = sources.map(
    ({ table, column }) =>
      sql`select ${sql.ref(column)} as id from ${sql.table(table)} where workspace_id = ${workspaceId}`,
  )
  const { rows } = await sql<{ id: string }>`
    select id::text from (${sql.join(parts, sql` union all `)}) each where id is not null
    group by id order by count(*) desc, id limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

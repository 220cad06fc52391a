import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { Database } from '../../server/database/tables.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

/** Column → its type in the database, in the order of the statement. */
export type Columns = Readonly<
  Record<string, 'text' | 'uuid' | 'bigint' | 'date' | 'timestamptz' | 'boolean'>
>
export type Values = Readonly<Record<string, string | number | boolean | null>>

type Target = { readonly table: keyof Database; readonly workspaceId: string; readonly columns: Columns }

/**
 * Inserts any number of rows by one statement. `onConflict` is the clause's text, such as `do nothing`: a
 * constant of the caller, never input.
 */
export async function insertRows(
  tx: WorkspaceTx,
  { table, workspaceId, columns }: Target,
  rows: readonly Values[],
  onConflict?: 'do nothing' | RawBuilder<unknown>,
): Promise<void> {
  if (rows.length === 0) return
  const names = Object.keys(columns)
  const conflict =
    onConflict === undefined ? sql`` : onConflict === 'do nothing' ? sql`on conflict do nothing` : onConflict
  await sql`
    insert into ${sql.table(table)} (workspace_id, ${sql.join(names.map((name) => sql.ref(name)))})
    select ${workspaceId}::uuid, given.* from unnest(${arraysOf(columns, rows)}) given
    ${conflict}`.execute(tx)
}

/**
 * Writes whole records by one statement: new ones as they are, known ones with their next version. Known ones
 * are found by their key, so that the plan stays the same while a table fills up.
 */
export async function upsertRows(
  tx: WorkspaceTx,
  target: Target,
  rows: readonly (Values & { readonly id: string })[],
  now: Instant,
): Promise<void> {
  const names = Object.keys(target.columns)
  const set = names.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`)
  const conflict = sql`on conflict (workspace_id, id) do update set ${sql.join(set)},
    version = ${sql.table(target.table)}.version + 1, updated_at = ${now}::timestamptz`
  await insertRows(tx, { ...target, columns: { id: 'uuid', ...target.columns } }, rows, conflict)
}

/**
 * The ids found by each key, one index look-up a key. Before the first statistics of a table that fills up, the
 * planner would rather read all of it.
 */
export function lookUp(keys: readonly string[], find: (key: RawBuilder<unknown>) => RawBuilder<unknown>) {
  return sql`
    select found.id from unnest(${[...keys]}::text[]) given (key)
    cross join lateral (${find(sql`given.key`)} limit 100) found`
}

function arraysOf(columns: Columns, rows: readonly Values[]) {
  return sql.join(
    Object.entries(columns).map(
      ([name, type]) => sql`${rows.map((row) => row[name] ?? null)}::${sql.raw(type)}[]`,
    ),
  )
}

/** New ids, made by the database before the rows that bear them. */
export async function newIds(tx: WorkspaceTx, count: number): Promise<string[]> {
  if (count === 0) return []
  const made = await sql<{
    id: string
  }>`select uuidv7() as id from generate_series(1, ${count}::int)`.execute(tx)
  return made.rows.map((row) => row.id)
}

/** The database's own folding of texts, by text: what generated columns hold and nothing else computes. */
export async function foldTexts(tx: WorkspaceTx, texts: Iterable<string>): Promise<Map<string, string>> {
  const given = [...new Set(texts)]
  if (given.length === 0) return new Map()
  const folded = await sql<{ folded: string }>`
    select fold(given.value) as folded from unnest(${given}::text[]) with ordinality given (value, position)
    order by given.position`.execute(tx)
  return new Map(given.map((text, position) => [text, folded.rows[position]?.folded ?? text]))
}

/**
 * Lets one bulk write of customers run at a time in a workspace, so that two files cannot both create the
 * account that neither of them found.
 */
export async function takeBulkTurn(tx: WorkspaceTx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`customers ${workspaceId}`}, 0))`.execute(tx)
}

import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { type Catalogue, keyOf } from '../move-plan.ts'

/** Steps of one merging are this far apart, so that each has room for its rows. */
const room = 1_000_000_000

/** Writes the rows of a merging and keeps how they were, step by step. */
export type Journal = {
  /** Sets columns (SQL over the row `t`) in the rows that fit. Gives their number. */
  update(
    table: string,
    set: Readonly<Record<string, RawBuilder<unknown>>>,
    where: RawBuilder<unknown>,
  ): Promise<number>
  remove(table: string, where: RawBuilder<unknown>): Promise<number>
  /** Adds a copy of the rows that fit, with these columns in place of theirs. */
  copy(
    table: string,
    set: Readonly<Record<string, RawBuilder<unknown>>>,
    where: RawBuilder<unknown>,
  ): Promise<number>
}

type Given = { readonly workspaceId: string; readonly mergeId: string; readonly catalogue: Catalogue }

export function openJournal(tx: WorkspaceTx, given: Given): Journal {
  const { workspaceId, catalogue } = given
  let step = 0
  const write = (table: string, action: Action, change: RawBuilder<unknown>) => {
    step += 1
    return writeStep(tx, given, { table, action, change, step })
  }
  const mine = sql`workspace_id = ${workspaceId}`
  return {
    update: (table, set, where) =>
      write(
        table,
        'update',
        sql`update ${sql.table(table)} t set ${assignments(set)} where t.${mine} and ${where}`,
      ),
    remove: (table, where) =>
      write(table, 'delete', sql`delete from ${sql.table(table)} t where t.${mine} and ${where}`),
    copy: (table, set, where) => {
      const columns = catalogue.columns[table] ?? []
      const values = columns.map((column) => set[column] ?? sql`t.${sql.ref(column)}`)
      const change = sql`insert into ${sql.table(table)} (workspace_id, ${sql.join(columns.map((column) => sql.ref(column)))})
        select t.workspace_id, ${sql.join(values)} from ${sql.table(table)} t where t.${mine} and ${where}`
      return write(table, 'insert', change)
    },
  }
}

type Action = 'insert' | 'update' | 'delete'
type Step = {
  readonly table: string
  readonly action: Action
  readonly change: RawBuilder<unknown>
  readonly step: number
}

/** What is kept of a row: all of it where it goes or comes, what became different where it stays. */
const kept: Readonly<
  Record<Action, { before: () => RawBuilder<unknown>; after: () => RawBuilder<unknown> }>
> = {
  insert: { before: () => sql`null::jsonb`, after: () => sql`is_now` },
  update: { before: () => different('was', 'is_now'), after: () => different('is_now', 'was') },
  delete: { before: () => sql`was`, after: () => sql`null::jsonb` },
}

async function writeStep(
  tx: WorkspaceTx,
  { workspaceId, mergeId, catalogue }: Given,
  { table, action, change, step }: Step,
): Promise<number> {
  const side = action === 'delete' ? 'old' : 'new'
  const columns = sql.lit((catalogue.columns[table] ?? []).join(','))
  const { numAffectedRows } = await sql`
    with changed as (${change} returning to_jsonb(old) as was, to_jsonb(new) as is_now, ${keyObject(catalogue, table, side)} as row_key)
    insert into merge_changes (workspace_id, merge_id, position, table_name, action, row_key, before, after)
    select ${workspaceId}, ${mergeId}, ${step * room} + row_number() over (), ${table}, ${action}, row_key, ${kept[action].before()}, ${kept[action].after()}
    from changed, lateral (select string_to_array(${columns}, ',') as stored) c`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

function assignments(set: Readonly<Record<string, RawBuilder<unknown>>>) {
  return sql.join(Object.entries(set).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
}

/** The stored columns of one side that the other has differently. */
function different(one: string, other: string) {
  return sql`(select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(${sql.ref(one)}) e
    where e.key = any(c.stored) and ${sql.ref(other)}->e.key is distinct from e.value)`
}

/** A row's primary key as a JSON object. */
export function keyObject(catalogue: Catalogue, table: string, row: string) {
  const pairs = keyOf(catalogue, table).map(
    (column) => sql`${sql.lit(column)}::text, ${sql.ref(`${row}.${column}`)}`,
  )
  return sql`jsonb_build_object(${sql.join(pairs)})`
}

export type JournalStep = {
  readonly step: number
  readonly table: string
  readonly action: 'insert' | 'update' | 'delete'
  readonly rows: number
}

/** The steps of a merging, the last first. */
export async function readSteps(
  tx: WorkspaceTx,
  workspaceId: string,
  mergeId: string,
): Promise<JournalStep[]> {
  const { rows } = await sql<JournalStep>`
    select (position / ${room})::int as step, table_name as table, action, count(*)::int as rows from merge_changes
    where workspace_id = ${workspaceId} and merge_id = ${mergeId} group by 1, 2, 3 order by 1 desc`.execute(
    tx,
  )
  return rows
}

/** The journal's rows of one step, as a condition. */
export function ofStep(workspaceId: string, mergeId: string, step: number) {
  return sql`j.workspace_id = ${workspaceId} and j.merge_id = ${mergeId}
    and j.position >= ${step * room} and j.position < ${(step + 1) * room}`
}

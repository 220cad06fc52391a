import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { movingJson } from '../json-columns.ts'
import { changesByItself, madeOfOthers } from '../merge-rules.ts'
import { type Catalogue, keyOf, type MovePlan } from '../move-plan.ts'
import { type JournalStep, ofStep } from './journal.store.ts'

export type Undoing = {
  readonly workspaceId: string
  readonly mergeId: string
  readonly survivorId: string
  readonly catalogue: Catalogue
  readonly plan: MovePlan
}

/** What differs from how the merging left it. No columns: rows were added below one that would have to go. */
export type ChangedSince = { readonly table: string; readonly columns: readonly string[] }

/** Everything that stands in the way of undoing. A row that merely went along may have changed, or be gone. */
export async function findChanges(
  tx: WorkspaceTx,
  undoing: Undoing,
  steps: readonly JournalStep[],
): Promise<ChangedSince[]> {
  const changes: ChangedSince[] = []
  for (const { step, table, action } of steps) {
    if (action === 'delete') continue
    const moved = [...undoing.plan.columns, ...movingJson]
      .filter((each) => each.table === table)
      .map(({ column }) => column)
    const free = [...changesByItself, ...(action === 'update' ? moved : [])]
    const { rows } = await sql<{ column: string }>`
      select distinct e.key as column
      from merge_changes j
      cross join lateral jsonb_populate_record(null::${sql.table(table)}, j.row_key) k
      cross join lateral jsonb_each(j.after) e
      left join ${sql.table(table)} t on ${sameKey(undoing, table)}
      where ${ofStep(undoing.workspaceId, undoing.mergeId, step)} and e.key <> all(${free}::text[])
        and e.key = any(${undoing.catalogue.columns[table] ?? []}::text[])
        and to_jsonb(t)->e.key is distinct from e.value
        and not exists (${laterSay(undoing, step)})
      order by 1`.execute(tx)
    if (rows.length > 0) changes.push({ table, columns: rows.map(({ column }) => column) })
    if (action === 'insert') changes.push(...(await findAdded(tx, undoing, table)))
  }
  return changes
}

/** A later step of the same merging changed the same column once more: that one is compared. */
function laterSay({ workspaceId, mergeId }: Undoing, step: number) {
  return sql`select from merge_changes l where l.workspace_id = ${workspaceId} and l.merge_id = ${mergeId}
    and l.table_name = j.table_name and l.row_key = j.row_key and l.position >= ${(step + 1) * 1_000_000_000}::bigint
    and (l.action = 'delete' or l.after ? e.key)`
}

/** Rows that came since below one that the merging made, and that would go with it. */
async function findAdded(tx: WorkspaceTx, undoing: Undoing, table: string): Promise<ChangedSince[]> {
  const { workspaceId, mergeId, survivorId, catalogue } = undoing
  const added: ChangedSince[] = []
  for (const key of catalogue.foreignKeys) {
    const column = key.columns.find((name) => name !== 'workspace_id')
    if (key.target !== table || column === undefined || madeOfOthers.includes(key.table)) continue
    const { rows } = await sql<{ it: boolean }>`select exists (
      select from ${sql.table(key.table)} t where t.workspace_id = ${workspaceId} and t.${sql.ref(column)} = ${survivorId}::uuid
        and not exists (select from merge_changes j where j.workspace_id = ${workspaceId} and j.merge_id = ${mergeId}
          and j.table_name = ${key.table} and to_jsonb(t) @> j.row_key)) as it`.execute(tx)
    if (rows[0]?.it === true) added.push({ table: key.table, columns: [] })
  }
  return added
}

/** Takes one step of a merging back. */
export async function takeBack(
  tx: WorkspaceTx,
  undoing: Undoing,
  { step, table, action }: JournalStep,
): Promise<void> {
  const { workspaceId, mergeId, catalogue } = undoing
  const rows = ofStep(workspaceId, mergeId, step)
  const key = sql`cross join lateral jsonb_populate_record(null::${sql.table(table)}, j.row_key) k`
  if (action === 'insert') {
    await sql`delete from ${sql.table(table)} t using merge_changes j ${key} where ${rows} and ${sameKey(undoing, table)}`.execute(
      tx,
    )
    return
  }
  if (action === 'delete') {
    const columns = sql.join(
      ['workspace_id', ...(catalogue.columns[table] ?? [])].map((column) => sql.ref(column)),
    )
    const values = sql.join(
      ['workspace_id', ...(catalogue.columns[table] ?? [])].map((column) => sql`r.${sql.ref(column)}`),
    )
    await sql`insert into ${sql.table(table)} (${columns}) select ${values} from merge_changes j
      cross join lateral jsonb_populate_record(null::${sql.table(table)}, j.before) r where ${rows}`.execute(
      tx,
    )
    return
  }
  for (const columns of await columnsOf(tx, rows)) {
    const set = columns.map((column) => sql`${sql.ref(column)} = ${wasOf(column)}`)
    await sql`update ${sql.table(table)} t set ${sql.join(set)}
      from merge_changes j ${key} cross join lateral jsonb_populate_record(null::${sql.table(table)}, j.before) r
      where ${rows} and ${sameKey(undoing, table)}
        and array(select jsonb_object_keys(j.before) order by 1) = ${columns}::text[]`.execute(tx)
  }
}

/** Back to what it was, unless something else has been written there since: a case given to somebody else, a new version. */
function wasOf(column: string): RawBuilder<unknown> {
  return sql`case when to_jsonb(t)->${sql.lit(column)} = j.after->${sql.lit(column)} then r.${sql.ref(column)} else t.${sql.ref(column)} end`
}

async function columnsOf(tx: WorkspaceTx, rows: RawBuilder<unknown>): Promise<string[][]> {
  const found = await sql<{ columns: string[] }>`
    select distinct array(select jsonb_object_keys(j.before) order by 1) as columns from merge_changes j where ${rows}`.execute(
    tx,
  )
  return found.rows.map(({ columns }) => columns).filter((columns) => columns.length > 0)
}

function sameKey({ workspaceId, catalogue }: Undoing, table: string) {
  const parts = keyOf(catalogue, table)
    .filter((column) => column !== 'workspace_id')
    .map((column) => sql`t.${sql.ref(column)} = k.${sql.ref(column)}`)
  return sql`t.workspace_id = ${workspaceId} and ${sql.join(parts, sql` and `)}`
}

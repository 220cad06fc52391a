import { sql } from 'kysely'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { movingJson } from '../json-columns.ts'
import { looseReferences, madeOfOthers, mergeRules, orderedPairs } from '../merge-rules.ts'
import { type IdColumn, type MovePlan, planMoves } from '../move-plan.ts'
import type { Journal } from './journal.store.ts'
import { type Merging, pairAfter, settleCollisions } from './settle-collisions.ts'

export function planOf(merging: Pick<Merging, 'catalogue'>, root: MovePlan['root']): MovePlan {
  return planMoves(merging.catalogue, root, looseReferences, root === 'contacts' ? madeOfOthers : [])
}

/** Moves everything of the absorbed record to the survivor, and takes its own row away. Gives the rows moved, by table. */
export async function moveRows(
  tx: WorkspaceTx,
  merging: Merging,
  plan: MovePlan,
  journal: Journal,
): Promise<Record<string, number>> {
  await dropWhatIsMade(tx, merging, plan)
  for (const holder of plan.holders) await openHolder(tx, merging, holder, journal)
  await straightenTrees(tx, merging, plan, journal)
  await settleCollisions(tx, merging, plan.columns, journal)
  const moved: Record<string, number> = {}
  for (const at of plan.columns) {
    const rows = await moveColumn(merging, at, journal)
    if (rows > 0) moved[at.table] = (moved[at.table] ?? 0) + rows
  }
  for (const at of movingJson) await moveInJson(merging, at, journal)
  for (const { table, column } of plan.holders.toReversed()) {
    await journal.remove(table, sql`t.${sql.ref(column)} = ${merging.absorbedId}::uuid`)
  }
  return moved
}

/** Standings and documents are made anew; nobody needs the old ones back. */
async function dropWhatIsMade(
  tx: WorkspaceTx,
  { workspaceId, absorbedId, catalogue }: Merging,
  { root }: MovePlan,
) {
  if (root !== 'contacts') return
  for (const table of madeOfOthers) {
    if (!catalogue.columns[table]?.includes('contact_id')) continue
    await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId} and contact_id = ${absorbedId}`.execute(
      tx,
    )
  }
}

/** Sees to it that the survivor has a row of their own where the absorbed one has: one of both, or a copy. */
async function openHolder(tx: WorkspaceTx, merging: Merging, { table, column }: IdColumn, journal: Journal) {
  const { workspaceId, survivorId, absorbedId } = merging
  const { rows } = await sql<{ id: string }>`
    select ${sql.ref(column)} as id from ${sql.table(table)} where workspace_id = ${workspaceId}
      and ${sql.ref(column)} in (${survivorId}::uuid, ${absorbedId}::uuid)`.execute(tx)
  if (!rows.some(({ id }) => id === absorbedId)) return
  const own = (id: string) => sql`t.${sql.ref(column)} = ${id}::uuid`
  if (!rows.some(({ id }) => id === survivorId)) {
    await journal.copy(table, { [column]: sql`${survivorId}::uuid` }, own(absorbedId))
    return
  }
  const combine = mergeRules[`${table}_pkey`]?.combine ?? {}
  const both = sql`from ${sql.table(table)} survivor, ${sql.table(table)} absorbed
    where survivor.workspace_id = ${workspaceId} and absorbed.workspace_id = ${workspaceId}
      and ${sql.ref(`survivor.${column}`)} = ${survivorId}::uuid and ${sql.ref(`absorbed.${column}`)} = ${absorbedId}::uuid`
  const set = Object.fromEntries(
    Object.entries(combine).map(([name, said]) => [name, sql`(select ${sql.raw(said)} ${both})`]),
  )
  if (Object.keys(set).length > 0) await journal.update(table, set, own(survivorId))
}

/** A survivor below the absorbed record takes its place, so that nobody stands below themselves. */
async function straightenTrees(
  tx: WorkspaceTx,
  merging: Merging,
  { root, trees }: MovePlan,
  journal: Journal,
) {
  const { workspaceId, survivorId, absorbedId } = merging
  for (const tree of trees) {
    const { rows } = await sql<{ above: string | null }>`
      with recursive up as (
        select id, ${sql.ref(tree)} as above, 1 as steps from ${sql.table(root)} where workspace_id = ${workspaceId} and id = ${survivorId}
        union all
        select r.id, r.${sql.ref(tree)}, up.steps + 1 from up join ${sql.table(root)} r on r.workspace_id = ${workspaceId} and r.id = up.above
        where up.steps < 50)
      select nullif((select a.${sql.ref(tree)} from ${sql.table(root)} a where a.workspace_id = ${workspaceId} and a.id = ${absorbedId}),
        ${survivorId}::uuid) as above
      from up where up.above = ${absorbedId}`.execute(tx)
    const [found] = rows
    if (found === undefined) continue
    await journal.update(root, { [tree]: sql`${found.above}::uuid` }, sql`t.id = ${survivorId}::uuid`)
  }
}

function moveColumn(merging: Merging, { table, column }: IdColumn, journal: Journal): Promise<number> {
  const { survivorId, absorbedId } = merging
  const mapped = (name: string) =>
    sql`case when t.${sql.ref(name)} = ${absorbedId}::uuid then ${survivorId}::uuid else t.${sql.ref(name)} end`
  const pair = pairColumns(table, column)
  const set = Object.fromEntries(pair.map((name) => [name, pairAfter(table, name, mapped)]))
  return journal.update(table, set, sql`t.${sql.ref(column)} = ${absorbedId}::uuid`)
}

/** An id is the same text wherever it stands, and stands for nothing else. */
async function moveInJson(
  { survivorId, absorbedId }: Merging,
  { table, column }: IdColumn,
  journal: Journal,
) {
  const text = sql`t.${sql.ref(column)}::text`
  const set = { [column]: sql`replace(${text}, ${absorbedId}, ${survivorId})::jsonb` }
  await journal.update(table, set, sql`strpos(${text}, ${absorbedId}) > 0`)
}

/** Two related records keep their order, so both columns are written. */
function pairColumns(table: string, column: string): readonly string[] {
  return (
    orderedPairs.find((pair) => pair.table === table && pair.columns.includes(column))?.columns ?? [column]
  )
}

import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { type MergeRule, mergeRules, orderedPairs } from '../merge-rules.ts'
import { type Catalogue, type IdColumn, keyOf, type UniqueIndex, uniquesWith } from '../move-plan.ts'
import { type Journal, keyObject } from './journal.store.ts'

/** Whose rows go to whom. */
export type Merging = {
  readonly workspaceId: string
  readonly survivorId: string
  readonly absorbedId: string
  readonly catalogue: Catalogue
}

type RowKey = Readonly<Record<string, unknown>>
type Collision = { readonly survivor: RowKey; readonly absorbed: RowKey }

/** Makes one row of two wherever a unique index would not let both belong to the survivor. */
export async function settleCollisions(
  tx: WorkspaceTx,
  merging: Merging,
  columns: readonly IdColumn[],
  journal: Journal,
): Promise<void> {
  await dropPairsOfThemselves(merging, columns, journal)
  for (const index of uniquesWith(merging.catalogue, columns)) {
    const collisions = await findCollisions(tx, merging, index, columns)
    const rule = mergeRules[index.name] ?? {}
    for (const collision of collisions) await settleOne(tx, merging, index.table, rule, collision, journal)
  }
}

/** The order of two related records, once the survivor stands for both. */
export function pairAfter(table: string, column: string, mapped: (column: string) => RawBuilder<unknown>) {
  const pair = orderedPairs.find((each) => each.table === table && each.columns.includes(column))
  if (pair === undefined) return mapped(column)
  const both = sql.join(pair.columns.map(mapped))
  const ordered = column === pair.columns[0] ? sql`least(${both})` : sql`greatest(${both})`
  return sql`case when num_nulls(${both}) > 0 then ${mapped(column)} else ${ordered} end`
}

async function dropPairsOfThemselves(
  { survivorId, absorbedId }: Merging,
  columns: readonly IdColumn[],
  journal: Journal,
) {
  const both = sql.join([sql`${survivorId}::uuid`, sql`${absorbedId}::uuid`])
  for (const { table, columns: pair } of orderedPairs) {
    if (!columns.some((each) => each.table === table)) continue
    await journal.remove(
      table,
      sql`t.${sql.ref(pair[0])} in (${both}) and t.${sql.ref(pair[1])} in (${both})`,
    )
  }
}

async function findCollisions(
  tx: WorkspaceTx,
  merging: Merging,
  index: UniqueIndex,
  columns: readonly IdColumn[],
): Promise<Collision[]> {
  const { workspaceId, survivorId, absorbedId, catalogue } = merging
  const own = columns.filter(({ table }) => table === index.table).map(({ column }) => column)
  const mapped = (column: string) =>
    own.includes(column)
      ? sql`case when ${sql.ref(column)} = ${absorbedId}::uuid then ${survivorId}::uuid else ${sql.ref(column)} end`
      : sql`${sql.ref(column)}`
  const stored = new Set(['workspace_id', ...(catalogue.columns[index.table] ?? [])])
  const parts = index.expressions.map((expression) =>
    own.includes(expression)
      ? pairAfter(index.table, expression, mapped)
      : stored.has(expression)
        ? sql`${sql.ref(expression)}`
        : sql`(${sql.raw(expression)})`,
  )
  const isOf = (id: string) =>
    sql.join(
      own.map((column) => sql`${sql.ref(column)} = ${id}::uuid`),
      sql` or `,
    )
  const same = parts.map((_, at) => areEqual(`k${at}`, index.nullsAreEqual))
  const { rows } = await sql<Collision>`
    with own as materialized (
      select ${sql.join(parts.map((part, at) => sql`${part} as ${sql.ref(`k${at}`)}`))},
        coalesce(${isOf(absorbedId)}, false) as is_absorbed, ${keyObject(catalogue, index.table, 't')} as row_key
      from ${sql.table(index.table)} t
      where workspace_id = ${workspaceId} and (${isOf(absorbedId)} or ${isOf(survivorId)})
        and ${index.predicate === null ? sql`true` : sql.raw(index.predicate)})
    select b.row_key as survivor, a.row_key as absorbed from own a join own b on ${sql.join(same, sql` and `)}
    where a.is_absorbed and not b.is_absorbed`.execute(tx)
  return rows
}

function areEqual(key: string, nullsAreEqual: boolean) {
  const [one, other] = [sql`a.${sql.ref(key)}`, sql`b.${sql.ref(key)}`]
  return nullsAreEqual ? sql`${one} is not distinct from ${other}` : sql`${one} = ${other}`
}

async function settleOne(
  tx: WorkspaceTx,
  { workspaceId, catalogue }: Merging,
  table: string,
  rule: MergeRule,
  { survivor, absorbed }: Collision,
  journal: Journal,
): Promise<void> {
  const at = (alias: string, key: RowKey) =>
    sql.join(
      [
        sql`${sql.ref(`${alias}.workspace_id`)} = ${workspaceId}`,
        ...Object.entries(key).map(([column, value]) => sql`${sql.ref(`${alias}.${column}`)} = ${value}`),
      ],
      sql` and `,
    )
  const both = sql`from ${sql.table(table)} survivor, ${sql.table(table)} absorbed
    where ${at('survivor', survivor)} and ${at('absorbed', absorbed)}`
  const worked = (set: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(set).map(([column, said]) => [column, sql`(select ${sql.raw(said)} ${both})`]),
    )
  const { beside, takesOver, combine = {} } = rule
  if (beside !== undefined) {
    await journal.update(table, worked(beside), at('t', absorbed))
    return
  }
  const takes =
    takesOver !== undefined && (await isTrue(tx, sql`select (${sql.raw(takesOver)}) as it ${both}`))
  const taken = takes ? everyColumn(catalogue, table) : {}
  const set = worked({ ...taken, ...(takes ? {} : combine) })
  if (takes && Object.keys(combine).length > 0) Object.assign(set, worked(swapped(combine)))
  if (Object.keys(set).length > 0) await journal.update(table, set, at('t', survivor))
  await removeBelow(catalogue, table, at('a', absorbed), journal)
  await journal.remove(table, at('t', absorbed))
}

/** The rows below one that goes, kept before they go along with it. */
async function removeBelow(
  catalogue: Catalogue,
  table: string,
  isAbsorbed: RawBuilder<unknown>,
  journal: Journal,
): Promise<void> {
  for (const key of catalogue.foreignKeys) {
    if (key.target !== table) continue
    const pointing = sql.join(key.columns.map((column) => sql`t.${sql.ref(column)}`))
    const own = sql.join(key.targetColumns.map((column) => sql`a.${sql.ref(column)}`))
    const gone = sql`select ${own} from ${sql.table(table)} a where ${isAbsorbed}`
    await journal.remove(key.table, sql`(${pointing}) in (${gone})`)
  }
}

/** Where the absorbed row takes over, what is made of both is made the other way round. */
function swapped(set: Readonly<Record<string, string>>): Record<string, string> {
  const turn = (said: string) =>
    said.replace(/\b(survivor|absorbed)\./g, (_, side) => (side === 'survivor' ? 'absorbed.' : 'survivor.'))
  return Object.fromEntries(Object.entries(set).map(([column, said]) => [column, turn(said)]))
}

function everyColumn(catalogue: Catalogue, table: string): Record<string, string> {
  const unique = new Set(keyOf(catalogue, table))
  for (const index of catalogue.uniques) {
    if (index.table === table) for (const each of index.expressions) unique.add(each)
  }
  const free = (catalogue.columns[table] ?? []).filter((column) => !unique.has(column))
  return Object.fromEntries(free.map((column) => [column, `absorbed.${column}`]))
}

async function isTrue(tx: WorkspaceTx, question: RawBuilder<{ it: boolean | null }>): Promise<boolean> {
  const { rows } = await question.execute(tx)
  return rows[0]?.it === true
}

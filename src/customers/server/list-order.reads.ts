import { type RawBuilder, sql } from 'kysely'
import { decodeCursor, encodeCursor, foreignCursor } from '../../server/cursor.ts'
import { invalid } from '../../server/errors.ts'

/** What a list may be sorted by: the expression, its type for the cursor, and whether it may be null. */
export type SortKey = {
  readonly by: RawBuilder<unknown>
  readonly type: 'text' | 'date' | 'timestamptz' | 'bigint'
  readonly isNullable?: boolean
}

/** A sorted page by keyset: the order, where it goes on after a cursor, and the cursor of a row. */
export type ListOrder = {
  readonly orderBy: RawBuilder<unknown>
  /** To be selected as `sort_value`. */
  readonly value: RawBuilder<string | null>
  readonly after: RawBuilder<boolean> | null
  cursorOf(row: { readonly sort_value: string | null; readonly id: string }): string
}

/**
 * Orders a list by one of `keys` and then by id, both ways alike; nulls come last. `sort` is a key's name, with
 * `-` before it for the other way round.
 */
export function orderList<Keys extends Readonly<Record<string, SortKey>>>(
  keys: Keys,
  sort: string,
  id: RawBuilder<unknown>,
  cursor: string | undefined,
): ListOrder {
  const isDown = sort.startsWith('-')
  const key = keys[sort.replace('-', '')]
  if (key === undefined) throw invalid('sort', `is none of ${Object.keys(keys).join(', ')}`)
  const way = isDown ? sql`desc` : sql`asc`
  const nulls = key.isNullable === true ? sql`nulls last` : sql``
  return {
    orderBy: sql`${key.by} ${way} ${nulls}, ${id} ${way}`,
    value: sql<string | null>`(${key.by})::text`,
    after: cursor === undefined ? null : rowsAfter(key, isDown, id, cursor),
    cursorOf: (row) => encodeCursor([row.sort_value, row.id]),
  }
}

function rowsAfter(
  key: SortKey,
  isDown: boolean,
  id: RawBuilder<unknown>,
  cursor: string,
): RawBuilder<boolean> {
  const [value, lastId] = decodeCursor(cursor, 'text?', 'id')
  const isBeyond = isDown ? sql`<` : sql`>`
  if (value === null) return sql<boolean>`(${key.by} is null and ${id} ${isBeyond} ${lastId}::uuid)`
  const beyond = sql<boolean>`(${key.by}, ${id}) ${isBeyond} (${readValue(key, value)}, ${lastId}::uuid)`
  return key.isNullable === true ? sql<boolean>`(${beyond} or ${key.by} is null)` : beyond
}

function readValue(key: SortKey, text: string): RawBuilder<unknown> {
  const isFine =
    key.type === 'text' ||
    (key.type === 'bigint' ? /^-?\d{1,18}$/ : /^\d{4,6}-\d\d-\d\d[ \d:.+-]*$/).test(text)
  if (!isFine) throw foreignCursor()
  return sql`${text}::${sql.raw(key.type)}`
}

/** The rows of a page and the cursor of the next one, from one row more than the page holds. */
export function cutPage<Row extends { readonly sort_value: string | null; readonly id: string }>(
  found: readonly Row[],
  size: number,
  order: ListOrder,
): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.length > size && last !== undefined ? order.cursorOf(last) : null }
}

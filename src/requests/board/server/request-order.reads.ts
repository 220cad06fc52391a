import { type RawBuilder, sql } from 'kysely'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import type { RequestSort } from '../request-sort.ts'
import type { RequestFilter } from './request-filter.reads.ts'
import type { StoredRow } from './request-row.reads.ts'

/** How a list is put in order, and where its next page begins. */
type Order = {
  readonly by: RawBuilder<unknown>
  readonly after: (value: string | number, id: string) => RawBuilder<unknown>
  readonly valueOf: (row: StoredRow) => string | number
  readonly part: 'day' | 'moment' | 'integer'
}

/** Where a request without a day or a due moment stands: at the end, whichever way one looks. */
const never = '9999-12-31'
const ever = '0001-01-01'

type Way = 'up' | 'down'

function orderBy(
  expression: RawBuilder<unknown>,
  type: 'date' | 'timestamptz' | 'bigint',
  way: Way,
  more: Pick<Order, 'valueOf' | 'part'>,
): Order {
  const cast = sql.raw(type)
  return {
    ...more,
    by: way === 'up' ? sql`${expression}, r.id` : sql`${expression} desc, r.id desc`,
    after: (value, id) =>
      way === 'up'
        ? sql`(${expression}, r.id) > (${value}::${cast}, ${id}::uuid)`
        : sql`(${expression}, r.id) < (${value}::${cast}, ${id}::uuid)`,
  }
}

const written = orderBy(sql`r.created_at`, 'timestamptz', 'down', {
  valueOf: (row) => row.createdAt,
  part: 'moment',
})
const ended = orderBy(sql`r.closed_at`, 'timestamptz', 'down', {
  valueOf: (row) => row.closedAt ?? '',
  part: 'moment',
})
const needed = (way: Way) => {
  const edge = way === 'up' ? never : ever
  return orderBy(sql`coalesce(r.need_by, ${sql.lit(edge)}::date)`, 'date', way, {
    valueOf: (row) => row.needBy ?? edge,
    part: 'day',
  })
}
const numbered = (way: Way) =>
  orderBy(sql`r.number`, 'bigint', way, { valueOf: (row) => row.number, part: 'integer' })
const due = (way: Way) => {
  const edge = way === 'up' ? never : ever
  return orderBy(sql`coalesce(r.due_at, ${sql.lit(edge)}::timestamptz)`, 'timestamptz', way, {
    valueOf: (row) => row.dueAt ?? `${edge}T00:00:00.000Z`,
    part: 'moment',
  })
}

const sorted: Readonly<Record<RequestSort, Order>> = {
  need: needed('up'),
  '-need': needed('down'),
  number: numbered('up'),
  '-number': numbered('down'),
  due: due('up'),
  '-due': due('down'),
}

/** As asked for; else what is open by when it is needed, and what is over, or all of one customer, the latest first. */
export function orderOf({ sort, ...filter }: RequestFilter & { readonly sort?: RequestSort }): Order {
  if (sort !== undefined) return sorted[sort]
  const { view, opportunityId, contactId, accountId } = filter
  if (view === 'closed') return ended
  const isOfOne = opportunityId !== undefined || contactId !== undefined || accountId !== undefined
  return view === undefined || isOfOne ? written : sorted.need
}

/** Where the page after this row begins. */
export function cursorAfter(order: Order, row: StoredRow): string {
  return encodeCursor([order.valueOf(row), row.id])
}

/** What comes after a cursor. Throws `invalid` for one of another list. */
export function afterCursor(order: Order, cursor: string): RawBuilder<unknown> {
  const [value, id] = decodeCursor(cursor, order.part, 'id')
  return order.after(value, id)
}

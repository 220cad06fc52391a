import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import type { RequestSort } from '../request-sort.ts'
import { conditionsOf, type RequestFilter } from './request-filter.reads.ts'
import { afterCursor, cursorAfter, orderOf } from './request-order.reads.ts'
import { type RequestRow, selectRows, showRows } from './request-row.reads.ts'

export type ListAsked = RequestFilter & {
  readonly sort?: RequestSort
  readonly cursor?: string
  readonly size?: number
}

/** Requests of a view, or of one deal, customer or advocate, as the actor may see them. Ten statements, whatever the rows. */
export async function readRequestList(
  db: WorkspaceDb,
  actor: Actor,
  asked: ListAsked,
  now: Instant,
): Promise<{ rows: RequestRow[]; next: string | null }> {
  const { cursor, size = 50, ...filter } = asked
  const at = await readRequestRules(db, now)
  const order = orderOf(filter)
  const conditions = conditionsOf(actor, filter, at, now)
  if (cursor !== undefined) conditions.push(afterCursor(order, cursor))
  const found = await selectRows(db, sql.join(conditions, sql` and `), order.by, size + 1)
  const stored = found.slice(0, size)
  const last = stored.at(-1)
  return {
    rows: await showRows(db, stored, at, now),
    next: found.length > size && last !== undefined ? cursorAfter(order, last) : null,
  }
}

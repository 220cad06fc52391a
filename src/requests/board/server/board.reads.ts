import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { columnExpression } from '../../server/request-view.reads.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import type { getBoard } from '../board.contract.ts'
import { boardColumns } from '../board-column.ts'
import { conditionsOf, type RequestFilter } from './request-filter.reads.ts'
import { orderOf } from './request-order.reads.ts'
import { selectRows, showRows } from './request-row.reads.ts'

type Board = ResponseOf<typeof getBoard>
type Placed = { readonly id: string; readonly column: string; readonly total: number }

/**
 * The board: of each column the first requests by when they are needed, and how many it holds. Eleven statements,
 * whatever is open: what is not shown is only counted.
 */
export async function readBoard(
  db: WorkspaceDb,
  actor: Actor,
  filter: RequestFilter & { readonly size?: number },
  now: Instant,
): Promise<Board> {
  const { size = 8, ...asked } = filter
  const at = await readRequestRules(db, now)
  const where = sql.join(conditionsOf(actor, { view: 'open', ...asked }, at, now), sql` and `)
  const found = await sql<Placed>`
    with placed as materialized (
      select r.id, coalesce(r.need_by, '9999-12-31'::date) as day, ${columnExpression(now)} as "column"
      from requests r join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
      where r.workspace_id = current_workspace() and (r.state <> 'closed' or r.owed_until is not null) and ${where}
    ), ranked as (
      select id, "column", row_number() over (partition by "column" order by day, id) as place,
        count(*) over (partition by "column") as total
      from placed where "column" is not null
    ) select id, "column", total from ranked where place <= ${size}`.execute(db)
  const columnById = new Map(found.rows.map((row) => [row.id, row.column]))
  const ids = [...columnById.keys()]
  const order = orderOf({ view: 'open' })
  const stored = await selectRows(db, sql`r.id = any(${ids}::uuid[])`, order.by, Math.max(ids.length, 1))
  const rows = await showRows(db, stored, at, now)
  return {
    columns: boardColumns.map((column) => ({
      column,
      total: found.rows.find((row) => row.column === column)?.total ?? 0,
      rows: rows.filter(({ id }) => columnById.get(id) === column),
    })),
  }
}

import { sql } from 'kysely'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import { invalid } from '../../../server/errors.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { Period } from '../../period.ts'
import type { listChangeRows } from '../contract.ts'
import { changeRows, daysTable, readZone } from './change.reads.ts'

type Page = ResponseOf<typeof listChangeRows>
type Row = Page['rows'][number]

/** What has no day, since it did not happen, comes last. */
const never = '0001-01-01'

/** One page of the rows behind an indicator, the latest first. Two statements. */
export async function readChangeRows(db: WorkspaceDb, asked: QueryOf<typeof listChangeRows>): Promise<Page> {
  if (asked.from > asked.to) throw invalid('from', 'lies after the last day')
  const size = asked.size ?? 50
  const days = sql<Period>`(select * from ${daysTable([asked])} as k (from_on, to_on))`
  const found = await sql<Row>`
    select x.id, x.on_day as on, x.title, x.who, x.is_met as "isMet", x.to_path as to
    from (${changeRows[asked.indicator](days, await readZone(db))}) x
    where ${asked.team === undefined ? sql`true` : sql`x.team_id = ${asked.team}::uuid`} ${after(asked.cursor)}
    order by coalesce(x.on_day, ${never}::date) desc, x.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const isMore = found.rows.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.on ?? never, last.id]) : null }
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql``
  const [on, id] = decodeCursor(cursor, 'day', 'text')
  return sql`and (coalesce(x.on_day, ${never}::date), x.id) < (${on}::date, ${id}::text)`
}

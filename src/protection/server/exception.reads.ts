import { sql } from 'kysely'
import type { Day } from '../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { daysOfQuarter } from '../quarter.ts'
import type { ReasonCode } from '../reason.ts'

type Named = { readonly id: string; readonly name: string }

export type Exception = {
  readonly id: string
  readonly askId: string
  readonly requestId: string | null
  readonly contact: Named | null
  readonly account: Named
  readonly title: string
  readonly on: Day
  readonly at: string
  readonly by: { readonly personId: string; readonly name: string }
  readonly codes: ReasonCode[]
  readonly reason: string
  readonly ownerConsent: string
}

export type ExceptionFilter = {
  readonly quarter: string
  readonly code?: ReasonCode | undefined
  readonly by?: string | undefined
}

const startOf = (day: Day) =>
  sql`(${day}::date::timestamp at time zone (select w.time_zone from workspaces w where w.id = current_workspace()))`

function conditionsOf({ quarter, code, by }: ExceptionFilter) {
  const { from, until } = daysOfQuarter(quarter)
  return sql.join(
    [
      sql`o.workspace_id = current_workspace() and o.created_at >= ${startOf(from)}
        and o.created_at < ${startOf(until)} + interval '1 day'`,
      ...(code === undefined ? [] : [sql`o.codes ? ${code}`]),
      ...(by === undefined ? [] : [sql`o.overridden_by = ${by}::uuid`]),
    ],
    sql` and `,
  )
}

/** A page of the exceptions of a quarter, the latest first, and how many there are. One statement. */
export async function readExceptions(
  db: WorkspaceDb,
  filter: ExceptionFilter,
  { size, cursor }: { readonly size: number; readonly cursor?: string | undefined },
): Promise<{ rows: Exception[]; total: number; next: string | null }> {
  const where = conditionsOf(filter)
  const found = await sql<Exception & { total: number }>`
    select o.id, e.id as "askId", case when e.source_kind = 'request' then e.source_id end as "requestId",
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as contact,
      jsonb_build_object('id', a.id, 'name', a.name) as account, e.title, e.effective_on as on, o.created_at as at,
      jsonb_build_object('personId', p.id, 'name', p.name) as by, o.codes, o.reason,
      o.owner_consent as "ownerConsent", (select count(*) from protection_overrides o where ${where}) as total
    from protection_overrides o
    join ledger_entries e on e.workspace_id = o.workspace_id and e.id = o.ledger_entry_id
    join accounts a on a.workspace_id = o.workspace_id and a.id = e.account_id
    join people p on p.workspace_id = o.workspace_id and p.id = o.overridden_by
    left join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    where ${where} and ${beyond(cursor)}
    order by date_trunc('milliseconds', o.created_at) desc, o.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const next = found.rows.length > size && last !== undefined ? encodeCursor([last.at, last.id]) : null
  return { rows, total: found.rows[0]?.total ?? 0, next }
}

function beyond(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [at, id] = decodeCursor(cursor, 'moment', 'id')
  // A cursor carries milliseconds: rows of the very same millisecond are told apart by their ids.
  return sql`(date_trunc('milliseconds', o.created_at), o.id) < (${at}::timestamptz, ${id}::uuid)`
}

export type ExceptionCounts = {
  readonly quarters: { readonly quarter: string; readonly count: number }[]
  readonly people: { readonly personId: string; readonly name: string; readonly count: number }[]
  readonly codes: { readonly code: ReasonCode; readonly count: number }[]
}

/** How many exceptions there were in each quarter; in this one by whom, and against which rule. One statement. */
export async function readExceptionCounts(db: WorkspaceDb, quarter: string): Promise<ExceptionCounts> {
  const where = conditionsOf({ quarter })
  const found = await sql<ExceptionCounts>`
    select
      (select coalesce(jsonb_agg(q order by q.quarter desc), '[]') from (
        select to_char(o.created_at at time zone w.time_zone, 'YYYY-"Q"Q') as quarter, count(*) as count
        from protection_overrides o join workspaces w on w.id = o.workspace_id
        where o.workspace_id = current_workspace() group by 1) q) as quarters,
      (select coalesce(jsonb_agg(b order by b.count desc, b.name), '[]') from (
        select p.id as "personId", p.name, count(*) as count from protection_overrides o
        join people p on p.workspace_id = o.workspace_id and p.id = o.overridden_by
        where ${where} group by 1, 2) b) as people,
      (select coalesce(jsonb_agg(k order by k.count desc, k.code), '[]') from (
        select code, count(*) as count from protection_overrides o
        cross join lateral jsonb_array_elements_text(o.codes) code
        where ${where} group by 1) k) as codes`.execute(db)
  return found.rows[0] ?? { quarters: [], people: [], codes: [] }
}

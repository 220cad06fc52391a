import { type RawBuilder, sql } from 'kysely'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { UseFigure } from '../figure.ts'
import type { UseFault, UseWay } from '../use.ts'
import { type Asked, isOwnOpportunity } from './asked.reads.ts'
import { faultOf, isUse } from './influence.reads.ts'

type Named = { readonly id: string; readonly name: string }

/** Uses within the period, as far as they are the reader's: of their opportunities, or asked for by them. */
function usesIn(asked: Asked): RawBuilder<unknown> {
  const { from, to } = asked.period
  const isOwn =
    asked.person === null
      ? sql`true`
      : sql`(o.id is not null and ${isOwnOpportunity(asked)} or e.source_kind = 'request' and exists (
          select from requests r where r.workspace_id = e.workspace_id and r.id = e.source_id
            and r.requester_id = ${asked.person}))`
  return sql`ledger_entries e
    left join opportunities o on o.workspace_id = e.workspace_id and o.id = e.opportunity_id
    left join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
    where e.workspace_id = ${asked.workspaceId} and e.done_on between ${from}::date and ${to}::date
      and e.kind in ('ask', 'share') and ${isUse} and ${isOwn}`
}

export type ActivityCount = {
  /** Null for uses whose kind is not known. */
  readonly id: string | null
  readonly name: string | null
  readonly done: number
  readonly linked: number
  /** Linked to an opportunity for which they do not count. */
  readonly faulty: number
}

/** How often each kind of activity was done, the most frequent first. One statement. */
export async function readActivity(db: WorkspaceDb, asked: Asked): Promise<ActivityCount[]> {
  const found = await sql<ActivityCount>`
    select t.id, t.name, count(*) filter (where e.kind = 'ask') as done,
      count(e.opportunity_id) filter (where e.kind = 'ask') as linked,
      count(*) filter (where e.opportunity_id is not null and (${faultOf}) is not null) as faulty
    from ${usesIn(asked)} group by t.id, t.name order by 3 desc, t.name collate "und-x-icu"`.execute(db)
  return found.rows
}

export type UseRow = {
  readonly id: string
  readonly title: string
  readonly on: string
  readonly way: UseWay
  readonly contact: Named | null
  readonly account: Named
  readonly activityType: string | null
  readonly opportunity: Named | null
  readonly fault: UseFault | null
}

export type RowsAsked<Figure extends string> = {
  readonly figure: Figure
  readonly part?: string | undefined
  readonly cursor?: string | undefined
  readonly size: number
}

/** A page of uses, the latest first. One statement. */
export async function readUseRows(
  db: WorkspaceDb,
  asked: Asked,
  { figure, part, cursor, size }: RowsAsked<UseFigure>,
): Promise<{ rows: UseRow[]; next: string | null }> {
  const isOfFigure =
    figure === 'activity'
      ? sql`e.kind = 'ask' and (${part ?? null}::text is null or e.activity_type_id::text = ${part ?? null}::text)`
      : sql`e.opportunity_id is not null and (${faultOf}) is not null
          and (${part ?? null}::text is null or (${faultOf}) = ${part ?? null}::text)`
  const found = await sql<UseRow>`
    select e.id, e.title, e.done_on as "on", case e.kind when 'ask' then 'live' else 'content' end as way,
      t.name as "activityType", case when o.id is null then null else (${faultOf}) end as fault,
      case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as opportunity,
      (select jsonb_build_object('id', a.id, 'name', a.name) from accounts a
        where a.workspace_id = e.workspace_id and a.id = e.account_id) as account,
      (select jsonb_build_object('id', c.id, 'name', c.name) from contacts c
        where c.workspace_id = e.workspace_id and c.id = e.contact_id) as contact
    from ${usesIn(asked)} and ${isOfFigure} and ${afterDay(sql`e.done_on`, sql`e.id`, cursor)}
    order by e.done_on desc, e.id desc limit ${size + 1}`.execute(db)
  return cutAt(found.rows, size, (row) => [row.on, row.id])
}

/** True beyond where a page sorted by a day and an id ended, the latest first. */
export function afterDay(
  day: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  cursor: string | undefined,
): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`
  const [lastDay, lastId] = decodeCursor(cursor, 'day', 'id')
  return sql<boolean>`(${day}, ${id}) < (${lastDay}::date, ${lastId}::uuid)`
}

/** The rows of a page and the cursor of the next one, from one row more than the page holds. */
export function cutAt<Row>(
  found: readonly Row[],
  size: number,
  cursorOf: (row: Row) => (string | number)[],
): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.length > size && last !== undefined ? encodeCursor(cursorOf(last)) : null }
}

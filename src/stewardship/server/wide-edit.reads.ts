import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { canDecideEdits } from '../policy.ts'
import type { listWideEdits } from '../wide-edit.contract.ts'
import { canUndo } from '../wide-edit.ts'
import { leftAt } from './wide-row.reads.ts'

type Page = ResponseOf<typeof listWideEdits>

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then
    jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}) end`

/** What was changed for many at once, the newest first, and whether it can still be taken back. One statement. */
export async function readWideEdits(
  db: WorkspaceDb,
  actor: Actor,
  { cursor, size = 25 }: QueryOf<typeof listWideEdits>,
): Promise<Page> {
  const left = leftAt(sql`e.field`, sql`e.key`, sql`r.contact_id`, sql`r.account_id`)
  const found = await sql<Omit<Page['rows'][number], 'may'>>`
    with page as materialized (
      select * from wide_edits e where e.workspace_id = current_workspace() and ${after(cursor)}
      order by e.made_at desc, e.id desc limit ${size + 1})
    select e.id, e.field, e.key, f.label, case when e.field like '%-owner' then o.name else e.value end as value,
      ${named('p')} as by, e.made_at as at, n.changed, n.untouched, e.undone_at as "undoneAt", ${named('u')} as "undoneBy"
    from page e
    cross join lateral (
      select count(*)::int as changed, count(*) filter (where c.merged_into is null and r.left_as = ${left})::int as untouched
      from wide_edit_rows r left join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
      where r.workspace_id = e.workspace_id and r.edit_id = e.id) n
    left join people p on p.workspace_id = e.workspace_id and p.id = e.made_by
    left join people u on u.workspace_id = e.workspace_id and u.id = e.undone_by
    left join people o on e.field like '%-owner' and o.workspace_id = e.workspace_id and o.id::text = e.value
    left join custom_fields f on e.field = 'custom' and f.workspace_id = e.workspace_id and f.id::text = e.key
    order by e.made_at desc, e.id desc`.execute(db)
  const rows = found.rows
    .slice(0, size)
    .map((row) => ({ ...row, may: { undo: canDecideEdits(actor) ?? canUndo(row) } }))
  const last = rows.at(-1)
  return {
    rows,
    next: found.rows.length > size && last !== undefined ? encodeCursor([last.at, last.id]) : null,
  }
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [at, id] = decodeCursor(cursor, 'moment', 'id')
  return sql`(e.made_at, e.id) < (${at}::timestamptz, ${id}::uuid)`
}

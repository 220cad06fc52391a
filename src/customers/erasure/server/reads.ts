import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { listErasures, previewErasure } from '../erasure.contract.ts'
import { countRows } from './empty-rows.ts'
import { readErased } from './strike-out.ts'

/** What erasing a contact would take away. */
export async function readErasurePreview(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  contactId: string,
): Promise<ResponseOf<typeof previewErasure>> {
  const erased = await readErased(db, workspaceId, contactId)
  if (erased === undefined) throw notFound('contact')
  const { rows } = await sql<{ at: string; source: string; reason: string }>`
    select asked_at as at, source, reason from erasures where workspace_id = ${workspaceId} and contact_id = ${contactId}
      and state <> 'withdrawn'`.execute(db)
  return {
    ...(await countRows(db, workspaceId, erased)),
    namesakes: erased.namesakes,
    asked: rows[0] ?? null,
  }
}

type Page = ResponseOf<typeof listErasures>

/** Erasures, the latest first. One statement. */
export async function readErasures(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  { cursor, size = 25 }: QueryOf<typeof listErasures>,
): Promise<Page> {
  const { rows: found } = await sql<Page['rows'][number]>`
    select e.id, e.contact_id as "contactId", case when e.state = 'asked' then c.name end as name, e.state, e.source,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as "askedBy",
      e.asked_at as "askedAt", e.erased_at as "erasedAt",
      (select coalesce(sum(value::int), 0)::int from jsonb_each_text(e.emptied)) as emptied,
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'path', f.about_path) order by f.id), '[]')
        from erasure_files f where f.workspace_id = e.workspace_id and f.erasure_id = e.id and f.looked_at is null) as files,
      exists (select from erasure_marks m where m.workspace_id = e.workspace_id and m.erasure_id = e.id and m.lifted_at is not null) as "agreedAnew"
    from erasures e join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join people p on p.workspace_id = e.workspace_id and p.id = e.asked_by
    where e.workspace_id = ${workspaceId} and ${after(cursor)} order by e.asked_at desc, e.id desc limit ${size + 1}`.execute(
    db,
  )
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return {
    rows,
    next: found.length > size && last !== undefined ? encodeCursor([last.askedAt, last.id]) : null,
  }
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [at, id] = decodeCursor(cursor, 'moment', 'id')
  return sql`(e.asked_at, e.id) < (${at}::timestamptz, ${id}::uuid)`
}

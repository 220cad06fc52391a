import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { countDuplicates, listDuplicates } from '../duplicate.contract.ts'

type Page = ResponseOf<typeof listDuplicates>
type Row = Page['rows'][number] & { permille: number }

/** Pairs of one kind of record, the likeliest first. One statement. */
export async function readDuplicates(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  { record, state = 'open', cursor, size = 25 }: QueryOf<typeof listDuplicates>,
): Promise<Page> {
  const { rows: found } = await sql<Row>`
    select d.id, d.record, d.state, d.score_permille as permille, d.score_permille / 1000.0::float8 as score, d.reasons, d.found_at as "foundAt",
      d.decided_at as "decidedAt", case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as "decidedBy",
      ${sideOf(record, 'one_id')} as one, ${sideOf(record, 'other_id')} as other
    from duplicate_pairs d left join people p on p.workspace_id = d.workspace_id and p.id = d.decided_by
    where d.workspace_id = ${workspaceId} and d.record = ${record} and d.state = ${state} and ${after(cursor)}
    order by d.score_permille desc, d.id limit ${size + 1}`.execute(db)
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const next = found.length > size && last !== undefined ? encodeCursor([last.permille, last.id]) : null
  return { rows: rows.map(({ permille: _, ...row }) => row), next }
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [permille, id] = decodeCursor(cursor, 'integer', 'id')
  return sql`(d.score_permille < ${permille} or d.score_permille = ${permille} and d.id > ${id}::uuid)`
}

function sideOf(record: 'contact' | 'account', column: 'one_id' | 'other_id') {
  const id = sql`d.${sql.ref(column)}`
  const asks = (mine: 'contact_id' | 'account_id') => sql`(select count(*) from ledger_entries l
    where l.workspace_id = d.workspace_id and l.${sql.ref(mine)} = r.id)`
  const said = (detail: ReturnType<typeof sql>, count: ReturnType<typeof sql>) =>
    sql`json_build_object('id', r.id, 'name', r.name, 'detail', nullif(${detail}, ''), 'asks', ${count}, 'updatedAt', r.updated_at)`
  return record === 'contact'
    ? sql`(select ${said(sql`concat_ws(', ', r.title, a.name)`, asks('contact_id'))} from contacts r
        left join accounts a on a.workspace_id = r.workspace_id and a.id = r.account_id
        where r.workspace_id = d.workspace_id and r.id = ${id})`
    : sql`(select ${said(sql`concat_ws(', ', r.city, r.country)`, asks('account_id'))} from accounts r
        where r.workspace_id = d.workspace_id and r.id = ${id})`
}

/** What waits for a word. One statement. */
export async function readDuplicateCounts(
  db: WorkspaceDb,
  { workspaceId }: Actor,
): Promise<ResponseOf<typeof countDuplicates>> {
  const unlooked = (table: 'contacts' | 'accounts', record: string) => sql`(select count(*)::int from (
    select from ${sql.table(table)} r where r.workspace_id = ${workspaceId} and r.merged_into is null and (r.updated_at, r.id) > (
      coalesce((select looked_until from duplicate_searches where workspace_id = ${workspaceId} and record = ${record}), '-infinity'),
      coalesce((select last_id from duplicate_searches where workspace_id = ${workspaceId} and record = ${record}), '00000000-0000-0000-0000-000000000000'))
    limit 1000) r)`
  const { rows } = await sql<ResponseOf<typeof countDuplicates>>`
    select count(*) filter (where record = 'contact' and state = 'open')::int as contacts,
      count(*) filter (where record = 'account' and state = 'open')::int as accounts,
      count(*) filter (where state = 'not-same')::int as "notSame",
      (select count(*)::int from merges where workspace_id = ${workspaceId} and undone_at is null) as merges,
      ${unlooked('contacts', 'contact')} + ${unlooked('accounts', 'account')} as unlooked
    from duplicate_pairs where workspace_id = ${workspaceId}`.execute(db)
  return rows[0] ?? { contacts: 0, accounts: 0, notSame: 0, merges: 0, unlooked: 0 }
}

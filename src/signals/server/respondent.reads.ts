import { sql } from 'kysely'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { listRespondents } from '../contract.ts'

type Listed = ResponseOf<typeof listRespondents>
type Respondent = Listed['rows'][number]

const columns = sql`
  r.id, coalesce(r.name, r.email, r.outside_id, 'somebody') as says, r.email, r.account_text as account,
  case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as contact,
  (select count(*)::int from signals s where s.workspace_id = r.workspace_id and s.respondent_id = r.id) as signals,
  l.happened_on as "lastOn", l.kind as "lastKind", l.score::float8 as "lastScore",
  to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"`

const joined = sql`
  left join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
  left join lateral (select s.happened_on, s.kind, s.score, s.tone from signals s
    where s.workspace_id = r.workspace_id and s.respondent_id = r.id order by s.happened_on desc, s.id desc limit 1) l on true`

/** A page of respondents, those who came in last first. Two statements, whatever the number of rows. */
export async function readRespondents(
  db: WorkspaceDb,
  asked: QueryOf<typeof listRespondents>,
): Promise<Listed> {
  const size = asked.size ?? 50
  const which = asked.matched === true ? sql`true` : sql`r.contact_id is null`
  const tone = asked.tone === undefined ? sql`` : sql`and l.tone = ${asked.tone}`
  const found = await sql<Respondent>`
    select ${columns} from respondents r ${joined}
    where r.workspace_id = current_workspace() and ${which} ${tone} ${after(asked.cursor)}
    order by r.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const end = rows.at(-1)
  const counted = await sql<{ unmatched: number }>`
    select count(*)::int as unmatched from respondents r
    where r.workspace_id = current_workspace() and r.contact_id is null`.execute(db)
  return {
    rows,
    next: found.rows.length > size && end !== undefined ? encodeCursor([end.id]) : null,
    unmatched: counted.rows[0]?.unmatched ?? 0,
  }
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql``
  const [id] = decodeCursor(cursor, 'id')
  return sql`and r.id < ${id}::uuid`
}

/** One respondent; 404 where there is none. */
export async function readRespondent(
  db: WorkspaceDb | WorkspaceTx,
  respondentId: string,
): Promise<Respondent> {
  const found = await sql<Respondent>`
    select ${columns} from respondents r ${joined}
    where r.workspace_id = current_workspace() and r.id = ${respondentId}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw notFound('respondent')
  return row
}

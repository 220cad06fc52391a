import { sql } from 'kysely'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { listKnown } from '../candidate.contract.ts'

type Listed = ResponseOf<typeof listKnown>

const hasSignal = sql`exists (select from signals s where s.workspace_id = c.workspace_id and s.contact_id = c.id)`
const wasAskedOutside = sql`exists (select from outside_asks u
  join ledger_entries e on e.workspace_id = u.workspace_id and e.id = u.ask_id
  where u.workspace_id = c.workspace_id and e.contact_id = c.id)`
const isWished = sql`exists (select from requests r where r.workspace_id = c.workspace_id and r.wish_contact_id = c.id)`

/** Contacts who work there still and never began the journey. */
const isKnown = sql`c.workspace_id = current_workspace() and c.merged_into is null and c.left_on is null
  and not exists (select from advocates d where d.workspace_id = c.workspace_id and d.contact_id = c.id)`

/** Known, but not in the program: a page by name, and how many through what. Two statements. Source: MAT-8. */
export async function readKnown(db: WorkspaceDb, asked: QueryOf<typeof listKnown>): Promise<Listed> {
  const size = asked.size ?? 50
  const found = await sql<Listed['rows'][number]>`
    select jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title) as contact,
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
      (select count(*)::int from signals s where s.workspace_id = c.workspace_id and s.contact_id = c.id) as signals,
      (select count(*)::int from outside_asks u join ledger_entries e on e.workspace_id = u.workspace_id and e.id = u.ask_id
        where u.workspace_id = c.workspace_id and e.contact_id = c.id) as "outsideAsks",
      (select count(*)::int from requests r where r.workspace_id = c.workspace_id and r.wish_contact_id = c.id) as wishes,
      (select max(s.happened_on) from signals s where s.workspace_id = c.workspace_id and s.contact_id = c.id) as "lastOn",
      (select k.score::int from candidates k where k.workspace_id = c.workspace_id and k.purpose = 'recruit'
        and k.contact_id = c.id and k.left_out is null) as score
    from contacts c left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where ${isKnown} and ${throughOf(asked.through)} ${after(asked.cursor)}
    order by c.name collate "und-x-icu", c.id limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const end = rows.at(-1)
  const next =
    found.rows.length > size && end !== undefined ? encodeCursor([end.contact.name, end.contact.id]) : null
  return { rows, next, ...(await countKnown(db)) }
}

function throughOf(through: QueryOf<typeof listKnown>['through']) {
  if (through === undefined || through === 'record') return sql`true`
  return through === 'signal' ? hasSignal : through === 'wish' ? isWished : wasAskedOutside
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql``
  const [name, id] = decodeCursor(cursor, 'text', 'id')
  return sql`and (c.name collate "und-x-icu", c.id) > (${name} collate "und-x-icu", ${id}::uuid)`
}

async function countKnown(db: WorkspaceDb): Promise<Pick<Listed, 'counts' | 'respondents'>> {
  type Counted = { signal: number; outside: number; wish: number; record: number; respondents: number }
  // Each kind of evidence is read once as a set: asked of every contact, it would be looked up a hundred thousand times.
  const found = await sql<Counted>`
    select count(s.contact_id)::int as signal, count(o.contact_id)::int as outside, count(w.contact_id)::int as wish,
      count(*)::int as record,
      (select count(*)::int from respondents r where r.workspace_id = current_workspace() and r.contact_id is null) as respondents
    from contacts c
    left join (select distinct x.contact_id from signals x where x.workspace_id = current_workspace()) s on s.contact_id = c.id
    left join (select distinct e.contact_id from outside_asks u
      join ledger_entries e on e.workspace_id = u.workspace_id and e.id = u.ask_id
      where u.workspace_id = current_workspace()) o on o.contact_id = c.id
    left join (select distinct r.wish_contact_id as contact_id from requests r
      where r.workspace_id = current_workspace()) w on w.contact_id = c.id
    where ${isKnown}`.execute(db)
  const [row] = found.rows
  return {
    counts: [
      { through: 'signal', count: row?.signal ?? 0 },
      { through: 'outside-ask', count: row?.outside ?? 0 },
      { through: 'wish', count: row?.wish ?? 0 },
      { through: 'record', count: row?.record ?? 0 },
    ],
    respondents: row?.respondents ?? 0,
  }
}

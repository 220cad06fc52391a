import { type RawBuilder, sql } from 'kysely'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { countOwnCorrections, listOwnCorrections } from '../contract.ts'
import type { listToldCorrections } from '../own-page.contract.ts'

type Db = WorkspaceDb | WorkspaceTx
type Page = ResponseOf<typeof listOwnCorrections>
type Correction = Page['rows'][number]
type Told = ResponseOf<typeof listToldCorrections>

const moment = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const columns = sql`v.id, jsonb_build_object('id', c.id, 'name', c.name) as contact,
  case when x.id is null then null else jsonb_build_object('id', x.id, 'name', x.name) end as account,
  v.part, v.held, v.wanted, ${moment('v.created_at')} as "saidAt", v.state,
  (select p.name from people p where p.workspace_id = v.workspace_id and p.id = v.decided_by) as "decidedBy",
  ${moment('v.decided_at')} as "decidedAt", v.answer`

const from = sql`own_corrections v
  join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
  left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id`

async function readCorrections(db: Db, where: RawBuilder<unknown>, size: number): Promise<Correction[]> {
  const found = await sql<Correction>`select ${columns} from ${from}
    where v.workspace_id = current_workspace() and ${where}
    order by v.created_at desc, v.id desc limit ${size}`.execute(db)
  return found.rows
}

/** What advocates say is wrong, the newest first, a page at a time; of one state, or of one advocate. One statement. */
export async function readCorrectionPage(db: Db, asked: QueryOf<typeof listOwnCorrections>): Promise<Page> {
  const { cursor, state, contact, size = 50 } = asked
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, 'moment', 'id')
  const after = at === undefined ? sql`true` : sql`(v.created_at, v.id) < (${at}::timestamptz, ${id}::uuid)`
  const inState = state === undefined ? sql`true` : sql`v.state = ${state}`
  const of = contact === undefined ? sql`true` : sql`v.contact_id = ${contact}`
  const rows = await readCorrections(db, sql`${inState} and ${of} and ${after}`, size + 1)
  const shown = rows.slice(0, size)
  const last = rows.length > size ? shown.at(-1) : undefined
  return { rows: shown, next: last === undefined ? null : encodeCursor([last.saidAt, last.id]) }
}

/** How many are in each state, of all advocates or of one. */
export async function countCorrections(
  db: Db,
  contact: string | undefined,
): Promise<ResponseOf<typeof countOwnCorrections>> {
  const counted = (state: string) => sql`count(*) filter (where v.state = ${state})::int`
  const found = await sql<ResponseOf<typeof countOwnCorrections>>`
    select ${counted('open')} as open, ${counted('taken-over')} as "takenOver", ${counted('declined')} as declined
    from own_corrections v where v.workspace_id = current_workspace()
      and ${contact === undefined ? sql`true` : sql`v.contact_id = ${contact}`}`.execute(db)
  return found.rows[0] ?? { open: 0, takenOver: 0, declined: 0 }
}

/** One correction; undefined where there is none. */
export async function readCorrection(db: Db, id: string): Promise<Correction | undefined> {
  return (await readCorrections(db, sql`v.id = ${id}`, 1))[0]
}

/** The same as the advocate reads it: what they said, and what became of it. */
export async function readToldCorrections(
  db: Db,
  contact: string,
  asked: { readonly cursor?: string; readonly size?: number },
): Promise<Told> {
  const { rows, next } = await readCorrectionPage(db, { ...asked, contact })
  return {
    rows: rows.map(({ id, part, wanted, saidAt, state, answer }) => ({
      ...{ id, part, wanted, on: saidAt.slice(0, 10), state, answer },
    })),
    next,
  }
}

import { type RawBuilder, sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { visibleTo } from '../../requests/server/request-view.reads.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { notFound } from '../../server/errors.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { getEntry, getEntryOfRequest, listEntries } from '../contract.ts'
import { type EntryOwned, lastDayOf, timeOf, wantedDay } from '../entry.ts'
import { askAhead } from '../need-state.ts'
import { canWriteEntry } from '../policy.ts'
import { type NeedGround, readNeedsOf } from './need.reads.ts'
import { readOwnTeam } from './own-team.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
type Listed = ResponseOf<typeof listEntries>
type Shown = ResponseOf<typeof getEntry>
type Row = Omit<Listed['rows'][number], 'lastOn' | 'time' | 'needs'> &
  EntryOwned & { readonly endsBefore: Day }

const columns = sql`
  e.id, e.kind, e.title, e.starts_on as "startsOn", e.ends_before as "endsBefore", e.place, e.web_link as "webLink",
  e.state, e.team_id as "teamId", e.owner_id as "ownerId",
  case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end as team,
  jsonb_build_object('id', o.id, 'name', o.name) as owner,
  case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as source`

const joined = sql`
  left join teams t on t.workspace_id = e.workspace_id and t.id = e.team_id
  join people o on o.workspace_id = e.workspace_id and o.id = e.owner_id
  left join calendar_sources s on s.workspace_id = e.workspace_id and s.id = e.source_id`

/** Needs of entry `e` that nobody asks for yet, and whose last day to ask is near or gone by. */
function isDueOfE(today: Day, ahead: number): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from calendar_needs n
    left join requests r on r.workspace_id = n.workspace_id and r.id = n.request_id
    where n.workspace_id = e.workspace_id and n.calendar_entry_id = e.id and e.state = 'planned'
      and e.ends_before > ${today}::date and n.ask_by <= ${today}::date + ${ahead}::int
      and (r.id is null or r.state = 'draft' or r.state = 'closed'
        and r.outcome not in ('fulfilled', 'part-fulfilled')))`
}

/** What the states of needs rest on. Three statements. */
export async function readCalendarGround(db: Db, actor: PersonActor, now: Instant): Promise<NeedGround> {
  const rules = await readRequestRules(db, now)
  const ahead = await readSetting(db, actor, askAhead)
  const team = await readOwnTeam(db, actor)
  return { ...rules, ahead, ownTeamId: team?.id ?? null }
}

/** Entries by day, with what they need. Seven statements, however many. */
export async function readEntries(
  db: WorkspaceDb,
  actor: PersonActor,
  asked: QueryOf<typeof listEntries>,
  now: Instant,
): Promise<Listed> {
  const at = await readCalendarGround(db, actor, now)
  const size = asked.size ?? 50
  const found = await sql<Row>`
    select ${columns} from calendar_entries e ${joined}
    where e.workspace_id = current_workspace() and ${filterOf(asked, at)} ${after(asked.cursor)}
    order by e.starts_on, e.id limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const needs = await readNeedsOf(
    db,
    actor,
    rows.map(({ id }) => id),
    at,
  )
  const end = rows.at(-1)
  const next = found.rows.length > size && end !== undefined ? encodeCursor([end.startsOn, end.id]) : null
  return {
    rows: rows.map((row) => ({ ...tellRow(row, at.today), needs: needs.get(row.id) ?? [] })),
    next,
    today: at.today,
    ...(await countAll(db, at)),
  }
}

function filterOf({ from, until, team, kind, due }: QueryOf<typeof listEntries>, at: NeedGround) {
  return sql`e.ends_before > ${from ?? at.today}::date
    ${until === undefined ? sql`` : sql`and e.starts_on < ${until}::date`}
    ${team === undefined ? sql`` : sql`and e.team_id = ${team}`}
    ${kind === undefined ? sql`` : sql`and e.kind = ${kind}`}
    ${due === true ? sql`and ${isDueOfE(at.today, at.ahead)}` : sql``}`
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql``
  const [day, id] = decodeCursor(cursor, 'day', 'id')
  return sql`and (e.starts_on, e.id) > (${day}::date, ${id}::uuid)`
}

async function countAll(db: Db, at: NeedGround): Promise<{ total: number; due: number }> {
  const found = await sql<{ total: number; due: number }>`
    select count(*) as total, count(*) filter (where ${isDueOfE(at.today, at.ahead)}) as due
    from calendar_entries e where e.workspace_id = current_workspace()`.execute(db)
  return found.rows[0] ?? { total: 0, due: 0 }
}

function tellRow<Told extends Row>({ endsBefore, teamId: _, ownerId: __, ...row }: Told, today: Day) {
  const time = timeOf({ startsOn: row.startsOn, endsBefore }, today)
  return { ...row, lastOn: lastDayOf({ endsBefore }), time }
}

/** One entry with all there is to it; 404 where there is none. */
export async function readEntry(db: Db, actor: PersonActor, entryId: string, now: Instant): Promise<Shown> {
  const found = await sql<Row & { readonly notes: string; readonly version: number }>`
    select ${columns}, e.notes, e.version from calendar_entries e ${joined}
    where e.workspace_id = current_workspace() and e.id = ${entryId}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw notFound('calendar entry')
  const at = await readCalendarGround(db, actor, now)
  const needs = await readNeedsOf(db, actor, [entryId], at)
  const write = canWriteEntry(actor, row, at.ownTeamId)
  const told = { ...tellRow(row, at.today), wantedOn: wantedDay(row, at.today) }
  return { ...told, needs: needs.get(entryId) ?? [], may: { write, addNeed: write } }
}

/** The entry a request was made for, for whoever sees the request. One statement. */
export async function readEntryOfRequest(
  db: WorkspaceDb,
  actor: PersonActor,
  requestId: string,
): Promise<ResponseOf<typeof getEntryOfRequest>> {
  type Entry = NonNullable<ResponseOf<typeof getEntryOfRequest>['entry']>
  const found = await sql<{ entry: Entry | null }>`
    select case when e.id is not null then jsonb_build_object('id', e.id, 'title', e.title, 'kind', e.kind,
      'startsOn', e.starts_on, 'state', e.state,
      'requestDay', case when r.state <> 'closed' and (r.need_by < e.starts_on or r.need_by >= e.ends_before)
        then r.need_by end) end as entry
    from requests r
    left join calendar_needs n on n.workspace_id = r.workspace_id and n.request_id = r.id
    left join calendar_entries e on e.workspace_id = n.workspace_id and e.id = n.calendar_entry_id
    where r.workspace_id = current_workspace() and r.id = ${requestId} and ${visibleTo(actor)}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw notFound('request')
  return { entry: row.entry }
}

import { sql } from 'kysely'
import { readActivityTypes } from '../../activities/server/activity-type.reads.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Need } from '../../matching/need.ts'
import { tellNeeds } from '../../matching/server/saved-need.reads.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { getAvailability } from '../availability.contract.ts'
import { type AvailabilityKind, enoughFree } from '../availability.ts'

type Availability = ResponseOf<typeof getAvailability>

const isOnDay = sql`(select t.timing = 'fixed-day' from activity_types t
  where t.workspace_id = r.workspace_id and t.id = r.activity_type_id)`

/** The need of request `r`, as its own page matches it (src/requests/match-days.ts). */
export const needOfR = sql<Need>`jsonb_build_object('activityTypeId', r.activity_type_id,
  'wishedOn', case when ${isOnDay} then r.need_by end, 'by', case when not ${isOnDay} then r.need_by end,
  'wanted', r.wanted, 'opportunityId', r.opportunity_id, 'prospectId', r.prospect_id, 'criteria', r.criteria,
  'words', r.words)`

/** Every need that is open, with how many were free when it was last counted. */
const openNeeds = sql`
  select 'request'::text as kind, r.id, r.title as name, r.requester_id as person_id, ${needOfR} as need,
    case when a.version = r.version then a.free end as free,
    case when a.version = r.version then a.counted_at end as counted_at
  from requests r
  left join request_availabilities a on a.workspace_id = r.workspace_id and a.request_id = r.id
  where r.workspace_id = current_workspace() and r.state in ('submitted', 'in-triage', 'matched')
  union all
  select 'saved-need', s.id, s.name, s.person_id, s.need, s.free, s.looked_at
  from saved_needs s
  join people p on p.workspace_id = s.workspace_id and p.id = s.person_id and p.left_at is null
  where s.workspace_id = current_workspace() and s.contact_id is null and s.halt is null`

type Row = {
  readonly kind: AvailabilityKind
  readonly id: string
  readonly name: string
  readonly person: string
  readonly need: Need
  readonly segment: string | null
  readonly free: number | null
  readonly countedAt: string | null
  readonly place: number
}

/** What is not counted yet comes after all that is. */
const last = 1_000_000

/** For how many needs enough are free, and a page of them, the shortest first. Nine statements, however many. */
export async function readAvailability(
  db: WorkspaceDb,
  workspaceId: string,
  asked: { readonly cursor?: string | undefined; readonly size: number; readonly short: boolean },
): Promise<Availability> {
  const enough = await readSetting(db, { workspaceId }, enoughFree)
  const tally = await sql<{ met: number; counted: number; uncounted: number }>`
    select count(*) filter (where n.free >= ${enough}::bigint) as met, count(n.free) as counted,
      count(*) filter (where n.free is null) as uncounted
    from (${openNeeds}) n`.execute(db)
  const { rows, next } = await readPage(db, enough, asked)
  const told = await tellNeeds(
    db,
    rows.map(({ need }) => need),
  )
  const types = new Map((await readActivityTypes(db)).map((type) => [type.id, type.name]))
  return {
    enough,
    ...(tally.rows[0] ?? { met: 0, counted: 0, uncounted: 0 }),
    rows: rows.map(({ place: _, need, ...row }, at) => ({
      ...row,
      need: told[at] ?? { ...need, criteria: [] },
      activity: types.get(need.activityTypeId) ?? 'A kind no longer in use',
      isEnough: row.free !== null && row.free >= enough,
    })),
    next,
  }
}

async function readPage(
  db: WorkspaceDb,
  enough: number,
  { cursor, size, short }: { cursor?: string | undefined; size: number; short: boolean },
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }> {
  const found = await sql<Row>`
    select n.kind, n.id, n.name, p.name as person, n.need, x.segment, n.free,
      to_char(n.counted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "countedAt", n.place
    from (select o.*, coalesce(o.free, ${last}::bigint) as place from (${openNeeds}) o) n
    join people p on p.workspace_id = current_workspace() and p.id = n.person_id
    left join opportunities d on d.workspace_id = p.workspace_id and d.id = (n.need ->> 'opportunityId')::uuid
    left join accounts x on x.workspace_id = p.workspace_id
      and x.id = coalesce((n.need ->> 'prospectId')::uuid, d.account_id)
    where ${short ? sql`n.free < ${enough}::bigint` : sql`true`} ${after(cursor)}
    order by n.place, n.id limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const end = rows.at(-1)
  const next = found.rows.length > size && end !== undefined ? encodeCursor([end.place, end.id]) : null
  return { rows, next }
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql``
  const [place, id] = decodeCursor(cursor, 'integer', 'id')
  return sql`and (n.place, n.id) > (${place}::bigint, ${id}::uuid)`
}

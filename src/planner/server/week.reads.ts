import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Instant, weekdayOf } from '../../kernel/time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { Ground } from './ground.reads.ts'

export type WeekEntry = {
  readonly at: Instant
  readonly kind: 'talk' | 'interview'
  readonly person: { readonly contactId: string; readonly name: string }
  readonly title: string
  readonly isHeld: boolean
  readonly to: string
}

export type WeekDay = { readonly day: Day; readonly entries: WeekEntry[] }

const most = 60

/** Talks and interviews of the seven days that begin today, by day; a weekend day only where it has one. One statement. */
export async function readWeek(db: WorkspaceDb, at: Ground): Promise<WeekDay[]> {
  const { workspaceId, today, timeZone } = at
  const start = (day: Day) => sql`(${day}::date::timestamp at time zone ${timeZone}::text)`
  const isInWeek = (column: string) =>
    sql`${sql.ref(column)} >= ${start(today)} and ${sql.ref(column)} < ${start(addDays(today, 7))}`
  const found = await sql<WeekEntry>`
    select w.at, w.kind, jsonb_build_object('contactId', c.id, 'name', c.name) as person, w.title, w.to,
      coalesce(s.state in ('held', 'blocked', 'never'), false) as "isHeld"
    from (
      select m.starts_at as at, 'talk' as kind, e.contact_id, coalesce(t.name, e.title) as title,
        '/requests/' || k.request_id as to
      from ask_meetings m
      join request_asks k on k.workspace_id = m.workspace_id and k.ask_id = m.ask_id
      join ledger_entries e on e.workspace_id = m.workspace_id and e.id = m.ask_id
      left join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
      where m.workspace_id = ${workspaceId} and m.state = 'planned' and ${isInWeek('m.starts_at')}
      union all
      select i.booked_for, 'interview', i.contact_id, 'Interview', '/advocates/' || i.contact_id || '/interview'
      from interviews i where i.workspace_id = ${workspaceId} and i.state = 'open' and ${isInWeek('i.booked_for')}
    ) w
    join contacts c on c.workspace_id = ${workspaceId} and c.id = w.contact_id
    left join protection_standings s on s.workspace_id = ${workspaceId} and s.contact_id = w.contact_id
    order by w.at, c.id limit ${most}`.execute(db)
  return Array.from({ length: 7 }, (_, ahead) => {
    const day = addDays(today, ahead)
    return { day, entries: found.rows.filter((entry) => dayOf(entry.at, timeZone) === day) }
  }).filter(({ day, entries }) => entries.length > 0 || weekdayOf(day) < 6)
}

// 1970-01-01 was a Thursday.

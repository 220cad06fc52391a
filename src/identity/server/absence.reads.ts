import { sql } from 'kysely'
import { type Day, dayOf, type Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Absence } from '../absence.ts'

type Db = WorkspaceDb | WorkspaceTx

type Row = {
  readonly id: string
  readonly fromOn: Day
  readonly untilOn: Day
  readonly delegate: { readonly id: string; readonly name: string } | null
}

/** The day it is where the workspace is. */
export async function readToday(db: Db, now: Instant): Promise<Day> {
  const found = await sql<{ timeZone: string }>`
    select time_zone as "timeZone" from workspaces where id = current_workspace()`.execute(db)
  return dayOf(now, found.rows[0]?.timeZone ?? 'UTC')
}

/** When a person is away, from a day on, the first first. */
export async function readAbsences(db: Db, personId: string, from: Day): Promise<Row[]> {
  const found = await sql<Row>`
    select a.id, a.from_on as "fromOn", a.until_on as "untilOn",
      case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as delegate
    from person_absences a left join people d on d.workspace_id = a.workspace_id and d.id = a.delegate_id
    where a.workspace_id = current_workspace() and a.person_id = ${personId} and a.until_on >= ${from}::date
    order by a.from_on, a.id limit 200`.execute(db)
  return found.rows
}

/** The ids of people who are away at a moment and for whom somebody was named to stand in; of one of them where named. */
export async function readStoodInFor(
  db: Db,
  now: Instant,
  personId: string | null = null,
): Promise<string[]> {
  const found = await sql<{ personId: string }>`
    select distinct a.person_id as "personId" from person_absences a join workspaces w on w.id = a.workspace_id
    where a.workspace_id = current_workspace() and a.delegate_id is not null
      and (${now}::timestamptz at time zone w.time_zone)::date between a.from_on and a.until_on
      and (${personId}::uuid is null or a.person_id = ${personId}::uuid)`.execute(db)
  return found.rows.map((row) => row.personId)
}

/** Everybody who is away on a day, with who stands in; whoever left stands in for nobody. */
export async function readAway(db: Db, day: Day): Promise<Absence[]> {
  const found = await sql<Absence>`
    select a.person_id as "personId", a.from_on as "fromOn", a.until_on as "untilOn", d.id as "delegateId"
    from person_absences a
    left join people d on d.workspace_id = a.workspace_id and d.id = a.delegate_id and d.left_at is null
    where a.workspace_id = current_workspace() and a.from_on <= ${day}::date and a.until_on >= ${day}::date
    order by a.created_at, a.id`.execute(db)
  return found.rows
}

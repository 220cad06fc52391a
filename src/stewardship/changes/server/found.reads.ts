import { sql } from 'kysely'
import { holidays, holidaysFrom } from '../../../identity/holidays.ts'
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import { workingDayAfter } from '../../../kernel/working-days.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { reviewDays, type Seen } from '../change.ts'

type Db = WorkspaceDb | WorkspaceTx

export type ChangeGround = {
  readonly today: Day
  readonly timeZone: string
  readonly dueOn: Day
  readonly reviewDays: number
}

/** The day it is where the workspace is, and by when a review that opens now is due. One statement. */
export async function readChangeGround(db: Db, now: Instant): Promise<ChangeGround> {
  const found = await sql<{ timeZone: string; set: Record<string, unknown> | null }>`
    select w.time_zone as "timeZone", (select jsonb_object_agg(s.name, s.value) from workspace_settings s
      where s.workspace_id = w.id and s.name in (${reviewDays.name}, ${holidays.name})) as set
    from workspaces w where w.id = current_workspace()`.execute(db)
  const [row] = found.rows
  const set = new Map(Object.entries(row?.set ?? {}))
  const given = set.get(reviewDays.name)
  const days = typeof given === 'number' ? given : reviewDays.default
  const timeZone = row?.timeZone ?? 'UTC'
  const today = dayOf(now, timeZone)
  const free = holidaysFrom(set)
  return { today, timeZone, reviewDays: days, dueOn: workingDayAfter(today, days, free) }
}

export type Differing = {
  readonly contactId: string
  readonly was: Seen | null
  readonly is: Seen
}

/**
 * Everybody in the program whose employer, title or leaving day is not what was seen last, and who was never seen and
 * has left; of all, or among these. One statement, by a comparison of rows.
 */
export async function readDiffering(db: Db, contactIds: readonly string[] | null): Promise<Differing[]> {
  const which = contactIds === null ? sql`true` : sql`c.id = any(${[...contactIds]}::uuid[])`
  const found = await sql<Differing>`
    select c.id as "contactId",
      case when s.contact_id is null then null
        else jsonb_build_object('accountId', s.account_id, 'title', s.title, 'leftOn', s.left_on) end as was,
      jsonb_build_object('accountId', c.account_id, 'title', c.title, 'leftOn', c.left_on) as is
    from advocates d
    join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id and c.merged_into is null
    left join seen_employments s on s.workspace_id = d.workspace_id and s.contact_id = d.contact_id
    where d.workspace_id = current_workspace() and d.stage not in ('retired', 'declined') and ${which}
      and ((s.contact_id is null and c.left_on is not null)
        or (s.account_id, s.title, s.left_on) is distinct from (c.account_id, c.title, c.left_on))
    order by c.id`.execute(db)
  return found.rows
}

/** Addresses of people in the program that bounced and of which no review was told, of all or among these. One statement. */
export async function readUntoldBounces(
  db: Db,
  contactIds: readonly string[] | null,
): Promise<{ readonly contactId: string; readonly on: Day }[]> {
  const which = contactIds === null ? sql`true` : sql`m.contact_id = any(${[...contactIds]}::uuid[])`
  const found = await sql<{ contactId: string; on: Day }>`
    select distinct m.contact_id as "contactId", m.bounced_on as on from contact_mails m
    join advocates d on d.workspace_id = m.workspace_id and d.contact_id = m.contact_id
      and d.stage not in ('retired', 'declined')
    join contacts c on c.workspace_id = m.workspace_id and c.id = m.contact_id and c.merged_into is null
    where m.workspace_id = current_workspace() and m.bounced_on is not null and ${which}
      and not exists (select from reported_changes r where r.workspace_id = m.workspace_id
        and r.told_key = 'bounced ' || m.contact_id || ' ' || m.bounced_on)
    order by 1`.execute(db)
  return found.rows
}

/** Unhappy answers of people in the program since a day, of which no review was told. One statement. */
export async function readUntoldTones(
  db: Db,
  since: Day,
): Promise<{ readonly contactId: string; readonly on: Day; readonly signalId: string }[]> {
  const found = await sql<{ contactId: string; on: Day; signalId: string }>`
    select g.contact_id as "contactId", g.happened_on as on, g.id as "signalId" from signals g
    join advocates d on d.workspace_id = g.workspace_id and d.contact_id = g.contact_id
      and d.stage in ('discoverable', 'active')
    where g.workspace_id = current_workspace() and g.tone = 'bad' and g.happened_on >= ${since}::date
      and not exists (select from reported_changes r where r.workspace_id = g.workspace_id
        and r.told_key = 'signal ' || g.id)
    order by g.happened_on, g.id limit 500`.execute(db)
  return found.rows
}

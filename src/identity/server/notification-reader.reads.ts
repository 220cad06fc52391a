import { sql } from 'kysely'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Recent } from '../decide-way.ts'
import type { Telling, Theme } from '../notification.ts'

const hour = 3_600_000

export type Reader = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly isManager: boolean
  readonly isAway: boolean
  readonly how: Telling | null
  readonly recent: Recent
}

/** Away, and wants no mail meanwhile. `h` is the habit of the person `p`. */
export const isQuiet = (now: Instant) => sql<boolean>`coalesce(h.quiet_when_away, true) and exists (
  select from person_absences x join workspaces w on w.id = x.workspace_id
  where x.workspace_id = p.workspace_id and x.person_id = p.id
    and (${now}::timestamptz at time zone w.time_zone)::date between x.from_on and x.until_on)`

/** Who is told, how they want it, and what they got of late; undefined where they left. One statement. */
export async function readReader(
  db: WorkspaceDb | WorkspaceTx,
  personId: string,
  theme: Theme,
  now: Instant,
): Promise<Reader | undefined> {
  const [lastHour, lastDay] = [addMilliseconds(now, -hour), addMilliseconds(now, -24 * hour)]
  const found = await sql<Omit<Reader, 'recent'> & Recent>`
    select p.id, p.name, p.email, c.how, ${isQuiet(now)} as "isAway",
      exists (select from person_roles r where r.workspace_id = p.workspace_id and r.person_id = p.id
        and r.role = 'program-manager') as "isManager",
      m."lastHour", m."lastDay", m."lastAt", b."bundleAt"
    from people p
    left join notification_choices c on c.workspace_id = p.workspace_id and c.person_id = p.id and c.theme = ${theme}
    left join notification_habits h on h.workspace_id = p.workspace_id and h.person_id = p.id
    cross join lateral (
      select count(distinct mail_id) filter (where mailed_at > ${lastHour}::timestamptz)::int as "lastHour",
        count(distinct mail_id)::int as "lastDay", max(mailed_at) as "lastAt"
      from notifications n where n.workspace_id = p.workspace_id and n.person_id = p.id and n.theme = ${theme}
        and n.mailed_at > ${lastDay}::timestamptz and n.mailed_at <= ${now}::timestamptz
        and n.way in ('mail', 'bundle')) m
    cross join lateral (
      select min(mail_at) as "bundleAt" from notifications n
      where n.workspace_id = p.workspace_id and n.person_id = p.id and n.theme = ${theme} and n.way = 'bundle'
        and n.mail_id is null and n.read_at is null and n.done_at is null) b
    where p.workspace_id = current_workspace() and p.id = ${personId} and p.left_at is null`.execute(db)
  const [row] = found.rows
  if (row === undefined) return undefined
  const { lastHour: inHour, lastDay: inDay, lastAt, bundleAt, ...reader } = row
  return { ...reader, recent: { lastHour: inHour, lastDay: inDay, lastAt, bundleAt } }
}

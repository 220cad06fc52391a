import { type RawBuilder, sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { Waiting } from '../../server/waiting.ts'
import type { getNotificationChoices, listNotifications, NotificationList } from '../notification.contract.ts'
import { type Telling, type Theme, tellings, themeNames, themes, whyNotTold } from '../notification.ts'

type Page = ResponseOf<typeof listNotifications>

// Each says what the index of its list says.
const lists: Readonly<Record<NotificationList, RawBuilder<unknown>>> = {
  waiting: sql`n.importance = 'act' and n.done_at is null`,
  news: sql`n.importance = 'news' and n.read_at is null`,
  over: sql`case n.importance when 'act' then n.done_at is not null else n.read_at is not null end`,
}

/** One list of what a person is told, the latest first. One statement. */
export async function readNotificationList(
  db: WorkspaceDb,
  { personId }: PersonActor,
  query: QueryOf<typeof listNotifications>,
): Promise<Page> {
  const size = query.size ?? 50
  const found = await sql<Page['rows'][number]>`
    select n.id, n.theme, n.importance, n.title, n.detail, n.pieces::int as pieces, n.path, n.at,
      n.read_at as "readAt", n.done_at as "doneAt",
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as by
    from notifications n left join people b on b.workspace_id = n.workspace_id and b.id = n.by_id
    where n.workspace_id = current_workspace() and n.person_id = ${personId} and ${lists[query.list]}
      ${query.cursor === undefined ? sql`` : after(query.cursor)}
    order by n.at desc, n.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const isMore = found.rows.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.at, last.id]) : null }
}

function after(cursor: string): RawBuilder<unknown> {
  const [at, id] = decodeCursor(cursor, 'moment', 'id')
  return sql`and (n.at, n.id) < (${at}::timestamptz, ${id}::uuid)`
}

/** How much there is in each list, and how much of what waits is unread. One statement. */
export async function readNotificationCounts(db: WorkspaceDb, { personId }: PersonActor) {
  const own = sql`from notifications n where n.workspace_id = current_workspace() and n.person_id = ${personId}`
  const found = await sql<{ waiting: number; unread: number; news: number }>`
    select (select count(*)::int ${own} and ${lists.waiting}) as waiting,
      (select count(*)::int ${own} and ${lists.waiting} and n.read_at is null) as unread,
      (select count(*)::int ${own} and ${lists.news}) as news`.execute(db)
  return found.rows[0] ?? { waiting: 0, unread: 0, news: 0 }
}

/** The number at the bell: what waits for the reader and was not read yet. Beside it, the news. */
export const waitingNotifications: readonly Waiting[] = [
  { place: '/notifications', count: async (db, actor) => (await readNotificationCounts(db, actor)).unread },
  {
    place: '/notifications/news',
    count: async (db, actor) => (await readNotificationCounts(db, actor)).news,
  },
]

/** How a person is told of what. Two statements. */
export async function readChoices(
  db: WorkspaceDb,
  { personId }: PersonActor,
): Promise<ResponseOf<typeof getNotificationChoices>> {
  const chosen = await sql<{ theme: Theme; how: Telling }>`select theme, how from notification_choices
    where workspace_id = current_workspace() and person_id = ${personId}`.execute(db)
  const habits = await sql<{ digestAt: string; quietWhenAway: boolean; timeZone: string }>`
    select coalesce(h.digest_at, '08:00') as "digestAt", coalesce(h.quiet_when_away, true) as "quietWhenAway",
      coalesce(p.time_zone, w.time_zone) as "timeZone"
    from people p join workspaces w on w.id = p.workspace_id
    left join notification_habits h on h.workspace_id = p.workspace_id and h.person_id = p.id
    where p.workspace_id = current_workspace() and p.id = ${personId}`.execute(db)
  const how = new Map(chosen.rows.map((row) => [row.theme, row.how]))
  const [habit = { digestAt: '08:00', quietWhenAway: true, timeZone: 'UTC' }] = habits.rows
  return {
    themes: themeNames.map((theme) => {
      const { title, detail, usual } = themes[theme]
      return { theme, title, detail, usual, how: how.get(theme) ?? usual, mayNot: whatMayNot(theme) }
    }),
    ...habit,
  }
}

function whatMayNot(theme: Theme): Record<string, string> {
  const reasons = tellings.map((how) => [how, whyNotTold(theme, how)] as const)
  return Object.fromEntries(reasons.flatMap(([how, why]) => (why === null ? [] : [[how, why]])))
}

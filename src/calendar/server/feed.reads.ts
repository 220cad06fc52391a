import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { addDays, type Day, type Instant } from '../../kernel/time.ts'
import type { Database } from '../../server/database/tables.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type EntryKind, mostEntries } from '../entry.ts'
import type { feedScopes, listFeeds } from '../source.contract.ts'
import { readOwnTeam } from './own-team.reads.ts'
import type { WrittenEntry } from './write-calendar.ts'

export type FeedScope = (typeof feedScopes)[number]

/** What the links of a scope are for. */
export const purposeOf = (scope: FeedScope) => `calendar-${scope}`

/** Of what lies behind, so many days stay in a calendar that others follow. */
const daysBack = 92

type Which = { readonly team?: string | null; readonly kind?: EntryKind; readonly from?: Day }

/** Entries as a calendar program gets them, by day. One statement. */
export async function readWrittenEntries(
  db: WorkspaceDb,
  { team, kind, from }: Which,
  today: Day,
): Promise<readonly WrittenEntry[]> {
  const found = await sql<WrittenEntry>`
    select e.id, e.kind, e.title, e.starts_on as "startsOn", e.ends_before as "endsBefore", t.name as team, e.place,
      e.notes, e.state, e.version
    from calendar_entries e
    left join teams t on t.workspace_id = e.workspace_id and t.id = e.team_id
    where e.workspace_id = current_workspace() and e.ends_before > ${from ?? addDays(today, -daysBack)}::date
      ${team === undefined ? sql`` : sql`and e.team_id is not distinct from ${team}::uuid`}
      ${kind === undefined ? sql`` : sql`and e.kind = ${kind}`}
    order by e.starts_on, e.id limit ${mostEntries}`.execute(db)
  return found.rows
}

/** The addresses a person has given to calendar programs, and their team. */
export async function readFeeds(
  global: Kysely<Database>,
  db: WorkspaceDb,
  actor: PersonActor,
  now: Instant,
): Promise<ResponseOf<typeof listFeeds>> {
  const found = await sql<{ scope: FeedScope; madeAt: Instant; until: Instant }>`
    select substr(purpose, 10) as scope, created_at as "madeAt", expires_at as until from link_hashes
    where workspace_id = ${actor.workspaceId} and subject_id = ${actor.personId}
      and purpose in ('calendar-team', 'calendar-all') and revoked_at is null and expires_at > ${now}::timestamptz
    order by purpose`.execute(global)
  return { rows: [...found.rows], team: await readOwnTeam(db, actor) }
}

/** Who follows by a link, as far as they still work here: their team and the workspace's zone. One statement. */
export async function readFollower(
  db: WorkspaceDb,
  personId: string,
): Promise<{ teamId: string | null; team: string | null; workspace: string; timeZone: string } | undefined> {
  const found = await sql<{
    teamId: string | null
    team: string | null
    workspace: string
    timeZone: string
  }>`
    select t.id as "teamId", t.name as team, w.name as workspace, w.time_zone as "timeZone" from people p
    join workspaces w on w.id = p.workspace_id
    left join teams t on t.workspace_id = p.workspace_id and t.id = p.team_id
    where p.workspace_id = current_workspace() and p.id = ${personId} and p.left_at is null`.execute(db)
  return found.rows[0]
}

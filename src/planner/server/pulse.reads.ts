import { sql } from 'kysely'
import { addDays, type Day } from '../../kernel/time.ts'
import { staleStandings } from '../../protection/server/stale.reads.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { Ground } from './ground.reads.ts'

/** Counts of the whole program, as the head of the page and its duties tell them. */
export type Pulse = {
  readonly isEmpty: boolean
  readonly openRequests: number
  readonly standingsStale: number
  readonly joinedThisMonth: number
  readonly joinedLastMonth: number
  readonly nominatedThisMonth: number
  readonly nominationsWaiting: number
  readonly freshness: number | null
  readonly stalePeople: number
  readonly beyondLimit: number
}

// Below this a profile is amber wherever it is shown.
const stalePercent = 60

/** One statement. */
export async function readPulse(db: WorkspaceDb, at: Ground): Promise<Pulse> {
  const { workspaceId, today, timeZone } = at
  const month = `${today.slice(0, 8)}01`
  const lastMonth = `${addDays(month, -1).slice(0, 8)}01`
  const start = (day: Day) => sql`(${day}::date::timestamp at time zone ${timeZone}::text)`
  const joined = (from: ReturnType<typeof sql>, until: ReturnType<typeof sql>) => sql`(
    select count(distinct j.contact_id) from journey_steps j where j.workspace_id = ${workspaceId}
      and j.to_stage = 'discoverable' and j.at >= ${from} and j.at < ${until})`
  const found = await sql<Pulse>`
    select not exists (select from accounts a where a.workspace_id = ${workspaceId}) as "isEmpty",
      (select count(*) from requests r where r.workspace_id = ${workspaceId}
        and r.state in ('submitted', 'in-triage', 'matched')) as "openRequests",
      ${staleStandings} as "standingsStale",
      ${joined(start(month), sql`${at.now}::timestamptz`)} as "joinedThisMonth",
      ${joined(start(lastMonth), sql`least(${at.now}::timestamptz - interval '1 month', ${start(month)})`)} as "joinedLastMonth",
      (select count(*) from nominations n where n.workspace_id = ${workspaceId}
        and n.created_at >= ${start(month)}) as "nominatedThisMonth",
      (select count(*) from nominations n where n.workspace_id = ${workspaceId} and n.state = 'new') as "nominationsWaiting",
      f.freshness, f.stale as "stalePeople",
      (select count(*) from protection_overrides o where o.workspace_id = ${workspaceId}
        and o.created_at >= date_trunc('quarter', ${start(today)})) as "beyondLimit"
    from (
      select round(avg(d.freshness))::bigint as freshness, count(*) filter (where d.freshness < ${stalePercent}) as stale
      from advocate_documents d
      join advocates v on v.workspace_id = d.workspace_id and v.contact_id = d.contact_id
        and v.stage in ('discoverable', 'active')
      where d.workspace_id = ${workspaceId}
    ) f`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('counts of nothing are a row too')
  return row
}

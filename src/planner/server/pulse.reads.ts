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

const giveDays = 180

export type GiveToAsk = {
  readonly gives: number
  readonly asks: number
  readonly onlyAsked: number
  /** Who had asks only, the most asked first. */
  readonly people: readonly { readonly contactId: string; readonly name: string }[]
}

const named = 5

/** Gives and asks of the last 180 days, over everybody who can be found; asks they never heard of count nothing. */
export async function readGiveToAsk(db: WorkspaceDb, { workspaceId, today }: Ground): Promise<GiveToAsk> {
  const found = await sql<GiveToAsk>`
    with each as (
      select e.contact_id, count(*) filter (where e.kind = 'give') as gives, count(*) filter (where e.kind = 'ask') as asks
      from ledger_entries e
      join advocates v on v.workspace_id = e.workspace_id and v.contact_id = e.contact_id
        and v.stage in ('discoverable', 'active')
      where e.workspace_id = ${workspaceId} and e.effective_on > ${addDays(today, -giveDays)}::date
        and e.effective_on <= ${today}::date and e.kind in ('ask', 'give') and e.corrects_id is null
        and e.state not in ('proposed', 'awaiting-approval', 'refused')
        and not exists (select from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)
      group by e.contact_id
    )
    select coalesce(sum(gives), 0)::bigint as gives, coalesce(sum(asks), 0)::bigint as asks,
      count(*) filter (where asks > 0 and gives = 0) as "onlyAsked",
      (select coalesce(jsonb_agg(jsonb_build_object('contactId', c.id, 'name', c.name) order by o.asks desc, c.id), '[]'::jsonb)
        from (select contact_id, asks from each where gives = 0 order by asks desc, contact_id limit ${named}) o
        join contacts c on c.workspace_id = ${workspaceId} and c.id = o.contact_id) as people
    from each`.execute(db)
  return found.rows[0] ?? { gives: 0, asks: 0, onlyAsked: 0, people: [] }
}

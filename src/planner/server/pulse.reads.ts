import { sql } from 'kysely'
import type { Day } from '../../kernel/time.ts'
import { type readInNameOnly, teamsWithSupport } from '../../outcomes/change/server/change.reads.ts'
import { type GiveToAsk, giveToAskOf } from '../../protection/server/care.reads.ts'
import { staleStandings } from '../../protection/server/stale.reads.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { countLikely } from '../../signals/candidates/server/candidate.reads.ts'
import type { Ground } from './ground.reads.ts'
import { type KeptPromises, keptPromises } from './promise.reads.ts'

/** Counts of the whole program, as the head of the page and its duties tell them. */
export type Pulse = {
  readonly isEmpty: boolean
  readonly openRequests: number
  readonly standingsStale: number
  readonly nominatedThisMonth: number
  readonly nominationsWaiting: number
  readonly freshness: number | null
  readonly stalePeople: number
  readonly beyondLimit: number
  /** Reviews of changes that nobody decided, and those past their day. */
  readonly openReviews: number
  readonly lateReviews: number
  /** Whoever put themselves forward and waits for a word from us. */
  readonly selfNominationsWaiting: number
  /** Values of files without a place. */
  readonly unmapped: number
  /** Who answered a survey and is not known to be anybody on record. */
  readonly unmatchedRespondents: number
  /** What advocates said is wrong and nobody decided. */
  readonly openCorrections: number
  /** Facts asked in a round that is open, not answered yet. */
  readonly asked: number
  /** Whom the standing rules point at and nobody spoke to yet. */
  readonly likely: number
  readonly promises: KeptPromises
  readonly giveToAsk: GiveToAsk
  /** Every team with what its executive is recorded to give. */
  readonly teams: Parameters<typeof readInNameOnly>[1]
}

/** What is not urgent and waits for a word of ours all the same. */
const whatWaits = sql`
  (select count(*) from self_nominations s where s.workspace_id = current_workspace()
    and s.state = 'open') as "selfNominationsWaiting",
  (select count(*) from unmapped_values u where u.workspace_id = current_workspace() and u.left_at is null) as unmapped,
  (select count(*) from respondents r where r.workspace_id = current_workspace()
    and r.contact_id is null) as "unmatchedRespondents",
  (select count(*) from own_corrections k where k.workspace_id = current_workspace() and k.state = 'open') as "openCorrections"`

/** One statement. */
export async function readPulse(db: WorkspaceDb, at: Ground): Promise<Pulse> {
  const { workspaceId, today, timeZone } = at
  const month = `${today.slice(0, 8)}01`
  const start = (day: Day) => sql`(${day}::date::timestamp at time zone ${timeZone}::text)`
  const found = await sql<Pulse>`
    select not exists (select from accounts a where a.workspace_id = ${workspaceId}) as "isEmpty",
      (select count(*) from requests r where r.workspace_id = ${workspaceId}
        and r.state in ('submitted', 'in-triage', 'matched')) as "openRequests",
      ${staleStandings} as "standingsStale",
      (select count(*) from nominations n where n.workspace_id = ${workspaceId}
        and n.created_at >= ${start(month)}) as "nominatedThisMonth",
      (select count(*) from nominations n where n.workspace_id = ${workspaceId} and n.state = 'new') as "nominationsWaiting",
      f.freshness, f.stale as "stalePeople",
      (select count(*) from protection_overrides o where o.workspace_id = ${workspaceId}
        and o.created_at >= date_trunc('quarter', ${start(today)})) as "beyondLimit",
      (select count(*) from change_reviews v where v.workspace_id = ${workspaceId}
        and v.decided_at is null) as "openReviews",
      (select count(*) from change_reviews v where v.workspace_id = ${workspaceId}
        and v.decided_at is null and v.due_on < ${today}::date) as "lateReviews",
      ${whatWaits},
      (select count(*) from confirmation_rounds q
        join round_facts t on t.workspace_id = q.workspace_id and t.round_id = q.id and t.answered_at is null
        where q.workspace_id = ${workspaceId} and q.state = 'open') as asked,
      ${countLikely(at.lowestScore)} as likely, ${keptPromises} as promises, ${teamsWithSupport} as teams, ${giveToAskOf(null)} as "giveToAsk"
    from (
      select round(avg(d.freshness))::bigint as freshness, count(*) filter (where d.fresh_band = 'mostly-stale') as stale
      from advocate_documents d
      join advocates v on v.workspace_id = d.workspace_id and v.contact_id = d.contact_id
        and v.stage in ('discoverable', 'active')
      where d.workspace_id = ${workspaceId}
    ) f`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('counts of nothing are a row too')
  return row
}

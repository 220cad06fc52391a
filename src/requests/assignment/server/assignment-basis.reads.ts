import { sql } from 'kysely'
import type { Day } from '../../../kernel/time.ts'
import type { StatedCriterion } from '../../../matching/need.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'

type Db = WorkspaceDb | WorkspaceTx

/** Asks that fill a place of a request `r`: on their way, or done. */
export const runningAsks = sql`(select count(*) from request_asks k
  join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
  where k.workspace_id = r.workspace_id and k.request_id = r.id
    and e.state in ('proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled', 'done', 'debriefed'))`

/** True of a request `r` for which nobody may be proposed before somebody approved an exception. */
const waitsForException = sql`exists (select from request_exceptions x where x.workspace_id = r.workspace_id
  and x.request_id = r.id and x.superseded_at is null and x.state in ('open', 'refused'))`

const isOpen = sql`r.state in ('submitted', 'in-triage', 'matched')`

/** A request that wants more advocates, as a plan starts from it. */
export type OpenRequest = {
  readonly id: string
  readonly version: number
  readonly activityTypeId: string
  readonly places: number
  readonly needBy: Day | null
  readonly opportunityId: string | null
  readonly prospectId: string | null
  readonly criteria: readonly StatedCriterion[]
  readonly words: string
  /** The amount of its open deal, in minor units. */
  readonly amount: number | null
  readonly currency: string | null
  /** Whoever was asked for it before, or was dismissed; accounts where the company was asked. */
  readonly without: readonly string[]
  readonly accountsAsked: readonly string[]
}

/** The requests that want somebody, those needed soonest first, at most so many. One statement. */
export async function readOpenRequests(db: Db, most: number): Promise<readonly OpenRequest[]> {
  const found = await sql<OpenRequest>`
    select r.id, r.version, r.activity_type_id as "activityTypeId", r.wanted - ${runningAsks} as places,
      r.need_by as "needBy", r.opportunity_id as "opportunityId", r.prospect_id as "prospectId", r.criteria, r.words,
      o.amount_minor as amount, o.amount_currency as currency,
      array(select e.contact_id from request_asks k
        join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id and e.contact_id is not null
        where k.workspace_id = r.workspace_id and k.request_id = r.id
        union select d.contact_id from assignment_dismissals d
        where d.workspace_id = r.workspace_id and d.request_id = r.id) as without,
      array(select e.account_id from request_asks k
        join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id and e.contact_id is null
        where k.workspace_id = r.workspace_id and k.request_id = r.id) as "accountsAsked"
    from requests r
    left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id and o.state = 'open'
    where r.workspace_id = current_workspace() and ${isOpen} and not ${waitsForException} and r.wanted > ${runningAsks}
    order by coalesce(r.need_by, '9999-12-31'::date), r.id limit ${most}`.execute(db)
  return found.rows
}

/** How many requests want somebody, and how many of the open ones wait for an exception. One statement. */
export async function countOpenRequests(
  db: Db,
): Promise<{ readonly wanting: number; readonly onException: number }> {
  const found = await sql<{ wanting: number; onException: number }>`
    select count(*) filter (where not x.waits and r.wanted > ${runningAsks}) as wanting,
      count(*) filter (where x.waits) as "onException"
    from requests r cross join lateral (select ${waitsForException} as waits) x
    where r.workspace_id = current_workspace() and ${isOpen}`.execute(db)
  return found.rows[0] ?? { wanting: 0, onException: 0 }
}

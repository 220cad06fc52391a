import { sql } from 'kysely'
import type { RequestOutcome, RequestState } from '../../requests/request.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

/** How far a request is, as the need it came of rests on it; null where there is none. One statement. */
export async function findRequestState(
  db: WorkspaceDb | WorkspaceTx,
  requestId: string,
): Promise<{
  readonly number: number
  readonly state: RequestState
  readonly outcome: RequestOutcome | null
  readonly requesterId: string
  readonly agreed: number
} | null> {
  const found = await sql<{
    number: number
    state: RequestState
    outcome: RequestOutcome | null
    requesterId: string
    agreed: number
  }>`
    select r.number, r.state, r.outcome, r.requester_id as "requesterId", (
      select count(*) from request_asks k
      join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
        and e.state in ('accepted', 'scheduled', 'done', 'debriefed')
      where k.workspace_id = r.workspace_id and k.request_id = r.id) as agreed
    from requests r where r.workspace_id = current_workspace() and r.id = ${requestId}`.execute(db)
  return found.rows[0] ?? null
}

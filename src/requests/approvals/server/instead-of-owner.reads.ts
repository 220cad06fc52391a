import { sql } from 'kysely'
import { type RouteCause, type RouteChoice, tellRoute } from '../../../customers/relationship/route.ts'
import { readRelationshipRules } from '../../../customers/relationship/server/rules.reads.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { sayDay } from '../../asks/tell-ask.ts'

type Instead = {
  readonly approvalId: string
  readonly workspaceId: string
  readonly because: RouteCause
  readonly chosenAs: RouteChoice
  readonly person: string | null
  readonly owner: string | null
  readonly silentSince: Day | null
}

/** Why somebody else than the relationship owner has the word, by approval; those the owner has are absent. Three statements. */
export async function readInsteadOfOwner(
  db: WorkspaceDb | WorkspaceTx,
  approvalIds: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, string>> {
  if (approvalIds.length === 0) return new Map()
  const found = await sql<Instead>`
    select v.id as "approvalId", v.workspace_id as "workspaceId", r.because, r.chosen_as as "chosenAs", q.name as person, o.name as owner,
      r.silent_since as "silentSince"
    from ask_approvals v
    join ledger_entries e on e.workspace_id = v.workspace_id and e.id = v.ask_id
    join relationship_routes r on r.workspace_id = v.workspace_id and r.account_id = e.account_id
    left join people q on q.workspace_id = v.workspace_id and q.id = r.person_id
    left join people o on o.workspace_id = v.workspace_id and o.id = r.owner_id
    where v.workspace_id = current_workspace() and v.id = any(${[...approvalIds]}::uuid[]) and v.approver = 'owner'
      and coalesce(v.on_behalf_of, v.person_id) is not distinct from r.person_id`.execute(db)
  const [first] = found.rows
  if (first === undefined) return new Map()
  const { silentAfter, today } = await readRelationshipRules(db, first.workspaceId, now)
  return new Map(found.rows.map((row) => [row.approvalId, tellRoute(row, silentAfter, today, sayDay)]))
}

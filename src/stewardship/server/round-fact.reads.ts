import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { FactAnswer, FactOutcome, RoundFact } from '../round.ts'

export type StoredRoundFact = RoundFact & {
  readonly position: number
  readonly answer: FactAnswer | null
  readonly said: string | null
  readonly outcome: FactOutcome | null
}

/** What stands on a round, in its order, with what was answered. */
export async function readRoundFacts(
  db: WorkspaceDb | WorkspaceTx,
  roundId: string,
): Promise<StoredRoundFact[]> {
  const found = await sql<StoredRoundFact>`
    select f.position, f.contact_id as "contactId", f.account_id as "accountId", f.kind, f.key, f.answer, f.said, f.outcome
    from round_facts f where f.workspace_id = current_workspace() and f.round_id = ${roundId}
    order by f.position`.execute(db)
  return found.rows
}

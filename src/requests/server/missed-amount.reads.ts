import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

/** What a deal is worth now, kept with a request that ends without all it needed; nulls where nobody knows. */
export async function readMissedAmount(
  db: WorkspaceDb | WorkspaceTx,
  opportunityId: string | null,
): Promise<{ readonly missed_minor: number | null; readonly missed_currency: string | null }> {
  if (opportunityId === null) return { missed_minor: null, missed_currency: null }
  const found = await sql<{ minor: number | null; currency: string | null }>`
    select amount_minor as minor, amount_currency as currency from opportunities
    where workspace_id = current_workspace() and id = ${opportunityId}::uuid`.execute(db)
  const [row] = found.rows
  const isKnown = row?.minor != null && row.currency !== null
  return { missed_minor: isKnown ? row.minor : null, missed_currency: isKnown ? row.currency : null }
}

import { sql } from 'kysely'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { Kept } from '../duty.ts'

/**
 * Promises around requests of the last 90 days, kept and due: the program's, and everybody else's. As they were counted
 * within the last hour. One statement.
 */
export async function readPromises(db: WorkspaceDb): Promise<{ readonly ours: Kept; readonly theirs: Kept }> {
  const found = await sql<{ isOurs: boolean; kept: number; of: number }>`
    select side = 'program' as "isOurs", sum(met)::int as kept, sum(due)::int as of
    from promise_tallies where workspace_id = current_workspace() group by 1`.execute(db)
  const of = (isOurs: boolean): Kept => {
    const row = found.rows.find((each) => each.isOurs === isOurs)
    return { kept: row?.kept ?? 0, of: row?.of ?? 0 }
  }
  return { ours: of(true), theirs: of(false) }
}

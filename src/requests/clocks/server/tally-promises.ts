import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { talliedDaysAt } from '../promises.ts'
import { readPromises } from './promise.reads.ts'

/** Counts how every promise was kept among the requests of the last ninety days, and keeps the counts. */
export async function tallyPromises(tx: WorkspaceTx, workspaceId: string, now: Instant): Promise<void> {
  const { today } = await readRequestRules(tx, now)
  const { rows } = await readPromises(tx, talliedDaysAt(today), now)
  const counted = rows.map(({ code, side, met, due }) => ({
    workspace_id: workspaceId,
    code,
    side,
    met,
    due,
    counted_at: now,
  }))
  await tx.deleteFrom('promise_tallies').where('workspace_id', '=', workspaceId).execute()
  await tx.insertInto('promise_tallies').values(counted).execute()
}

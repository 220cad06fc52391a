import type { Instant } from '../../../kernel/time.ts'
import { joinAsSets } from '../../../server/join-as-sets.ts'
import { lockForCandidates } from '../../../server/lock-for-many.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { gatherSignals } from '../../server/gather-signals.ts'
import { matchKnownRespondents } from '../../server/store.ts'
import { refreshCandidates } from './refresh-candidates.ts'
import { takeDue } from './refresh-due.ts'
import { furnishOlderWorkspace } from './write-rule.ts'

/**
 * Looks for candidates among all customers: knows respondents again who are on record by now, reads the records for
 * signals, and writes anew whom the rules point at.
 */
export async function findCandidates(tx: WorkspaceTx, workspaceId: string, now: Instant): Promise<void> {
  await lockForCandidates(tx, workspaceId)
  await furnishOlderWorkspace(tx, workspaceId)
  await takeDue(tx, workspaceId)
  await joinAsSets(tx, async () => {
    await matchKnownRespondents(tx, workspaceId, now)
    await gatherSignals(tx, workspaceId, now)
    await refreshCandidates(tx, workspaceId, 'all', now)
  })
}

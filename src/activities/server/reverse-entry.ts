import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { entryReversed } from '../events.ts'
import { isOpen } from '../ledger.ts'
import { canReverse } from '../policy.ts'
import { insertReversal } from './ledger.store.ts'
import { loadEntry } from './load-entry.ts'

/**
 * Corrects a closed row by one that takes back everything it counts; both stay readable. What is still open is
 * withdrawn instead, and a row is corrected once.
 */
export async function reverseEntry(
  tx: WorkspaceTx,
  actor: Actor,
  entryId: string,
  reason: string,
  now: Instant,
): Promise<Decision<{ readonly reversalId: string }>> {
  requirePermission(canReverse(actor))
  const entry = await loadEntry(tx, actor.workspaceId, entryId, true)
  if (isOpen(entry.state)) return refuse('still-open', 'This ask is still open. Withdraw it instead.')
  if (entry.isReversal)
    return refuse('is-a-reversal', 'This row corrects another one and cannot be corrected itself.')
  if (entry.isReversed) return refuse('already-reversed', 'This row has been corrected already.')
  return accept({ reversalId: await writeReversal(tx, actor, entryId, entry, reason, now) })
}

/** Writes the row that takes back what another counted; whoever calls decided that it may. Gives its id. */
export async function writeReversal(
  tx: WorkspaceTx,
  actor: Actor,
  entryId: string,
  entry: Awaited<ReturnType<typeof loadEntry>>,
  reason: string,
  now: Instant,
): Promise<string> {
  const id = await insertReversal(tx, actor.workspaceId, entryId, { reason, by: personOf(actor), now })
  await announce(tx, entryReversed(actor, entryId, entry, { id, reason }))
  return id
}

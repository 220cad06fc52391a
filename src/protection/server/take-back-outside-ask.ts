import { loadEntry } from '../../activities/server/load-entry.ts'
import { writeReversal } from '../../activities/server/reverse-entry.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { canTakeBackOutside } from '../policy.ts'
import { lockForAsk } from './lock.store.ts'
import { findOutsideAsk } from './outside-ask.store.ts'

/**
 * Takes back what was written down by mistake: a reversing row, as for every correction of the ledger. Twice changes
 * nothing more.
 */
export async function takeBackOutsideAsk(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly askId: string; readonly reason: string | null },
  now: Instant,
): Promise<void> {
  const outside = await findOutsideAsk(tx, actor.workspaceId, input.askId)
  if (outside === undefined) throw notFound('ask outside the program')
  requirePermission(canTakeBackOutside(actor, outside))
  const known = await loadEntry(tx, actor.workspaceId, input.askId)
  await lockForAsk(tx, actor.workspaceId, known.accountId, known.contactId, now)
  const entry = await loadEntry(tx, actor.workspaceId, input.askId, true)
  if (entry.isReversed) return
  await writeReversal(tx, actor, input.askId, entry, input.reason ?? 'Written down by mistake', now)
}

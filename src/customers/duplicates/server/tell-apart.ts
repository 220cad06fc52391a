import { type Actor, personOf } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { canMerge } from '../../merging/policy.ts'
import { loadPair, savePairState } from './duplicate.store.ts'

/** Remembers that two records are not the same, or that somebody is to look once more. */
export async function tellApart(
  tx: WorkspaceTx,
  actor: Actor,
  pairId: string,
  apart: boolean,
  now: Instant,
): Promise<void> {
  requirePermission(canMerge(actor))
  const pair = await loadPair(tx, actor.workspaceId, pairId)
  if ((pair.state === 'not-same') === apart) return
  await savePairState(tx, actor.workspaceId, pairId, {
    state: apart ? 'not-same' : 'open',
    by: apart ? personOf(actor) : null,
    at: apart ? now : null,
  })
}

import { isOpen } from '../../../activities/ledger.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { dropApprovals } from '../../approvals/server/approval.store.ts'
import { proposalWithdrawn } from '../../events.ts'
import type { LoadedRequest } from '../../server/request.store.ts'
import type { RequestAsk } from '../request-ask.ts'
import { tellTakenBack } from './tell-taken-back.ts'

/**
 * Takes an ask back, whatever it is waiting for: its place is free again, nobody is asked to approve any more, and
 * the customer hears of it only where they had heard of the ask.
 */
export async function endAsk(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  ask: RequestAsk,
  end: { readonly reason: string },
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const moved = await settleAsk(tx, actor, ask.id, { action: 'withdraw', reason: end.reason }, now)
  if (!moved.ok) return moved
  await dropApprovals(tx, actor.workspaceId, ask.id, now)
  await announce(tx, proposalWithdrawn(actor, request, aboutOf(ask), end.reason))
  if (ask.askedAt !== null) await tellTakenBack(tx, ask.id, now, host)
  return accept({})
}

/** Takes back everything that is still on its way. */
export async function endAsks(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  asks: readonly RequestAsk[],
  end: { readonly reason: string },
  now: Instant,
  host: Host,
): Promise<void> {
  for (const ask of asks) {
    if (isOpen(ask.state)) await endAsk(tx, actor, request, ask, end, now, host)
  }
}

/** Whom an ask is about, as events tell it. */
export function aboutOf(ask: RequestAsk) {
  return {
    askId: ask.id,
    contactId: ask.contact?.id ?? null,
    accountId: ask.account.id,
    contact: ask.contact?.name ?? null,
  }
}

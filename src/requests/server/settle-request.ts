import { isDone, isOpen } from '../../activities/ledger.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { dropApprovals } from '../approvals/server/approval.store.ts'
import type { RequestAsk } from '../asks/request-ask.ts'
import { readRequestAsks } from '../asks/server/request-ask.reads.ts'
import { nextEscalation } from '../clocks/escalation.ts'
import { nextClock, riskOf, runClocks } from '../clocks/run-clocks.ts'
import { readClockMore } from '../clocks/server/clock.reads.ts'
import { addWorkingDays } from '../clocks/working-time.ts'
import { requestClosed } from '../events.ts'
import { dropOpenExceptions } from '../exceptions/server/exception.store.ts'
import { holdAndRead, type LoadedRequest, saveRequest } from './request.store.ts'
import { readRequestRules } from './rules.reads.ts'

/**
 * Brings a request up to date after it or one of its asks changed: closes it once it got what it wanted and
 * nothing is on its way any more, and keeps when its next promise is due. Every use case that moves an ask of a
 * request calls it last, in the same transaction; called twice it changes nothing.
 */
export async function settleRequest(
  tx: WorkspaceTx,
  actor: Actor,
  requestId: string,
  now: Instant,
): Promise<void> {
  const held = await holdAndRead(tx, requestId)
  const asks = await readRequestAsks(tx, { requestIds: [requestId] })
  await dropIdleSteps(tx, actor, asks, now)
  const request = await closeWhenFulfilled(tx, actor, held, asks, now)
  if (request.state === 'closed') await dropOpenExceptions(tx, actor.workspaceId, requestId, now)
  const { rules } = await readRequestRules(tx, now)
  const more = (await readClockMore(tx, [requestId]))(requestId)
  const clocks = runClocks({ ...request, ...more, asks }, rules, now)
  const isOver = request.state === 'closed' && request.outcome !== 'fulfilled'
  const owed = feedbackOwed(asks)
  await saveRequest(tx, actor.workspaceId, requestId, {
    settled_at: now,
    due_at: isOver ? null : (nextClock(clocks)?.dueAt ?? null),
    risk_at: isOver ? null : riskOf(clocks),
    escalate_at: isOver ? null : (nextEscalation(clocks, rules)?.at ?? null),
    owed_until:
      isOver || owed === null ? null : addWorkingDays(owed, rules.feedbackGraceDays, rules.calendar),
  })
}

/** An ask that went on or ended by another way waits for nobody's yes any more. */
async function dropIdleSteps(
  tx: WorkspaceTx,
  actor: Actor,
  asks: readonly RequestAsk[],
  now: Instant,
): Promise<void> {
  for (const { id, state, approvals } of asks) {
    if (state === 'proposed' || state === 'awaiting-approval') continue
    // What follows the customer's yes waits on while the ask is on its way.
    const which = isOpen(state) ? 'before-yes' : 'all'
    const isIdle = approvals.some(
      (step) => (step.state === 'open' || step.state === 'waiting') && (which === 'all' || !step.afterYes),
    )
    if (isIdle) await dropApprovals(tx, actor.workspaceId, id, now, which)
  }
}

/** When the requester's feedback on an ask that took place is due, the last of them; null where none is owed. */
function feedbackOwed(asks: readonly RequestAsk[]): Instant | null {
  const owed = asks
    .flatMap(({ feedback }) => feedback)
    .filter(({ side, givenAt }) => side === 'requester' && givenAt === null)
    .map(({ dueAt }) => dueAt)
  return owed.sort().at(-1) ?? null
}

async function closeWhenFulfilled(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  asks: readonly RequestAsk[],
  now: Instant,
): Promise<LoadedRequest> {
  const done = asks.filter(({ state }) => isDone(state)).length
  if (request.state === 'closed' || request.state === 'draft' || done < request.wanted) return request
  const fulfilledAt = request.fulfilledAt ?? now
  if (asks.some(({ state }) => isOpen(state))) {
    await saveRequest(tx, actor.workspaceId, request.id, { fulfilled_at: fulfilledAt })
    return { ...request, fulfilledAt }
  }
  const end = { state: 'closed', outcome: 'fulfilled' } as const
  await saveRequest(tx, actor.workspaceId, request.id, { ...end, fulfilled_at: fulfilledAt, closed_at: now })
  const told = { outcome: end.outcome, cause: null, done, wanted: request.wanted, note: null }
  await announce(tx, requestClosed(actor, request, told))
  return { ...request, ...end, fulfilledAt, closedAt: now }
}

import type { SystemActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { carryOnOrEnd } from '../../asks/server/carry-on-or-end.ts'
import { aboutOf } from '../../asks/server/end-asks.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { approvalDecided } from '../../events.ts'
import { holdAndRead } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { mailInformed } from './approval.mails.ts'
import { loadApproval, recordAnswer, saveApproval } from './approval.store.ts'
import { mailOverdue } from './clearance.mails.ts'
import { mailAsked } from './open-step.ts'

/** Goes on where an approver's time went by and silence is enough. Answered meanwhile, it stays as it was answered. */
export async function passApproval(
  tx: WorkspaceTx,
  actor: SystemActor,
  approvalId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const { requestId } = await loadApproval(tx, approvalId)
  const request = await holdAndRead(tx, requestId)
  const approval = await loadApproval(tx, approvalId)
  if (approval.state !== 'open' || approval.needsYes || approval.dueAt === null || approval.dueAt > now)
    return
  const [ask] = await readRequestAsks(tx, { askIds: [approval.askId] })
  if (ask === undefined) return
  await saveApproval(tx, actor.workspaceId, approvalId, { state: 'passed', decided_at: now })
  const { approver } = approval
  const silent = { by: null, byName: null, through: null, comment: null } as const
  const said = { askId: ask.id, approvalId, answer: 'passed', ...silent, at: now } as const
  await recordAnswer(tx, actor.workspaceId, said)
  const told = {
    approvalId,
    approver,
    state: 'passed',
    afterYes: approval.afterYes,
    ownerAsks: false,
    until: null,
    comment: null,
  } as const
  await announce(tx, approvalDecided(actor, request, aboutOf(ask), told))
  const isSent = await carryOnOrEnd(tx, actor, request, ask, now, host)
  if (isSent) await mailInformed(tx, await readAskFacts(tx, ask.id), host, 'passed')
  await settleRequest(tx, actor, request.id, now)
}

/** Reminds an approver once, when half of their time is gone: one of ours, or in the customer's house. */
export async function remindApprover(
  tx: WorkspaceTx,
  actor: SystemActor,
  approvalId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const { requestId } = await loadApproval(tx, approvalId)
  await holdAndRead(tx, requestId)
  const approval = await loadApproval(tx, approvalId)
  if (approval.state !== 'open') return
  await saveApproval(tx, actor.workspaceId, approvalId, { reminded_at: now })
  // Late already: whoever would be reminded now is told by what follows.
  if (approval.dueAt !== null && approval.dueAt <= now && !approval.needsYes) return
  await mailAsked(tx, actor, approval, 'reminder', now, host)
}

/** Tells our side, once, that the time of a step which must wait has gone by. */
export async function tellOverdue(
  tx: WorkspaceTx,
  actor: SystemActor,
  approvalId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const { requestId } = await loadApproval(tx, approvalId)
  await holdAndRead(tx, requestId)
  const { state, needsYes, dueAt, askId } = await loadApproval(tx, approvalId)
  if (state !== 'open' || !needsYes || dueAt === null || dueAt > now) return
  await saveApproval(tx, actor.workspaceId, approvalId, { overdue_told_at: now })
  const [ask] = await readRequestAsks(tx, { askIds: [askId] })
  const step = ask?.approvals.find(({ id }) => id === approvalId)
  if (step !== undefined) await mailOverdue(tx, await readAskFacts(tx, askId), step, host)
}

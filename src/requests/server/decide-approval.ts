import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import { accept, type Decision } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { raiseObjection } from '../../protection/server/raise-objection.ts'
import { settleAsk } from '../../protection/server/settle-ask.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { ApprovalAnswer } from '../approval.ts'
import { decideAnswer } from '../decide-answer.ts'
import { approvalDecided } from '../events.ts'
import { canDecide } from '../policy.ts'
import type { RequestAsk } from '../request-ask.ts'
import { mailRefused } from './approval.mails.ts'
import {
  dropApprovals,
  loadApproval,
  type StoredApproval,
  saveApproval,
  saveOwnerAsks,
} from './approval.store.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { carryOnOrEnd } from './carry-on-or-end.ts'
import { aboutOf } from './end-asks.ts'
import { nameNextBest } from './name-next-best.ts'
import { holdAndRead, type LoadedRequest } from './request.store.ts'
import { readRequestAsks } from './request-ask.reads.ts'
import { readRequestRules } from './rules.reads.ts'
import { settleRequest } from './settle-request.ts'

type ApprovalInput = {
  readonly approvalId: string
  readonly answer: ApprovalAnswer
  readonly comment: string | null
  readonly until: Day | null
}

/**
 * Answers an approval, in the app or by its link. Yes opens the next step or brings the ask to the customer; no frees
 * the place, raises an objection until a day where one is given, and names the next best to the requester's side. Of
 * two who answer at once the first counts; the other is told what was decided. The same answer of the same person
 * once more changes nothing.
 */
export async function decideApproval(
  tx: WorkspaceTx,
  actor: Actor,
  input: ApprovalInput,
  now: Instant,
  host: Host,
): Promise<Decision<object>> {
  const { requestId } = await loadApproval(tx, input.approvalId)
  const request = await holdAndRead(tx, requestId)
  const approval = await loadApproval(tx, input.approvalId)
  requirePermission(canDecide(actor, approval))
  const isAsked = personOf(actor) === approval.personId || actor.kind === 'link'
  const decision = decideAnswer(approval, { ...input, by: whoseOf(actor, approval), isAsked })
  if (!decision.ok || decision.isKnown) return decision
  const [ask] = await readRequestAsks(tx, { askIds: [approval.askId] })
  if (ask === undefined) throw notFound('ask')
  await note(tx, actor, approval, input, isAsked, now)
  const state = input.answer === 'no' ? 'refused' : 'approved'
  const ownerAsks = input.answer === 'yes-i-ask'
  const told = { approvalId: approval.id, approver: approval.approver, state, ownerAsks } as const
  const more = { until: input.until, comment: clean(input.comment) }
  await announce(tx, approvalDecided(actor, request, aboutOf(ask), { ...told, ...more }))
  if (state === 'refused') await turnDown(tx, actor, request, ask, { ...input, approval }, now, host)
  else {
    if (ownerAsks) await saveOwnerAsks(tx, actor.workspaceId, ask.id)
    await carryOnOrEnd(tx, actor, request, ask, now, host)
  }
  await settleRequest(tx, actor, request.id, now)
  return accept({})
}

/** Who is behind an answer: the person themselves, or whom the link was sent to. */
function whoseOf(actor: Actor, approval: StoredApproval): string | null {
  return actor.kind === 'link' ? approval.personId : personOf(actor)
}

async function note(
  tx: WorkspaceTx,
  actor: Actor,
  approval: StoredApproval,
  input: ApprovalInput,
  isAsked: boolean,
  now: Instant,
): Promise<void> {
  await saveApproval(tx, actor.workspaceId, approval.id, {
    state: input.answer === 'no' ? 'refused' : 'approved',
    decided_at: now,
    decided_by: whoseOf(actor, approval),
    decided_through: actor.kind === 'link' ? 'link' : isAsked ? 'app' : 'recorded',
    comment: clean(input.comment),
    until: input.until,
  })
}

async function turnDown(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  ask: RequestAsk,
  input: ApprovalInput & { readonly approval: StoredApproval },
  now: Instant,
  host: Host,
): Promise<void> {
  const reason = clean(input.comment)
  const { today } = await readRequestRules(tx, now)
  if (input.until !== null && input.until <= today) throw invalid('until', 'This day is not ahead.')
  const moved = await settleAsk(tx, actor, ask.id, { action: 'refuse', reason }, now)
  if (!moved.ok) throw new Error(`an ask waiting for approval could not be refused: ${moved.why}`)
  await dropApprovals(tx, actor.workspaceId, ask.id, now)
  if (input.until !== null) {
    const whom = { accountId: ask.account.id, contactId: ask.contact?.id ?? null }
    const why = reason ?? 'The relationship owner said no.'
    await raiseObjection(tx, actor, { ...whom, reason: why, until: input.until }, now)
  }
  const next = await nameNextBest(tx, { workspaceId: actor.workspaceId, requestId: request.id }, now)
  const { decidedBy } = await loadApproval(tx, input.approval.id)
  const told = { by: decidedBy ?? 'The approver', why: reason, until: input.until, next }
  await mailRefused(tx, await readAskFacts(tx, ask.id), host, told)
}

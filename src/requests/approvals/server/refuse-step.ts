import type { Actor } from '../../../kernel/actor.ts'
import { clean } from '../../../kernel/text.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import { raiseObjection } from '../../../protection/server/raise-objection.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { invalid } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { RequestAsk } from '../../asks/request-ask.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { endAsk } from '../../asks/server/end-asks.ts'
import { nameNextBest } from '../../asks/server/name-next-best.ts'
import type { LoadedRequest } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { endTalk } from '../../talks/server/end-talk.ts'
import { mailRefused } from './approval.mails.ts'
import { dropApprovals, loadApproval, type StoredApproval } from './approval.store.ts'
import { mailHouseDeclined } from './clearance.mails.ts'

type Refused = {
  readonly approval: StoredApproval
  readonly comment: string | null
  readonly until: Day | null
}

/**
 * What a no does. Before the customer heard of it the place is free again and nobody outside is told. After their
 * yes a no of their own house ends it as declined, with the reason and who said it; a no of ours takes it back, and
 * the customer is told kindly. Either way the requester's side reads why, and who is next best; with a day, nobody
 * asks them before it.
 */
export async function refuseStep(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  ask: RequestAsk,
  { approval, comment, until }: Refused,
  now: Instant,
  host: Host,
): Promise<void> {
  const reason = clean(comment)
  const { today } = await readRequestRules(tx, now)
  if (until !== null && until <= today) throw invalid('until', 'This day is not ahead.')
  const { decidedBy } = await loadApproval(tx, approval.id)
  const by = decidedBy ?? 'The approver'
  const said = reason === null ? `${by} said no.` : `${by}: ${reason}`
  if (!approval.afterYes) await endBefore(tx, actor, ask, reason, now)
  else if (approval.approver === 'company') await endAsDeclined(tx, actor, ask, { by, said }, now, host)
  else {
    const ended = await endAsk(tx, actor, request, ask, { reason: said }, now, host)
    if (!ended.ok) throw new Error(`an ask that was not approved could not be taken back: ${ended.why}`)
  }
  if (until !== null) {
    const whom = { accountId: ask.account.id, contactId: ask.contact?.id ?? null }
    const why = reason ?? 'The relationship owner said no.'
    await raiseObjection(tx, actor, { ...whom, reason: why, until }, now)
  }
  const next = await nameNextBest(tx, { workspaceId: actor.workspaceId, requestId: request.id }, now)
  const told = { by, why: reason, until, next, afterYes: approval.afterYes }
  await mailRefused(tx, await readAskFacts(tx, ask.id), host, told)
}

async function endBefore(
  tx: WorkspaceTx,
  actor: Actor,
  ask: RequestAsk,
  reason: string | null,
  now: Instant,
): Promise<void> {
  const moved = await settleAsk(tx, actor, ask.id, { action: 'refuse', reason }, now)
  if (!moved.ok) throw new Error(`an ask waiting for approval could not be refused: ${moved.why}`)
  await dropApprovals(tx, actor.workspaceId, ask.id, now)
}

async function endAsDeclined(
  tx: WorkspaceTx,
  actor: Actor,
  ask: RequestAsk,
  { by, said }: { readonly by: string; readonly said: string },
  now: Instant,
  host: Host,
): Promise<void> {
  const moved = await settleAsk(tx, actor, ask.id, { action: 'decline', reason: said }, now)
  if (!moved.ok) throw new Error(`an ask whose house said no could not be ended: ${moved.why}`)
  await dropApprovals(tx, actor.workspaceId, ask.id, now)
  const isTold = await endTalk(tx, ask.id, now, host)
  if (!isTold) await mailHouseDeclined(tx, await readAskFacts(tx, ask.id), by, host)
}

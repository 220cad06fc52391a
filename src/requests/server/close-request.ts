import { isDone } from '../../activities/ledger.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { endAsks } from '../asks/server/end-asks.ts'
import { readRequestAsks } from '../asks/server/request-ask.reads.ts'
import { requestClosed } from '../events.ts'
import { canClose } from '../policy.ts'
import { causeWords, type UnfilledCause } from '../request.ts'
import { readMissedAmount } from './missed-amount.reads.ts'
import { closedMail, mailColleague } from './request.mails.ts'
import { loadRequest, saveRequest } from './request.store.ts'
import { settleRequest } from './settle-request.ts'

/** Closes a request that got nothing, or less than it needed. What is still on its way for it is taken back. */
export async function closeRequest(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly requestId: string; readonly cause: UnfilledCause; readonly note: string | null },
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await loadRequest(tx, actor, input.requestId)
  const isAgain = request.outcome === 'unfilled' || request.outcome === 'part-fulfilled'
  if (isAgain && request.handlerId === actor.personId) return
  requirePermission(canClose(actor, request))
  const asks = await readRequestAsks(tx, { requestIds: [request.id] })
  await endAsks(tx, actor, request, asks, { reason: 'The request was closed.' }, now, host)
  const done = asks.filter(({ state }) => isDone(state)).length
  const outcome = done >= request.wanted ? 'fulfilled' : done > 0 ? 'part-fulfilled' : 'unfilled'
  const isFulfilled = outcome === 'fulfilled'
  const cause = isFulfilled ? null : input.cause
  const note = clean(input.note)
  await saveRequest(tx, actor.workspaceId, request.id, {
    state: 'closed',
    outcome,
    cause,
    closing_note: note,
    closed_at: now,
    ...(isFulfilled ? {} : await readMissedAmount(tx, request.opportunityId)),
    ...(isFulfilled && request.fulfilledAt === null ? { fulfilled_at: now } : {}),
    ...(request.answeredAt === null ? { answered_at: now } : {}),
    ...(request.handlerId === null ? { handler_id: actor.personId } : {}),
  })
  await announce(tx, requestClosed(actor, request, { outcome, cause, done, wanted: request.wanted, note }))
  if (cause !== null) {
    const to = { personId: request.requesterId, requestId: request.id }
    await mailColleague(tx, host, actor, to, closedMail(request, actor.name, causeWords[cause], note))
  }
  await settleRequest(tx, actor, request.id, now)
}

import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { endAsks } from '../asks/server/end-asks.ts'
import { readRequestAsks } from '../asks/server/request-ask.reads.ts'
import { requestClosed } from '../events.ts'
import { duplicateMail } from '../exceptions/server/exception.mails.ts'
import { canWithdraw, isRequester, seesRequest } from '../policy.ts'
import { watch } from './join-request.ts'
import { mailColleague } from './request.mails.ts'
import { findRequest, loadRequest, saveRequest } from './request.store.ts'
import { settleRequest } from './settle-request.ts'

/**
 * Ends a request for which another one asks already. What it holds of customers is free again, and its requester
 * follows the other. By its requester, or the program.
 */
export async function closeAsDuplicate(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly requestId: string; readonly ofRequestId: string },
  now: Instant,
  host: Host,
): Promise<void> {
  if (input.ofRequestId === input.requestId) throw invalid('ofRequestId', 'This is the request itself.')
  const request = await loadRequest(tx, actor, input.requestId)
  if (request.outcome === 'duplicate') return
  requirePermission(canWithdraw(actor, request))
  const other = await findRequest(tx, input.ofRequestId)
  if (other === undefined || !(seesRequest(actor, other) || isRequester(actor, request)))
    throw notFound('request')
  if (other.state === 'draft' || other.state === 'closed') {
    throw invalid('ofRequestId', `R-${other.number} is ${other.state === 'draft' ? 'a draft' : 'closed'}.`)
  }
  const asks = await readRequestAsks(tx, { requestIds: [request.id] })
  const reason = `R-${other.number} asks for the same.`
  await endAsks(tx, actor, request, asks, { reason }, now, host)
  await saveRequest(tx, actor.workspaceId, request.id, {
    state: 'closed',
    outcome: 'duplicate',
    duplicate_of: other.id,
    closing_note: reason,
    closed_at: now,
    ...(request.submittedAt === null ? { submitted_at: now } : {}),
  })
  const told = { outcome: 'duplicate', cause: null, done: 0, wanted: request.wanted, note: reason } as const
  await announce(tx, requestClosed(actor, request, told))
  await watch(tx, actor.workspaceId, { requestId: other.id, personId: request.requesterId }, now)
  const to = { personId: request.requesterId, requestId: other.id }
  await mailColleague(tx, host, actor, to, duplicateMail(request, actor.name, other))
  await settleRequest(tx, actor, request.id, now)
}

import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { endAsks } from '../asks/server/end-asks.ts'
import { readRequestAsks } from '../asks/server/request-ask.reads.ts'
import { requestWithdrawn } from '../events.ts'
import { canWithdraw } from '../policy.ts'
import { mailColleague, withdrawnMail } from './request.mails.ts'
import { loadRequest, saveRequest } from './request.store.ts'
import { settleRequest } from './settle-request.ts'

/** Takes a request back, and with it what it holds of customers. A draft simply ends. */
export async function withdrawRequest(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly requestId: string; readonly reason: string },
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await loadRequest(tx, actor, input.requestId)
  if (request.outcome === 'withdrawn') return
  requirePermission(canWithdraw(actor, request))
  const reason = input.reason.trim()
  const asks = await readRequestAsks(tx, { requestIds: [request.id] })
  await endAsks(tx, actor, request, asks, { reason }, now, host)
  await saveRequest(tx, actor.workspaceId, request.id, {
    state: 'closed',
    outcome: 'withdrawn',
    closing_note: reason,
    closed_at: now,
    // A draft that ends was never handed in; the table wants the day it left the drafts.
    ...(request.submittedAt === null ? { submitted_at: now } : {}),
  })
  await announce(tx, requestWithdrawn(actor, request, reason))
  const told = request.handlerId === actor.personId ? request.requesterId : request.handlerId
  const to = { personId: told, requestId: request.id }
  await mailColleague(tx, host, actor, to, withdrawnMail(request, actor.name, reason))
  await settleRequest(tx, actor, request.id, now)
}

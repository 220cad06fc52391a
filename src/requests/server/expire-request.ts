import { isOpen } from '../../activities/ledger.ts'
import type { SystemActor } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { readRequestAsks } from '../asks/server/request-ask.reads.ts'
import { sayDay } from '../asks/tell-ask.ts'
import { requestClosed } from '../events.ts'
import { expiredMail, expiringMail } from '../exceptions/server/exception.mails.ts'
import { daysOfExpiry, stepOfExpiry } from '../expiry.ts'
import { earliestDay } from '../notice.ts'
import { readMissedAmount } from './missed-amount.reads.ts'
import { mailColleague } from './request.mails.ts'
import { holdAndRead, type LoadedRequest, saveRequest } from './request.store.ts'
import { type RulesToday, readRequestRules } from './rules.reads.ts'
import { settleRequest } from './settle-request.ts'

/**
 * Looks after a request whose day went by and for which nothing is under way: a working day before its end the
 * requester is told, then it closes. Looks again whether that is so; told once for each day it was needed by.
 */
export async function expireRequest(
  tx: WorkspaceTx,
  actor: SystemActor,
  requestId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await holdAndRead(tx, requestId)
  const isOver = request.state === 'draft' || request.state === 'closed'
  if (isOver || request.needBy === null) return
  const asks = await readRequestAsks(tx, { requestIds: [requestId] })
  const isUsed = asks.some(({ state }) => state === 'done' || state === 'debriefed')
  if (isUsed || asks.some(({ state }) => isOpen(state))) return
  const { rules, today } = await readRequestRules(tx, now)
  const step = stepOfExpiry(request.needBy, await readTold(tx, requestId), today, rules)
  if (step === 'tell') await tell(tx, actor, { ...request, needBy: request.needBy }, { rules, today }, host)
  if (step === 'end') await end(tx, actor, request, now, host)
}

async function readTold(tx: WorkspaceTx, requestId: string) {
  const row = await tx
    .selectFrom('requests')
    .select(['expiry_told_for as for', 'expiry_told_on as on'])
    .where('id', '=', requestId)
    .executeTakeFirst()
  return { for: row?.for ?? null, on: row?.on ?? null }
}

async function tell(
  tx: WorkspaceTx,
  actor: SystemActor,
  request: LoadedRequest & { readonly needBy: Day },
  { rules, today }: Pick<RulesToday, 'rules' | 'today'>,
  host: Host,
): Promise<void> {
  const { endsOn } = daysOfExpiry(request.needBy, rules)
  const told = { expiry_told_for: request.needBy, expiry_told_on: today }
  await saveRequest(tx, actor.workspaceId, request.id, told)
  const to = { personId: request.requesterId, requestId: request.id }
  await mailColleague(
    tx,
    host,
    actor,
    to,
    expiringMail(request, sayDay(endsOn > today ? endsOn : earliestDay(today, 1, rules.calendar))),
  )
}

async function end(
  tx: WorkspaceTx,
  actor: SystemActor,
  request: LoadedRequest,
  now: Instant,
  host: Host,
): Promise<void> {
  await saveRequest(tx, actor.workspaceId, request.id, {
    state: 'closed',
    outcome: 'expired',
    cause: 'too-late',
    closed_at: now,
    ...(await readMissedAmount(tx, request.opportunityId)),
  })
  const told = { outcome: 'expired', cause: 'too-late', done: 0, wanted: request.wanted, note: null } as const
  await announce(tx, requestClosed(actor, request, told))
  for (const personId of new Set([request.requesterId, request.handlerId])) {
    await mailColleague(tx, host, actor, { personId, requestId: request.id }, expiredMail(request))
  }
  await settleRequest(tx, actor, request.id, now)
}

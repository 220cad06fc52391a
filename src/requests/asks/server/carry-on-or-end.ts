import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { mailStopped } from '../../approvals/server/approval.mails.ts'
import { goOn } from '../../approvals/server/open-step.ts'
import type { LoadedRequest } from '../../server/request.store.ts'
import type { RequestAsk } from '../request-ask.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { endAsk } from './end-asks.ts'
import { nameNextBest } from './name-next-best.ts'

/**
 * Goes on with an ask after a yes, or after silence that is enough. Where protection stops it meanwhile — a hold that
 * came since — it is taken back, so that it holds no place in vain, and the requester's side reads why and who is
 * next. True where it reached the customer.
 */
export async function carryOnOrEnd(
  tx: WorkspaceTx,
  actor: Actor,
  request: LoadedRequest,
  ask: RequestAsk,
  now: Instant,
  host: Host,
): Promise<boolean> {
  const gone = await goOn(tx, actor, ask.id, now, host)
  if (gone.ok) return gone.isSent
  await endAsk(tx, actor, request, ask, { reason: gone.why }, now, host)
  const next = await nameNextBest(tx, { workspaceId: actor.workspaceId, requestId: request.id }, now)
  await mailStopped(tx, await readAskFacts(tx, ask.id), host, { why: gone.why, next })
  return false
}

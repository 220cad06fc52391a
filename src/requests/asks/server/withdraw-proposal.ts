import type { PersonActor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { notFound, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { canWithdrawAsk } from '../../policy.ts'
import { loadRequest } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { recordOf } from '../ask-may.ts'
import { endAsk } from './end-asks.ts'
import { readRequestAsks } from './request-ask.reads.ts'

/** Takes an ask back: its place is free again. Taken back already, by a second click say, it stays so. */
export async function withdrawProposal(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly requestId: string; readonly askId: string; readonly reason: string },
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await loadRequest(tx, actor, input.requestId)
  const [ask] = await readRequestAsks(tx, { askIds: [input.askId] })
  if (ask === undefined || ask.requestId !== request.id) throw notFound('ask')
  requirePermission(canWithdrawAsk(actor, request, recordOf(ask)))
  if (ask.state === 'withdrawn') return accept({ askId: ask.id })
  const ended = await endAsk(tx, actor, request, ask, { reason: input.reason.trim() }, now, host)
  if (!ended.ok) return ended
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}

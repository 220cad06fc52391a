import type { PersonActor } from '../../../kernel/actor.ts'
import { notFound, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { canCarryOn } from '../../policy.ts'
import { type LoadedRequest, loadRequest } from '../../server/request.store.ts'
import type { AskFacts } from '../ask-facts.ts'
import { readAskFacts } from './ask-facts.reads.ts'

export type AskOf = { readonly requestId: string; readonly askId: string }

/**
 * An ask for somebody of ours who carries it on, its request held until the transaction ends. Throws `not-found`
 * where they do not see the request or the ask belongs to another, and `forbidden` where it is not theirs to do.
 */
export async function loadOwnAsk(
  tx: WorkspaceTx,
  actor: PersonActor,
  { requestId, askId }: AskOf,
): Promise<{ readonly request: LoadedRequest; readonly ask: AskFacts }> {
  const request = await loadRequest(tx, actor, requestId)
  const ask = await readAskFacts(tx, askId)
  if (ask.request.id !== requestId) throw notFound('ask')
  const record = { state: ask.state, proposedById: ask.proposer.id, ownerId: ask.owner?.id ?? null }
  requirePermission(canCarryOn(actor, request, record))
  return { request, ask }
}

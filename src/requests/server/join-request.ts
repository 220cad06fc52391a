import { seesOpportunity } from '../../customers/policy.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { AppError, notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { seesRequest } from '../policy.ts'
import { readOpportunity } from './opportunity.reads.ts'
import { holdAndRead } from './request.store.ts'

/**
 * Follows a request instead of writing a second one for the same: open to whoever sees it, or works on its deal. From
 * then on they see it and hear of it. Throws `not-found` for anybody else.
 */
export async function joinRequest(
  tx: WorkspaceTx,
  actor: PersonActor,
  requestId: string,
  now: Instant,
): Promise<void> {
  const request = await holdAndRead(tx, requestId)
  if (request.state === 'draft') throw notFound('request')
  if (!seesRequest(actor, request)) {
    const opportunity =
      request.opportunityId === null ? undefined : await readOpportunity(tx, request.opportunityId)
    if (opportunity === undefined || !seesOpportunity(actor, opportunity)) throw notFound('request')
  }
  if (request.state === 'closed') throw new AppError('conflict', 'This request is closed.')
  await watch(tx, actor.workspaceId, { requestId, personId: actor.personId }, now)
}

/** Makes somebody follow a request; who does so already keeps on. */
export async function watch(
  tx: WorkspaceTx,
  workspaceId: string,
  { requestId, personId }: { readonly requestId: string; readonly personId: string },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('request_watchers')
    .values({
      workspace_id: workspaceId,
      request_id: requestId,
      person_id: personId,
      named_by: personId,
      since: now,
    })
    .onConflict((same) =>
      same.columns(['workspace_id', 'request_id', 'person_id']).doUpdateSet({
        is_watching: true,
        named_by: personId,
      }),
    )
    .execute()
}

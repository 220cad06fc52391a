import type { PersonActor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { AppError } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { requestReleased } from '../../events.ts'
import { canTake } from '../../policy.ts'
import { closeAsDuplicate } from '../../server/close-as-duplicate.ts'
import { type LoadedRequest, loadRequest, saveRequest } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { takeRequest } from '../../server/take-request.ts'
import type { assignRequests as assignEndpoint } from '../bulk.contract.ts'

type Answer = ResponseOf<typeof assignEndpoint>
type Refused = Answer['refused'][number]
type Assignment = { readonly requestId: string; readonly handlerId: string | null }

/**
 * Gives several requests to program managers, or back to the unassigned. Each is held in the order of its id, so that
 * two who do so at once never wait for each other in a ring; one that cannot be is left as it is, and the others go on.
 */
export async function assignRequests(
  tx: WorkspaceTx,
  actor: PersonActor,
  assignments: readonly Assignment[],
  now: Instant,
  host: Host,
): Promise<Answer> {
  const refused: Refused[] = []
  const before: Assignment[] = []
  for (const { requestId, handlerId } of inOrder(assignments)) {
    const request = await load(tx, actor, requestId, refused)
    if (request === undefined) continue
    const why = canTake(actor, request)
    if (why !== null) {
      refused.push({ requestId, number: request.number, why })
      continue
    }
    if (request.handlerId === handlerId) continue
    if (handlerId === null) await release(tx, actor, request, now)
    else await takeRequest(tx, actor, { requestId, handlerId }, now, host)
    before.push({ requestId, handlerId: request.handlerId })
  }
  return { done: before.length, refused, before }
}

/** Gives a request back to whoever takes it up next. That it was answered stays true: the requester was told. */
async function release(
  tx: WorkspaceTx,
  actor: PersonActor,
  request: LoadedRequest,
  now: Instant,
): Promise<void> {
  await saveRequest(tx, actor.workspaceId, request.id, { handler_id: null })
  await announce(tx, requestReleased(actor, request, request.handler))
  await settleRequest(tx, actor, request.id, now)
}

async function load(
  tx: WorkspaceTx,
  actor: PersonActor,
  requestId: string,
  refused: Refused[],
): Promise<LoadedRequest | undefined> {
  try {
    return await loadRequest(tx, actor, requestId)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error
    refused.push({ requestId, number: null, why: 'There is no such request.' })
    return undefined
  }
}

const inOrder = (assignments: readonly Assignment[]) =>
  [...new Map(assignments.map((each) => [each.requestId, each])).values()].sort((a, b) =>
    a.requestId < b.requestId ? -1 : 1,
  )

/** Closes several requests that ask for the same as one; what is over already, or that one itself, is told. */
export async function closeDuplicates(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly ofRequestId: string; readonly requestIds: readonly string[] },
  now: Instant,
  host: Host,
): Promise<Pick<Answer, 'done' | 'refused'>> {
  const refused: Refused[] = []
  let done = 0
  for (const requestId of [...input.requestIds].sort()) {
    if (requestId === input.ofRequestId) continue
    const request = await load(tx, actor, requestId, refused)
    if (request === undefined) continue
    const why = canTake(actor, request)
    if (why !== null) {
      refused.push({ requestId, number: request.number, why })
      continue
    }
    await closeAsDuplicate(tx, actor, { requestId, ofRequestId: input.ofRequestId }, now, host)
    done += 1
  }
  return { done, refused }
}

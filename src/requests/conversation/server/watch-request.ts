import type { PersonActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { loadRequest } from '../../server/request.store.ts'
import { saveWatching } from './watcher.store.ts'

/** Lets the one who acts hear of what is written on a request, or no longer. It gives no sight of it. */
export async function watchRequest(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly requestId: string; readonly isWatching: boolean },
  now: Instant,
): Promise<{ readonly isWatching: boolean }> {
  const request = await loadRequest(tx, actor, input.requestId)
  const place = { workspaceId: actor.workspaceId, requestId: request.id }
  await saveWatching(tx, place, actor.personId, input.isWatching, now)
  return { isWatching: input.isWatching }
}

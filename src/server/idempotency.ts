import { createHash } from 'node:crypto'
import type { PersonActor } from '../kernel/actor.ts'
import { AppError } from './errors.ts'
import type { WorkspaceTx } from './tenancy.ts'

export type Repeat = { readonly key: string; readonly endpoint: string; readonly hash: string }

/** What makes two requests the same one: endpoint, path and body. */
export function hashRequest(url: string, body: unknown): string {
  return createHash('sha256')
    .update(url)
    .update('\n')
    .update(JSON.stringify(body ?? null))
    .digest('base64url')
}

/**
 * Runs `work` once per key. A second request with the same key waits for the first one's transaction and
 * gets its answer; the same key with another content is refused. Kept for 24 hours.
 */
export async function once<T>(
  tx: WorkspaceTx,
  actor: PersonActor,
  repeat: Repeat,
  work: () => Promise<T>,
): Promise<T> {
  const record = { workspace_id: actor.workspaceId, person_id: actor.personId, key: repeat.key }
  const claimed = await tx
    .insertInto('idempotency_records')
    .values({ ...record, endpoint: repeat.endpoint, request_hash: repeat.hash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  const mine = tx
    .selectFrom('idempotency_records')
    .select(['endpoint', 'request_hash', 'response'])
    .where('workspace_id', '=', record.workspace_id)
    .where('person_id', '=', record.person_id)
    .where('key', '=', record.key)
  if (claimed.numInsertedOrUpdatedRows === 0n) {
    const earlier = await mine.executeTakeFirstOrThrow()
    if (earlier.request_hash !== repeat.hash || earlier.endpoint !== repeat.endpoint) {
      throw new AppError('conflict', 'This Idempotency-Key was already used for a different request.')
    }
    return (earlier.response as { value: T }).value
  }
  const value = await work()
  await tx
    .updateTable('idempotency_records')
    .set({ response: JSON.stringify({ value: value ?? null }) })
    .where('workspace_id', '=', record.workspace_id)
    .where('person_id', '=', record.person_id)
    .where('key', '=', record.key)
    .execute()
  return value
}

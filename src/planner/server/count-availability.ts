import { sql } from 'kysely'
import type { SystemActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Need } from '../../matching/need.ts'
import { notedMost, qualifiedOf } from '../../matching/saved-need.ts'
import { findMatches } from '../../matching/server/find-matches.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { needOfR } from './availability.reads.ts'

/** Open requests to be counted: those never counted or changed since, and those last counted an hour ago. */
export async function readUncounted(
  db: WorkspaceDb | WorkspaceTx,
  now: Instant,
  most: number,
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select r.id from requests r
    left join request_availabilities a on a.workspace_id = r.workspace_id and a.request_id = r.id
    where r.workspace_id = current_workspace() and r.state in ('submitted', 'in-triage', 'matched')
      and (a.request_id is null or a.version <> r.version or a.counted_at <= ${now}::timestamptz - interval '1 hour')
    order by a.counted_at nulls first, r.id limit ${most}`.execute(db)
  return found.rows.map(({ id }) => id)
}

/**
 * Counts who qualifies for an open request and is free, by the same match that its page shows, and keeps the count with
 * the version it was made of. Needs that people keep are counted when they are looked at.
 */
export async function countAvailability(
  tx: WorkspaceTx,
  actor: SystemActor,
  requestId: string,
  now: Instant,
): Promise<void> {
  const found = await sql<{ need: Need; version: number }>`
    select ${needOfR} as need, r.version from requests r
    where r.workspace_id = ${actor.workspaceId} and r.id = ${requestId}`.execute(tx)
  const [request] = found.rows
  if (request === undefined) return
  const { free } = await findMatches(tx, actor, request.need, now, { size: notedMost })
  const counted = { version: request.version, free: qualifiedOf(free).length, counted_at: now }
  await tx
    .insertInto('request_availabilities')
    .values({ workspace_id: actor.workspaceId, request_id: requestId, ...counted })
    .onConflict((same) => same.columns(['workspace_id', 'request_id']).doUpdateSet(counted))
    .execute()
}

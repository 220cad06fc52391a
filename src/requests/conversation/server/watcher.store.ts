import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'

type Place = { readonly workspaceId: string; readonly requestId: string }

/** Lets somebody hear of a request, or no longer. Who was named in it before stays able to look. */
export async function saveWatching(
  tx: WorkspaceTx,
  { workspaceId, requestId }: Place,
  personId: string,
  isWatching: boolean,
  now: Instant,
): Promise<void> {
  const own = { workspace_id: workspaceId, request_id: requestId, person_id: personId }
  await tx
    .insertInto('request_watchers')
    .values({ ...own, is_watching: isWatching, since: now })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'request_id', 'person_id']).doUpdateSet({ is_watching: isWatching }),
    )
    .execute()
}

/** Notes that a message names people: from now on they see the request and hear of it. */
export async function insertMentions(
  tx: WorkspaceTx,
  { workspaceId, requestId }: Place,
  message: { readonly id: string; readonly authorId: string; readonly mentions: readonly string[] },
  now: Instant,
): Promise<void> {
  const { id, authorId, mentions } = message
  if (mentions.length === 0) return
  const named = mentions.map((personId) => ({ workspace_id: workspaceId, person_id: personId }))
  await tx
    .insertInto('request_mentions')
    .values(named.map((each) => ({ ...each, message_id: id })))
    .execute()
  await tx
    .insertInto('request_watchers')
    .values(named.map((each) => ({ ...each, request_id: requestId, named_by: authorId, since: now })))
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'request_id', 'person_id']).doUpdateSet({
        is_watching: true,
        named_by: sql`coalesce(request_watchers.named_by, excluded.named_by)`,
      }),
    )
    .execute()
}

/** Who hears of what is written on a request. One statement. */
export async function readWatchers(
  db: WorkspaceDb | WorkspaceTx,
  requestId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    select p.id, p.name from request_watchers w
    join people p on p.workspace_id = w.workspace_id and p.id = w.person_id
    where w.workspace_id = current_workspace() and w.request_id = ${requestId} and w.is_watching and p.left_at is null
    order by p.name, p.id`.execute(db)
  return found.rows
}

import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import { lockForCandidates } from '../../../server/lock-for-many.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { refreshCandidates } from './refresh-candidates.ts'

/**
 * Notes that the contacts behind these ids (of contacts, of accounts with all their people, of nominations) may be
 * candidates for other reasons than before. Says whether anybody was found who is not noted already.
 */
export async function noteDue(
  tx: WorkspaceTx,
  workspaceId: string,
  ids: readonly string[],
): Promise<boolean> {
  const { rows } = await sql<{ contact_id: string }>`
    insert into candidates_due (workspace_id, contact_id)
    select ${workspaceId}::uuid, found.id from (
      select c.id from contacts c where c.workspace_id = ${workspaceId} and c.id = any(${ids}::uuid[])
      union
      select c.id from contacts c where c.workspace_id = ${workspaceId} and c.account_id = any(${ids}::uuid[])
      union
      select n.contact_id from nominations n where n.workspace_id = ${workspaceId} and n.id = any(${ids}::uuid[])
    ) found
    where found.id is not null
    order by found.id
    on conflict do nothing
    returning contact_id`.execute(tx)
  return rows.length > 0
}

/** Writes anew, in one go, whom the rules point at among all who were noted since the last time. */
export async function refreshDue(tx: WorkspaceTx, workspaceId: string, now: Instant): Promise<void> {
  await lockForCandidates(tx, workspaceId)
  await refreshCandidates(tx, workspaceId, await takeDue(tx, workspaceId), now)
}

/** Whom facts were about since the last time; nobody is noted any more. For whoever looks at them, or at all. */
export async function takeDue(tx: WorkspaceTx, workspaceId: string): Promise<string[]> {
  const { rows } = await sql<{ contact_id: string }>`
    delete from candidates_due where workspace_id = ${workspaceId} returning contact_id`.execute(tx)
  return rows.map((row) => row.contact_id)
}

import { sql } from 'kysely'
import type { WorkspaceId } from '../kernel/ids.ts'
import type { WorkspaceTx } from './tenancy.ts'

/** Works inside another workspace's walls for a part of a transaction, so that both are written or neither is. */
export async function inOtherWorkspace<T>(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await sql<{ before: string }>`
    select current_setting('avouch.workspace', true) as before, set_config('avouch.workspace', ${workspaceId}, true)`.execute(
    tx,
  )
  const done = await work()
  await sql`select set_config('avouch.workspace', ${rows[0]?.before ?? ''}, true)`.execute(tx)
  return done
}

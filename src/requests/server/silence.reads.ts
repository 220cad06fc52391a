import { sql } from 'kysely'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { RequestRules } from '../rules.ts'

/** What the owner's silence means for an account: as it has it itself, else as the workspace has it. */
export async function readSilence(
  tx: WorkspaceTx,
  accountId: string | null,
  usual: RequestRules['silence'],
): Promise<RequestRules['silence']> {
  const found = await sql<{ silence: RequestRules['silence'] | null }>`
    select silence from accounts where workspace_id = current_workspace() and id = ${accountId}::uuid`.execute(
    tx,
  )
  return found.rows[0]?.silence ?? usual
}

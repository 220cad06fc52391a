import { sql } from 'kysely'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { RequestRules } from '../../rules.ts'

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

/** Who answers for our legal and our executives, as far as they are still here. */
export async function readNamed(
  tx: WorkspaceTx,
  { legal, executive }: RequestRules['named'],
): Promise<RequestRules['named']> {
  const ids = [legal, executive].filter((id) => id !== null)
  if (ids.length === 0) return { legal, executive }
  const found = await sql<{ id: string }>`
    select id from people where workspace_id = current_workspace() and id = any(${ids}::uuid[])
      and left_at is null`.execute(tx)
  const here = new Set(found.rows.map(({ id }) => id))
  const orNull = (id: string | null) => (id !== null && here.has(id) ? id : null)
  return { legal: orNull(legal), executive: orNull(executive) }
}

import { sql } from 'kysely'
import type { WorkspaceDb } from '../../../server/tenancy.ts'

/** Whose workspace a link belongs to, and whom to ask where it does not help any more: who proposed the ask. */
export async function readLinkContact(
  db: WorkspaceDb,
  approvalId: string,
): Promise<{ workspace: string; contact: { name: string; email: string | null } | null }> {
  const found = await sql<{ workspace: string; name: string | null; email: string | null }>`
    select w.name as workspace, p.name, p.email from workspaces w
    left join ask_approvals v on v.workspace_id = w.id and v.id = ${approvalId}::uuid
    left join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    left join people p on p.workspace_id = k.workspace_id and p.id = k.proposed_by
    where w.id = current_workspace()`.execute(db)
  const [row] = found.rows
  const contact = row?.name == null ? null : { name: row.name, email: row.email }
  return { workspace: row?.workspace ?? '', contact }
}

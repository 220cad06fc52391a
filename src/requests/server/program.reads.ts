import { sql } from 'kysely'
import type { WorkspaceTx } from '../../server/tenancy.ts'

/** As many program managers hear of something that nobody in particular looks after. */
const most = 10

/** The program managers who are here, by name. */
export async function readProgramManagers(
  tx: WorkspaceTx,
): Promise<{ readonly id: string; readonly name: string; readonly email: string | null }[]> {
  const found = await sql<{ id: string; name: string; email: string | null }>`
    select p.id, p.name, p.email from person_roles r
    join people p on p.workspace_id = r.workspace_id and p.id = r.person_id
    where r.workspace_id = current_workspace() and r.role = 'program-manager' and p.left_at is null
      and p.email is not null
    order by p.name, p.id limit ${most}`.execute(tx)
  return found.rows
}

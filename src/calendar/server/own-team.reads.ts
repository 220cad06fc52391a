import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

/** The team of the one who acts; null for nobody's. One statement. */
export async function readOwnTeam(
  db: WorkspaceDb | WorkspaceTx,
  actor: Actor,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const person = personOf(actor)
  if (person === null) return null
  const found = await sql<{ id: string; name: string }>`
    select t.id, t.name from people p
    join teams t on t.workspace_id = p.workspace_id and t.id = p.team_id
    where p.workspace_id = current_workspace() and p.id = ${person}`.execute(db)
  return found.rows[0] ?? null
}

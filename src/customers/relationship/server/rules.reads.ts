import { sql } from 'kysely'
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import { readSettings } from '../../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { type RelationshipRules, relationshipSettings } from '../rules.ts'

/** The rules in force, and the day it is where the workspace is. Two statements. */
export async function readRelationshipRules(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  now: Instant,
): Promise<RelationshipRules & { readonly today: Day }> {
  const [silentAfter, taskHours, directFactor, programHours] = await readSettings(
    db,
    { workspaceId },
    relationshipSettings,
  )
  const zone = await sql<{ zone: string }>`
    select time_zone as zone from workspaces where id = current_workspace()`.execute(db)
  const today = dayOf(now, zone.rows[0]?.zone ?? 'UTC')
  return { silentAfter, taskHours, directFactor, programHours, today }
}

import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { type Stage, stages } from '../journey.ts'

/** Where a contact stands on the journey; a customer where it has not begun. */
export async function readStage(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  contactId: string,
): Promise<Stage> {
  const row = await db
    .selectFrom('advocates')
    .select('stage')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  return stages.find((stage) => stage === row?.stage) ?? 'customer'
}

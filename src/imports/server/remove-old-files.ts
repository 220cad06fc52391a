import type { WorkspaceId } from '../../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'

/** How long an uploaded file and the list of its refused rows are kept: people's data, needed no longer. */
const daysKept = 30

/** Removes a workspace's uploaded files and their problems after thirty days; counts and mapping stay. */
export async function removeOldFiles(host: Host, workspaceId: WorkspaceId, now: Instant): Promise<void> {
  const before = addMilliseconds(now, -daysKept * 86_400_000)
  const old = await host.door
    .in(workspaceId)
    .selectFrom('imports')
    .select(['id', 'file_key'])
    .where('workspace_id', '=', workspaceId)
    .where('created_at', '<', before)
    .where('file_key', '<>', '')
    .where('state', 'not in', ['running', 'trying', 'reading'])
    .execute()
  for (const { id, file_key } of old) {
    await host.files.remove(file_key).catch(() => {})
    await host.door.write(workspaceId, async (tx) => {
      const mine = { workspace_id: workspaceId, id }
      await tx
        .updateTable('imports')
        .set({ file_key: '', profiles: '[]', answers: '[]' })
        .where('workspace_id', '=', mine.workspace_id)
        .where('id', '=', mine.id)
        .execute()
      await tx
        .deleteFrom('import_problems')
        .where('workspace_id', '=', workspaceId)
        .where('import_id', '=', id)
        .execute()
    })
  }
}

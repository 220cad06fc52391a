import { toId } from '../../../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { JobDefinition } from '../../../server/jobs.ts'

/** So long a file may lie in the store before its row is written: an upload that is still on its way. */
const day = 86_400_000

const keyForm = /^([0-9a-f-]{36})\/requests\/[0-9a-f-]{36}$/

/**
 * Every night: takes files out of the store whose request is gone, or whose upload never came to its end. Seen once, a
 * key without a row is removed the night after, so that no upload under way loses its file.
 */
export const forgetRequestFilesJob: JobDefinition = {
  name: 'forget-request-files',
  cron: '40 3 * * *',
  run: ({ host, now }) => forgetOrphans(host, now),
}

const seen = new Map<string, Instant>()

async function forgetOrphans(host: Host, now: Instant): Promise<void> {
  const orphans = await findOrphans(host)
  for (const key of seen.keys()) if (!orphans.has(key)) seen.delete(key)
  for (const key of orphans) {
    const since = seen.get(key)
    if (since === undefined) seen.set(key, now)
    else if (since <= addMilliseconds(now, -day / 2)) {
      await host.files.remove(key)
      seen.delete(key)
    }
  }
}

async function findOrphans(host: Host): Promise<Set<string>> {
  const orphans = new Set<string>()
  for await (const key of host.files.keys()) {
    const workspaceId = keyForm.exec(key)?.[1]
    if (workspaceId === undefined) continue
    const row = await host.door
      .in(toId<'workspace'>(workspaceId))
      .selectFrom('request_files')
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('file_key', '=', key)
      .executeTakeFirst()
    if (row === undefined) orphans.add(key)
  }
  return orphans
}

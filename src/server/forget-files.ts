import { toId, type WorkspaceId } from '../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../kernel/time.ts'
import type { Host } from './host.ts'
import type { JobDefinition } from './jobs.ts'
import type { WorkspaceDb } from './tenancy.ts'

/** So long a file may lie in the store before its row is written: an upload that is still on its way. */
const day = 86_400_000

type Kept = {
  /** The folder of the workspace whose files are looked through: `nominations`. */
  readonly folder: string
  /** Whether a row still names the file. */
  readonly isNamed: (db: WorkspaceDb, workspaceId: WorkspaceId, key: string) => Promise<boolean>
}

/**
 * A job that takes files out of the store whose record is gone, or whose upload never came to its end. Seen once, a key
 * without a row is removed the night after, so that no upload under way loses its file.
 */
export function forgettingFiles(name: string, cron: string, kept: Kept): JobDefinition {
  const seen = new Map<string, Instant>()
  return { name, cron, run: ({ host, now }) => forgetOrphans(host, kept, seen, now) }
}

async function forgetOrphans(
  host: Host,
  kept: Kept,
  seen: Map<string, Instant>,
  now: Instant,
): Promise<void> {
  const orphans = await findOrphans(host, kept)
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

async function findOrphans(host: Host, { folder, isNamed }: Kept): Promise<Set<string>> {
  const orphans = new Set<string>()
  for await (const key of host.files.keys()) {
    const [workspace = '', place, file, ...deeper] = key.split('/')
    if (!isId(workspace) || place !== folder || !isId(file ?? '') || deeper.length > 0) continue
    const workspaceId = toId<'workspace'>(workspace)
    if (!(await isNamed(host.door.in(workspaceId), workspaceId, key))) orphans.add(key)
  }
  return orphans
}

const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text)

import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import { attending } from '../../server/attend.ts'
import type { Host } from '../../server/host.ts'
import { enqueue, type JobData, type JobDefinition } from '../../server/jobs.ts'
import { readImport } from './read-import.ts'
import { removeOldFiles } from './remove-old-files.ts'
import { runImports } from './run-imports.ts'
import { patienceMilliseconds } from './start-imports.ts'
import { loadSet } from './store.ts'
import { tryImports } from './try-imports.ts'

/** How long one import holds the queue before others get their turn. */
const slice = { milliseconds: 8_000 }

const workspaceOf = (data: JobData): WorkspaceId => toId<'workspace'>(String(data.workspaceId))

/**
 * Goes on with started imports, a slice at a time. Before each slice it leaves a second job behind that looks
 * whether the work still moves: so an import goes on soon after a crash, without waiting for the queue to
 * notice that its job died.
 */
export const runImportsJob: JobDefinition = {
  name: 'run-imports',
  expireSeconds: 600,
  async run({ host, data, now }) {
    const workspaceId = workspaceOf(data)
    const setId = String(data.setId)
    if (data.after === true && !(await isAbandoned(host, workspaceId, setId, 'running', now))) return
    const later = addMilliseconds(now, patienceMilliseconds)
    await queue(host, 'run-imports', { workspaceId, setId, after: true }, later)
    const finished = await runImports(host, workspaceId, setId, slice)
    if (!finished) await queue(host, 'run-imports', { workspaceId, setId, after: false })
  },
}

/** The dry run of files too large to be tried while somebody waits. */
export const tryImportsJob: JobDefinition = {
  name: 'try-imports',
  expireSeconds: 3_600,
  retryLimit: 1,
  async run({ host, data, now }) {
    const workspaceId = workspaceOf(data)
    const setId = String(data.setId)
    if (data.after === true && !(await isAbandoned(host, workspaceId, setId, 'trying', now))) return
    const later = addMilliseconds(now, patienceMilliseconds)
    await queue(host, 'try-imports', { workspaceId, setId, after: true }, later)
    await tryImports(host, workspaceId, setId)
  },
}

/** Reads a file too large to be read while somebody waits. */
export const readImportJob: JobDefinition = {
  name: 'read-import',
  expireSeconds: 600,
  run: ({ host, data }) => readImport(host, workspaceOf(data), String(data.importId)),
}

/** Removes uploaded files that are older than their reports are kept. */
export const removeOldFilesJob = attending(
  'remove-old-import-files',
  '20 3 * * *',
  ({ host, workspaceId, now }) => removeOldFiles(host, workspaceId, now),
)

function queue(host: Host, name: string, data: JobData, startAfter?: Instant): Promise<void> {
  const when = startAfter === undefined ? {} : { startAfter }
  return host.door.write(workspaceOf(data), (tx) => enqueue(tx, name, data, when))
}

/** True where work is open and nothing has moved for a while: whoever did it is gone. */
async function isAbandoned(
  host: Host,
  workspaceId: WorkspaceId,
  setId: string,
  state: 'running' | 'trying',
  now: Instant,
): Promise<boolean> {
  const files = (await loadSet(host.door.in(workspaceId), workspaceId, setId)).filter(
    (file) => file.state === state,
  )
  const latest = files
    .map((file) => file.touchedAt)
    .sort()
    .at(-1)
  if (latest === undefined) return false
  if (latest <= addMilliseconds(now, -patienceMilliseconds / 2)) return true
  await queue(
    host,
    `${state === 'running' ? 'run' : 'try'}-imports`,
    { workspaceId, setId, after: true },
    addMilliseconds(now, patienceMilliseconds),
  )
  return false
}

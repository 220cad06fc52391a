import type { PersonActor } from '../../kernel/actor.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { AppError, requirePermission } from '../../server/errors.ts'
import { enqueue } from '../../server/jobs.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { importStopped } from '../events.ts'
import type { ImportFile } from '../import-file.ts'
import { type ImportAct, mayDo } from '../import-state.ts'
import { canBringFiles } from '../policy.ts'
import { settleCustomFields } from './plan-import.ts'
import { deleteProblems } from './problem.store.ts'
import { deleteImport, loadImport, loadSet, saveImport } from './store.ts'

/** So few rows are done while somebody waits for the answer; more go through the queue. */
const rowsAtOnce = 2_000

/** A job that looks after work done at once takes over when nothing has moved for so long. */
export const patienceMilliseconds = 20_000

export type Begun = { readonly setId: string; readonly atOnce: boolean }

/**
 * Begins the import of a file and of those brought with it that have not been imported yet. Custom fields the
 * mappings ask for are made now. Few rows are left to the caller, to be done at once; the queue looks after
 * them in any case, so that an end of the process does not end the import.
 */
export async function startImports(
  tx: WorkspaceTx,
  actor: PersonActor,
  importId: string,
  now: Instant,
): Promise<Begun> {
  const { setId, files } = await openSet(tx, actor, importId, 'start')
  for (const file of files) {
    if (file.state !== 'stopped') await deleteProblems(tx, actor.workspaceId, file.id)
    const kind = file.kind
    const mapping = kind === null ? file.mapping : await settleCustomFields(tx, actor, kind, file.mapping)
    const begun = {
      state: 'running',
      mapping,
      startedAt: file.startedAt ?? now,
      finishedAt: null,
      failure: null,
    } as const
    await saveImport(tx, actor.workspaceId, file.id, begun, now)
  }
  return begin(tx, actor, { name: 'run-imports', setId }, files, now)
}

/** Begins the dry run of a file and of those brought with it. */
export async function startTrial(
  tx: WorkspaceTx,
  actor: PersonActor,
  importId: string,
  now: Instant,
): Promise<Begun> {
  const { setId, files } = await openSet(tx, actor, importId, 'try')
  for (const file of files) {
    await saveImport(tx, actor.workspaceId, file.id, { state: 'trying', trial: null, failure: null }, now)
  }
  return begin(tx, actor, { name: 'try-imports', setId }, files, now)
}

/** The named file, which must allow the act, and those of its set that would have to and do. */
async function openSet(tx: WorkspaceTx, actor: PersonActor, importId: string, act: ImportAct) {
  requirePermission(canBringFiles(actor))
  const { setId } = await loadImport(tx, actor.workspaceId, importId)
  const all = await loadSet(tx, actor.workspaceId, setId, true)
  const open = all.filter(
    (file) => !['done', 'unreadable', 'running'].includes(file.state) || file.id === importId,
  )
  for (const file of open) {
    const why = mayDo(act, file)
    if (why !== null) throw new AppError('conflict', open.length > 1 ? `“${file.fileName}”: ${why}` : why)
  }
  return { setId, files: open }
}

async function begin(
  tx: WorkspaceTx,
  actor: PersonActor,
  { name, setId }: { readonly name: string; readonly setId: string },
  files: readonly ImportFile[],
  now: Instant,
): Promise<Begun> {
  const rows = files.reduce((sum, file) => sum + file.rows - file.settled, 0)
  const atOnce = rows <= rowsAtOnce
  const when = atOnce ? { startAfter: addMilliseconds(now, patienceMilliseconds) } : {}
  await enqueue(tx, name, { workspaceId: actor.workspaceId, setId, after: atOnce }, when)
  return { setId, atOnce }
}

/** Stops a running import behind its last batch. It can be started again from there. */
export async function stopImport(
  tx: WorkspaceTx,
  actor: PersonActor,
  importId: string,
  now: Instant,
): Promise<void> {
  requirePermission(canBringFiles(actor))
  const file = await loadImport(tx, actor.workspaceId, importId, true)
  const why = mayDo('stop', file)
  if (why !== null) throw new AppError('conflict', why)
  await saveImport(tx, actor.workspaceId, importId, { state: 'stopped', failure: null, finishedAt: now }, now)
  await announce(tx, importStopped(actor, importId, file.settled))
}

/** Forgets a file of which nothing was imported; gives where its content lies. */
export async function removeImport(tx: WorkspaceTx, actor: PersonActor, importId: string): Promise<string> {
  requirePermission(canBringFiles(actor))
  const file = await loadImport(tx, actor.workspaceId, importId, true)
  const why = mayDo('remove', file)
  if (why !== null) throw new AppError('conflict', why)
  await deleteImport(tx, actor.workspaceId, importId)
  return file.fileKey
}

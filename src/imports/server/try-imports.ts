import type { WorkspaceId } from '../../kernel/ids.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { addTotals, type ImportFile, noRows, type Trial } from '../import-file.ts'
import { type ImportKind, sortByKind } from '../import-kind.ts'
import { loadImporter } from './load-importer.ts'
import { planImport, settleCustomFields } from './plan-import.ts'
import { deleteProblems, insertProblems } from './problem.store.ts'
import { inBatches, oneAhead, openRows } from './read-rows.ts'
import { batchSize } from './run-imports.ts'
import { settleBatch } from './settle-batch.ts'
import { loadSet, saveImport, saveTrialProgress } from './store.ts'

/** Thrown at the end of a dry run, so that its transaction leaves nothing behind. */
class NothingWritten extends Error {}

type KnownFile = ImportFile & { readonly kind: ImportKind }

/**
 * The dry run of the files that were brought together: the import itself, in one transaction that is rolled
 * back, so that each file finds what the ones before it would make. What it finds is kept beside it.
 */
export async function tryImports(host: Host, workspaceId: WorkspaceId, setId: string): Promise<void> {
  const db = host.door.in(workspaceId)
  const files = sortByKind(await loadSet(db, workspaceId, setId)).filter(
    (file): file is KnownFile => file.state === 'trying' && file.kind !== null,
  )
  for (const file of files) await deleteProblems(db, workspaceId, file.id)
  try {
    await host.door.write(workspaceId, async (tx) => {
      for (const file of files) await tryOne(host, workspaceId, tx, file)
      throw new NothingWritten()
    })
  } catch (error) {
    const done = error instanceof NothingWritten
    for (const file of files) {
      const failure = done ? null : 'The dry run met an error; nothing was written. Try again.'
      await saveImport(db, workspaceId, file.id, { state: done ? 'tried' : 'read', failure }, host.now())
    }
    if (!done) throw error
  }
}

async function tryOne(host: Host, workspaceId: WorkspaceId, tx: WorkspaceTx, file: KnownFile): Promise<void> {
  const beside = host.door.in(workspaceId)
  const actor = await loadImporter(beside, workspaceId, file.createdBy)
  if (actor === null) throw new Error('whoever brought the file has left')
  const mapping = await settleCustomFields(tx, actor, file.kind, file.mapping)
  const plan = await planImport(tx, workspaceId, { ...file, mapping }, host.now())
  const opened = await openRows(host.files, file)
  if (opened === null) return
  let trial: Trial = { ...noRows, choices: 0, settled: 0, renewed: 0, strangers: 0 }
  for await (const rows of oneAhead(inBatches(opened.rows, batchSize))) {
    const settled = await settleBatch(tx, actor, plan, rows, host.now())
    await insertProblems(beside, workspaceId, file.id, settled.problems)
    trial = {
      ...addTotals(trial, settled.totals),
      choices: trial.choices + settled.choices,
      renewed: (trial.renewed ?? 0) + settled.renewed,
      strangers: (trial.strangers ?? 0) + settled.strangers,
      settled: trial.settled + rows.length,
    }
    await saveTrialProgress(beside, workspaceId, file.id, trial, host.now())
  }
}

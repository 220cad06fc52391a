import { sql } from 'kysely'
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

type KnownFile = ImportFile & { readonly kind: ImportKind }

/**
 * The dry run of the files that were brought together: the import itself, in one transaction that takes it back
 * before it ends, so that each file finds what the ones before it would make. What it finds is kept beside it.
 * One run at a time: a second one, begun because nothing had moved for a while, finds the first at work and leaves;
 * that the files are tried is written before the next can begin, so that nothing is tried that already comes in.
 */
export async function tryImports(host: Host, workspaceId: WorkspaceId, setId: string): Promise<void> {
  const beside = host.door.in(workspaceId)
  await host.door.write(workspaceId, async (tx) => {
    if (!(await isAlone(tx, setId))) return
    const files = sortByKind(await loadSet(tx, workspaceId, setId)).filter(
      (file): file is KnownFile => file.state === 'trying' && file.kind !== null,
    )
    for (const file of files) await deleteProblems(beside, workspaceId, file.id)
    const failure = await takenBack(host, tx, async () => {
      for (const file of files) await tryOne(host, workspaceId, tx, file)
    })
    const state = failure === null ? 'tried' : 'read'
    for (const file of files) await saveImport(tx, workspaceId, file.id, { state, failure }, host.now())
  })
}

async function isAlone(tx: WorkspaceTx, setId: string): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`trial ${setId}`}, 0)) as alone`.execute(tx)
  return rows[0]?.alone === true
}

/** Runs the work and takes all of it back; gives what to say where it failed. */
async function takenBack(host: Host, tx: WorkspaceTx, work: () => Promise<void>): Promise<string | null> {
  await sql`savepoint trial`.execute(tx)
  let failure: string | null = null
  try {
    await work()
  } catch (error) {
    host.log.error({ err: error }, 'dry run failed')
    failure = 'The dry run met an error; nothing was written. Try again.'
  }
  await sql`rollback to savepoint trial`.execute(tx)
  return failure
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

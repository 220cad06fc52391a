import type { PersonActor } from '../../kernel/actor.ts'
import type { WorkspaceId } from '../../kernel/ids.ts'
import { announce } from '../../server/announce.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { TableRow } from '../csv-records.ts'
import { importFinished } from '../events.ts'
import { signatureOf } from '../header.ts'
import type { ImportFile } from '../import-file.ts'
import { type ImportKind, sortByKind } from '../import-kind.ts'
import type { MappingChange } from '../mapping.ts'
import { loadImporter } from './load-importer.ts'
import { keepMapping } from './mapping.store.ts'
import { planImport } from './plan-import.ts'
import { insertProblems } from './problem.store.ts'
import { inBatches, oneAhead, openRows } from './read-rows.ts'
import { type BatchPlan, settleBatch } from './settle-batch.ts'
import { loadImport, loadSet, saveImport, settleRows } from './store.ts'

/** How many rows go in by one transaction. */
export const batchSize = 1_000

/** From how many rows on the planner learns what came in. */
const manyRows = 1_000

const ourFault = 'An error on our side stopped the import. What is in is in; start it again to go on.'

type RunningFile = ImportFile & { readonly kind: ImportKind }

/** How long one run may go on before it makes room for others; null: to the end. */
export type Slice = { readonly milliseconds: number } | null

/**
 * Imports the files that were brought together and started, one after the other, in batches. Each batch is one
 * transaction that also moves the file's cursor: whatever ends the process, the next run goes on behind the
 * last batch that is in, and no row goes in twice. Two runs at once are harmless: the later one finds the
 * cursor moved and leaves. Gives whether everything is done.
 */
export async function runImports(
  host: Host,
  workspaceId: WorkspaceId,
  setId: string,
  slice: Slice = null,
): Promise<boolean> {
  const until = slice === null ? Number.POSITIVE_INFINITY : performance.now() + slice.milliseconds
  const files = sortByKind(await loadSet(host.door.in(workspaceId), workspaceId, setId)).filter(
    (file): file is RunningFile => file.state === 'running' && file.kind !== null,
  )
  for (const file of files) {
    const ended = await runOne(host, workspaceId, file, until)
    if (!ended) return false
  }
  return true
}

async function runOne(
  host: Host,
  workspaceId: WorkspaceId,
  file: RunningFile,
  until: number,
): Promise<boolean> {
  const db = host.door.in(workspaceId)
  const actor = await loadImporter(db, workspaceId, file.createdBy)
  if (actor === null) {
    await stop(
      host,
      workspaceId,
      file,
      'Whoever brought this file has left; somebody else has to bring it again.',
    )
    return true
  }
  try {
    const plan = await planImport(db, workspaceId, file, file.startedAt ?? host.now())
    const opened = await openRows(host.files, file)
    const batches = oneAhead(inBatches(opened?.rows ?? nothing(), batchSize, file.settled))
    return await runBatches(host, actor, file, plan, batches, until)
  } catch (error) {
    if (isPassing(error)) throw error
    host.log.error({ err: error, importId: file.id }, 'import stopped')
    await stop(host, workspaceId, file, ourFault)
    return true
  }
}

async function* nothing(): AsyncGenerator<readonly TableRow[]> {}

async function runBatches(
  host: Host,
  actor: PersonActor,
  file: RunningFile,
  plan: BatchPlan,
  batches: AsyncGenerator<readonly TableRow[]>,
  until: number,
): Promise<boolean> {
  let settled = file.settled
  for await (const rows of batches) {
    const isOurs = await host.door.write(actor.workspaceId, (tx) =>
      runBatch(host, tx, actor, file, plan, rows, settled),
    )
    if (!isOurs) return true
    settled += rows.length
    if (performance.now() > until) return false
  }
  await host.door.write(actor.workspaceId, (tx) => finish(host, tx, actor, file.id, settled))
  if (settled >= manyRows) await host.learnRows()
  return true
}

/** One batch and the cursor behind it, in one transaction; false where another run or a person came between. */
async function runBatch(
  host: Host,
  tx: WorkspaceTx,
  actor: PersonActor,
  file: RunningFile,
  plan: BatchPlan,
  rows: readonly TableRow[],
  settled: number,
): Promise<boolean> {
  const { workspaceId } = actor
  const now = await loadImport(tx, workspaceId, file.id, true)
  if (now.state !== 'running' || now.settled !== settled) return false
  const batch = await settleBatch(tx, actor, plan, rows, host.now())
  await insertProblems(tx, workspaceId, file.id, batch.problems)
  // A row that still waits for a choice stays out: here that is a refusal like any other.
  const totals = { ...batch.totals, refused: batch.totals.refused + batch.choices }
  await settleRows(
    tx,
    workspaceId,
    file.id,
    { totals, renewed: batch.renewed, strangers: batch.strangers, rows: rows.length },
    host.now(),
  )
  return true
}

async function finish(
  host: Host,
  tx: WorkspaceTx,
  actor: PersonActor,
  importId: string,
  settled: number,
): Promise<void> {
  const { workspaceId } = actor
  const file = await loadImport(tx, workspaceId, importId, true)
  if (file.state !== 'running' || file.settled !== settled || file.kind === null) return
  const now = host.now()
  await saveImport(
    tx,
    workspaceId,
    importId,
    { state: 'done', finishedAt: now, rows: settled, failure: null },
    now,
  )
  const saved = { kind: file.kind, change: changeOf(file), createsAccounts: file.createsAccounts }
  await keepMapping(tx, workspaceId, signatureOf(file.profiles), saved, now)
  await announce(tx, importFinished(actor, importId, file.kind, { rows: settled, ...file.totals }))
}

/** What the next file with this header is mapped by: where each column goes, and the order a person said. */
function changeOf(file: ImportFile): MappingChange {
  return Object.fromEntries(
    file.mapping.map(({ column, field, order, why }) => [
      column,
      why === 'chosen' && order != null ? { field, order } : field,
    ]),
  )
}

async function stop(host: Host, workspaceId: WorkspaceId, file: ImportFile, failure: string): Promise<void> {
  const now = host.now()
  await host.door.write(workspaceId, (tx) =>
    saveImport(tx, workspaceId, file.id, { state: 'stopped', failure, finishedAt: now }, now),
  )
}

/** Errors that go by themselves: the database restarts, two transactions met. The job tries again. */
function isPassing(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code ?? '')
  if (/^(08|40|53|55P03|57)/.test(code) || /^E(CONN|PIPE|TIMEDOUT)/.test(code)) return true
  return (
    error instanceof Error && /server is stopping|Connection terminated|not queryable/.test(error.message)
  )
}

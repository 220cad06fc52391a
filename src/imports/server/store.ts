import { type Selectable, sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Database } from '../../server/database/tables.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Encoding } from '../file-content.ts'
import type { ImportFile, RowTotals, Trial } from '../import-file.ts'
import type { ImportKind } from '../import-kind.ts'
import type { ImportState } from '../import-state.ts'

type ImportsRow = Selectable<Database['imports']>

/** A stored row as the rest of the noun knows it. */
export function toImportFile(row: ImportsRow): ImportFile {
  return {
    id: row.id,
    setId: row.set_id,
    kind: row.kind as ImportKind | null,
    fileName: row.file_name,
    fileKey: row.file_key,
    bytes: row.bytes,
    form: row.form as ImportFile['form'],
    encoding: row.encoding as Encoding | null,
    delimiter: row.delimiter,
    sheet: row.sheet,
    state: row.state as ImportState,
    failure: row.failure,
    createsAccounts: row.creates_accounts,
    confirms: row.confirms,
    renewed: row.renewed,
    strangers: row.strangers,
    rows: row.rows,
    settled: row.settled,
    totals: totalsOf(row),
    createdBy: row.created_by,
    createdAt: row.created_at,
    readAt: row.read_at,
    startedAt: row.started_at,
    touchedAt: row.touched_at,
    finishedAt: row.finished_at,
    ...(documentsOf(row) as Pick<
      ImportFile,
      'sheets' | 'profiles' | 'notes' | 'mapping' | 'answers' | 'trial'
    >),
  }
}

function totalsOf(row: ImportsRow): RowTotals {
  const { created, updated, unchanged, refused, warnings } = row
  return { created, updated, unchanged, refused, warnings }
}

function documentsOf({
  sheets,
  profiles,
  notes,
  mapping,
  answers,
  trial,
}: ImportsRow): Record<string, unknown> {
  return { sheets, profiles, notes, mapping, answers, trial }
}

type NewImport = Pick<ImportFile, 'setId' | 'kind' | 'fileName' | 'fileKey' | 'bytes' | 'form' | 'encoding'>

/** Keeps a file that was just uploaded. */
export async function insertImport(
  tx: WorkspaceTx,
  actor: PersonActor,
  file: NewImport,
  now: Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('imports')
    .values({
      workspace_id: actor.workspaceId,
      set_id: file.setId,
      kind: file.kind,
      file_name: file.fileName,
      file_key: file.fileKey,
      bytes: file.bytes,
      form: file.form,
      encoding: file.encoding,
      created_by: actor.personId,
      created_at: now,
      touched_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A file by its id. Throws `notFound`. */
export async function loadImport(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  importId: string,
  lock = false,
): Promise<ImportFile> {
  const query = db
    .selectFrom('imports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', importId)
  const row = await (lock ? query.forNoKeyUpdate() : query).executeTakeFirst()
  if (row === undefined) throw notFound('import')
  return toImportFile(row)
}

/** The files that were brought together, in no order. */
export async function loadSet(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  setId: string,
  lock = false,
): Promise<ImportFile[]> {
  const query = db
    .selectFrom('imports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('set_id', '=', setId)
    .orderBy('id')
  const rows = await (lock ? query.forNoKeyUpdate() : query).execute()
  return rows.map(toImportFile)
}

type Change = Partial<
  Pick<
    ImportFile,
    | 'kind'
    | 'encoding'
    | 'delimiter'
    | 'sheet'
    | 'sheets'
    | 'state'
    | 'failure'
    | 'profiles'
    | 'notes'
    | 'mapping'
    | 'answers'
    | 'createsAccounts'
    | 'confirms'
    | 'rows'
    | 'settled'
    | 'trial'
    | 'readAt'
    | 'startedAt'
    | 'finishedAt'
    | 'fileKey'
  >
>

const columnNames = {
  kind: 'kind',
  encoding: 'encoding',
  delimiter: 'delimiter',
  sheet: 'sheet',
  sheets: 'sheets',
  state: 'state',
  failure: 'failure',
  profiles: 'profiles',
  notes: 'notes',
  mapping: 'mapping',
  answers: 'answers',
  createsAccounts: 'creates_accounts',
  confirms: 'confirms',
  rows: 'rows',
  settled: 'settled',
  trial: 'trial',
  readAt: 'read_at',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
  fileKey: 'file_key',
} as const satisfies Record<keyof Change, string>

/** Changes what is known about a file; every change also says that somebody is at it. */
export async function saveImport(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  importId: string,
  change: Change,
  now: Instant,
): Promise<void> {
  const entries = Object.entries(change).map(([name, value]) => [
    columnNames[name as keyof Change],
    value !== null && typeof value === 'object' ? JSON.stringify(value) : value,
  ])
  await db
    .updateTable('imports')
    .set({ ...Object.fromEntries(entries), touched_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', importId)
    .execute()
}

/** Adds what became of a batch to a running import and moves its cursor behind it. */
export async function settleRows(
  tx: WorkspaceTx,
  workspaceId: string,
  importId: string,
  batch: {
    readonly totals: RowTotals
    readonly renewed: number
    readonly strangers: number
    readonly rows: number
  },
  now: Instant,
): Promise<void> {
  const { totals, renewed, strangers, rows } = batch
  await tx
    .updateTable('imports')
    .set((each) => ({
      settled: each('settled', '+', rows),
      created: each('created', '+', totals.created),
      updated: each('updated', '+', totals.updated),
      unchanged: each('unchanged', '+', totals.unchanged),
      refused: each('refused', '+', totals.refused),
      warnings: each('warnings', '+', totals.warnings),
      renewed: each('renewed', '+', renewed),
      strangers: each('strangers', '+', strangers),
      touched_at: now,
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', importId)
    .execute()
}

/** Notes how far a dry run is, beside the transaction that will be rolled back. */
export async function saveTrialProgress(
  db: WorkspaceDb,
  workspaceId: string,
  importId: string,
  trial: Trial,
  now: Instant,
): Promise<void> {
  await saveImport(db, workspaceId, importId, { trial }, now)
}

/** Forgets a file and everything noted about it. */
export async function deleteImport(tx: WorkspaceTx, workspaceId: string, importId: string): Promise<void> {
  await tx.deleteFrom('imports').where('workspace_id', '=', workspaceId).where('id', '=', importId).execute()
}

/** A new id for files that are brought together. */
export async function newSetId(db: WorkspaceDb): Promise<string> {
  const { rows } = await sql<{ id: string }>`select uuidv7() as id`.execute(db)
  return rows[0]?.id ?? ''
}

import type { PersonActor } from '../../kernel/actor.ts'
import { csvLine } from '../../kernel/csv.ts'
import { AppError } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { reportColumns } from '../header.ts'
import type { ImportFile } from '../import-file.ts'
import type { ImportKind } from '../import-kind.ts'
import { fieldsOf } from '../kind-fields.ts'
import { openRows } from './read-rows.ts'
import { refusedAfter } from './reads.ts'
import { loadImport } from './store.ts'

const batch = 1_000
const mark = '\ufeff'

/** A file to download: its name, and its lines as they are written. */
export type Download = { readonly fileName: string; readonly lines: AsyncGenerator<string> }

/**
 * The rows that stayed out, as a CSV that can be put right and brought again: the columns of the file, then
 * row number and reason. Formulas are neutralised. Refuses when the file itself is no longer kept.
 */
export async function writeReport(host: Host, actor: PersonActor, importId: string): Promise<Download> {
  const db = host.door.in(actor.workspaceId)
  const file = await loadImport(db, actor.workspaceId, importId)
  if (file.fileKey === '') throw new AppError('not-found', 'The file is no longer kept; bring it again.')
  const stem = file.fileName.replace(/\.\w+$/, '').replace(/[^\p{L}\p{N} _.-]+/gu, '_')
  return { fileName: `${stem}-refused.csv`, lines: reportLines(host, db, actor, file) }
}

async function* reportLines(
  host: Host,
  db: WorkspaceDb,
  actor: PersonActor,
  file: ImportFile,
): AsyncGenerator<string> {
  const opened = await openRows(host.files, file)
  if (opened === null) return
  const names = opened.columns.map((column) => column.name)
  const kept = names.map((_, index) => index).filter((index) => !isOurs(names[index] ?? ''))
  yield mark + csvLine([...kept.map((index) => names[index] ?? ''), ...reportColumns])
  const reasons = refusedInOrder(db, actor.workspaceId, file.id)
  let next = await reasons.next()
  for await (const piece of opened.rows) {
    for (const { row, cells } of piece) {
      if (next.done) return
      if (next.value.row !== row) continue
      yield csvLine([...kept.map((index) => cells[index] ?? ''), row, next.value.reason])
      next = await reasons.next()
    }
  }
}

const isOurs = (name: string) => (reportColumns as readonly string[]).includes(name)

async function* refusedInOrder(db: WorkspaceDb, workspaceId: string, importId: string) {
  for (let after = -1; ; ) {
    const found = await refusedAfter(db, workspaceId, importId, after, batch)
    yield* found
    const last = found.at(-1)
    if (last === undefined || found.length < batch) return
    after = last.row
  }
}

/** An empty file with every column a kind can hold, under the names that are always understood. */
export function writeTemplate(kind: ImportKind): string {
  const fields = fieldsOf(kind).filter(
    (field) => field.name !== 'deleted' && !field.name.startsWith('willing.'),
  )
  return mark + csvLine(fields.map((field) => field.label))
}

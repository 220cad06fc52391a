import { sql } from 'kysely'
import type { Static } from 'typebox'
import { customFieldsOf } from '../../customers/server/custom-field.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { decodeCursor, decodeIdCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { ImportLineSchema, ImportSchema } from '../contract.ts'
import type { ImportFile } from '../import-file.ts'
import { customRecordOf } from '../import-kind.ts'
import { type ImportAct, mayDo } from '../import-state.ts'
import { fieldsOf } from '../kind-fields.ts'
import { newCustomField } from '../mapping.ts'
import { secondsToRead } from './read-import.ts'
import { loadImport, toImportFile } from './store.ts'

export type BroughtView = Static<typeof ImportSchema>
type ImportLine = Static<typeof ImportLineSchema>

/** A file as its page shows it. Three statements. Throws `notFound`. */
export async function readImportView(
  db: WorkspaceDb,
  actor: PersonActor,
  importId: string,
): Promise<BroughtView> {
  const file = await loadImport(db, actor.workspaceId, importId)
  const names = await namesOf(db, actor.workspaceId, [file.createdBy])
  const acts: readonly ImportAct[] = ['map', 'try', 'start', 'stop', 'remove']
  return {
    ...lineOf(file, names),
    bytes: file.bytes,
    form: file.form,
    encoding: file.encoding,
    delimiter: file.delimiter,
    sheet: file.sheet,
    sheets: [...file.sheets],
    notes: [...file.notes],
    columns: file.profiles.map((profile) => columnOf(file, profile)),
    targets: await targetsOf(db, actor.workspaceId, file),
    answers: [...file.answers],
    createsAccounts: file.createsAccounts,
    confirms: file.confirms,
    renewed: file.renewed,
    strangers: file.strangers,
    readSeconds: secondsToRead(file),
    may: Object.fromEntries(acts.map((act) => [act, mayDo(act, file)])),
  }
}

function lineOf(file: ImportFile, names: ReadonlyMap<string, string>): ImportLine {
  const { id, setId, kind, fileName, state, failure, rows, settled } = file
  return {
    ...{ id, setId, kind, fileName, state, failure, rows, settled },
    counts: file.totals,
    trial: file.trial,
    whyNot: mayDo('start', file),
    createdBy: names.get(file.createdBy) ?? '',
    createdAt: file.createdAt,
    startedAt: file.startedAt,
    finishedAt: file.finishedAt,
    hasFile: file.fileKey !== '',
  }
}

function columnOf(file: ImportFile, profile: ImportFile['profiles'][number]): BroughtView['columns'][number] {
  const mapped = file.mapping.find((each) => each.position === profile.position)
  const { order, mark, scale, currency } = mapped ?? {}
  return {
    position: profile.position,
    name: profile.name,
    note: profile.note ?? null,
    examples: profile.examples,
    filled: profile.filled,
    field: mapped?.field ?? null,
    why: mapped?.why ?? '',
    ...(order === undefined ? {} : { order }),
    ...(mark === undefined ? {} : { mark }),
    ...(scale === undefined ? {} : { scale }),
    ...(currency === undefined ? {} : { currency }),
  }
}

async function targetsOf(
  db: WorkspaceDb,
  workspaceId: string,
  { kind }: ImportFile,
): Promise<BroughtView['targets']> {
  if (kind === null) return []
  const own = fieldsOf(kind).map(({ name, label }) => ({ value: name, label }))
  const record = customRecordOf(kind)
  if (record === null) return own
  const customs = await customFieldsOf(db, workspaceId, record)
  return [
    ...own,
    ...customs.map(({ id, label }) => ({ value: `custom:${id}`, label: `${label} (your field)` })),
    { value: newCustomField, label: 'A new field of yours' },
  ]
}

async function namesOf(
  db: WorkspaceDb,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type PageInput = { readonly cursor?: string | undefined; readonly size?: number | undefined }

/** Files that came in, the latest first, or those of one set. Two statements. */
export async function readImportLines(
  db: WorkspaceDb,
  actor: PersonActor,
  { cursor, size = 50, setId }: PageInput & { readonly setId?: string | undefined },
): Promise<{ rows: ImportLine[]; next: string | null }> {
  const before = decodeIdCursor(cursor)
  let query = db.selectFrom('imports').selectAll().where('workspace_id', '=', actor.workspaceId)
  if (setId !== undefined) query = query.where('set_id', '=', setId)
  if (before !== null) query = query.where('id', '<', before)
  const found = await query
    .orderBy('id', 'desc')
    .limit(size + 1)
    .execute()
  const page = found.slice(0, size).map(toImportFile)
  const names = await namesOf(
    db,
    actor.workspaceId,
    page.map((file) => file.createdBy),
  )
  const last = page.at(-1)
  return {
    rows: page.map((file) => lineOf(file, names)),
    next: found.length > size && last !== undefined ? encodeCursor([last.id]) : null,
  }
}

const ranks = { refused: 0, choice: 1, note: 2 } as const
type Severity = keyof typeof ranks

/** Problems of a file's rows, like ones together: refusals first, then choices, then notes, by their first row. */
export async function readProblems(
  db: WorkspaceDb,
  actor: PersonActor,
  importId: string,
  { cursor, size = 50, severity }: PageInput & { readonly severity?: readonly Severity[] | undefined },
) {
  await loadImport(db, actor.workspaceId, importId)
  const [rank, row, position] =
    cursor === undefined ? [-1, -1, -1] : decodeCursor(cursor, 'integer', 'integer', 'integer')
  const { rows } = await sql<ProblemGroup>`
    select * from (
      select severity, field, column_name as "column", value, reason, proposal, count(distinct row)::int as rows,
        min(row) as "firstRow", (array_agg(label order by row, position))[1] as label,
        (array_agg(position order by row, position))[1] as position,
        case severity when 'refused' then 0 when 'choice' then 1 else 2 end as rank
      from import_problems
      where workspace_id = ${actor.workspaceId} and import_id = ${importId}
        and (${severity ?? null}::text[] is null or severity = any(${severity ?? null}::text[]))
      group by severity, field, column_name, value, reason, proposal
    ) groups
    where (rank, "firstRow", position) > (${rank}::int, ${row}::bigint, ${position}::bigint)
    order by rank, "firstRow", position
    limit ${size + 1}`.execute(db)
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    rows: page.map(({ rank: _, ...group }) => group),
    next:
      rows.length > size && last !== undefined
        ? encodeCursor([last.rank, last.firstRow, last.position])
        : null,
  }
}

type ProblemGroup = {
  readonly severity: Severity
  readonly field: string
  readonly column: string
  readonly value: string
  readonly reason: string
  readonly proposal: string | null
  readonly rows: number
  readonly firstRow: number
  readonly label: string
  readonly position: number
  readonly rank: number
}

type OfRow = { readonly row: number; readonly position: number }

/** The rows that share a problem with a row, each once, in the order of the file; none where the row has no such problem. */
export async function readProblemRows(
  db: WorkspaceDb,
  actor: PersonActor,
  importId: string,
  { cursor, size = 50, row, position }: PageInput & OfRow,
) {
  await loadImport(db, actor.workspaceId, importId)
  const [after] = cursor === undefined ? [-1] : decodeCursor(cursor, 'integer')
  const { rows } = await sql<{ row: number; label: string }>`
    select p.row, min(p.label) as label
    from import_problems one
    join import_problems p using (workspace_id, import_id, severity, field, column_name, value, reason)
    where one.workspace_id = ${actor.workspaceId} and one.import_id = ${importId}
      and one.row = ${row}::bigint and one.position = ${position}::bigint
      and p.proposal is not distinct from one.proposal and p.row > ${after}::bigint
    group by p.row order by p.row limit ${size + 1}`.execute(db)
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { rows: page, next: rows.length > size && last !== undefined ? encodeCursor([last.row]) : null }
}

/** The rows that stayed out, each once, with the field and reason of its first problem. */
export async function readRefusedRows(
  db: WorkspaceDb,
  actor: PersonActor,
  importId: string,
  { cursor, size = 50 }: PageInput,
) {
  await loadImport(db, actor.workspaceId, importId)
  const [after] = cursor === undefined ? [-1] : decodeCursor(cursor, 'integer')
  const found = await refusedAfter(db, actor.workspaceId, importId, after, size + 1)
  const page = found.slice(0, size)
  const last = page.at(-1)
  return {
    rows: page,
    next: found.length > size && last !== undefined ? encodeCursor([last.row]) : null,
  }
}

/** Refused rows behind a row number, in their order, with all of their reasons. */
export async function refusedAfter(
  db: WorkspaceDb,
  workspaceId: string,
  importId: string,
  after: number,
  most: number,
): Promise<{ row: number; field: string; reason: string }[]> {
  const { rows } = await sql<{ row: number; field: string; reason: string }>`
    select row, (array_agg(field order by position))[1] as field,
      string_agg(reason || case when column_name = '' then '' else ' (' || column_name || ')' end, '; ' order by position) as reason
    from import_problems
    where workspace_id = ${workspaceId} and import_id = ${importId} and severity <> 'note' and row > ${after}
    group by row order by row limit ${most}`.execute(db)
  return rows
}

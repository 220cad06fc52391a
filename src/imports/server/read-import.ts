import type { WorkspaceId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import { changeMapping } from '../change-mapping.ts'
import { addToProfiles, type ColumnProfile, startProfiles } from '../column-profile.ts'
import { delimiterNames } from '../delimiter.ts'
import type { Encoding } from '../file-content.ts'
import { guessKind } from '../guess-kind.ts'
import { guessMapping } from '../guess-mapping.ts'
import { type Column, reportColumns, signatureOf } from '../header.ts'
import type { ImportFile } from '../import-file.ts'
import type { Mapping } from '../mapping.ts'
import { findSavedMapping } from './mapping.store.ts'
import { customKindsOf } from './plan-import.ts'
import { openRows } from './read-rows.ts'
import { WrongEncoding } from './read-table.ts'
import { loadImport, saveImport } from './store.ts'
import { ZipRefused } from './unpack-zip.ts'

type Reading = {
  readonly profiles: readonly ColumnProfile[]
  readonly rows: number
  readonly notes: readonly string[]
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly sheets: readonly string[]
}

/**
 * Reads a whole file once: what its columns are called and hold, how its dates and numbers are written, what
 * kind of file it is and where its columns go. Nothing of it is written to any record. A file that is no table
 * is marked as unreadable, with the reason.
 */
export async function readImport(host: Host, workspaceId: WorkspaceId, importId: string): Promise<void> {
  const db = host.door.in(workspaceId)
  const file = await loadImport(db, workspaceId, importId)
  if (file.state !== 'waiting' && file.state !== 'reading') return
  await saveImport(db, workspaceId, importId, { state: 'reading' }, host.now())
  const reading = await readWhole(host, file)
  if (typeof reading === 'string') {
    await saveImport(db, workspaceId, importId, { state: 'unreadable', failure: reading }, host.now())
    return
  }
  const guessed = await guess(host, workspaceId, file, reading)
  const { profiles, rows, notes, encoding, delimiter, sheet, sheets } = reading
  const found = { profiles, rows, notes, encoding, delimiter, sheet, sheets }
  await host.door.write(workspaceId, (tx) =>
    saveImport(
      tx,
      workspaceId,
      importId,
      { ...found, ...guessed, state: 'read', readAt: host.now() },
      host.now(),
    ),
  )
}

async function readWhole(host: Host, file: ImportFile): Promise<Reading | string> {
  try {
    return await profileFile(host, file)
  } catch (error) {
    if (error instanceof ZipRefused) return error.message
    if (!(error instanceof WrongEncoding)) throw error
    const read = await profileFile(host, { ...file, encoding: 'windows-1252' })
    if (typeof read === 'string') return read
    return { ...read, notes: [...read.notes, 'The letters are not UTF-8; they were read as Windows-1252.'] }
  }
}

async function profileFile(host: Host, file: ImportFile): Promise<Reading | string> {
  const opened = await openRows(host.files, file)
  if (opened === null) return 'There is no row in this file.'
  const profiles = startProfiles(opened.columns)
  let rows = 0
  for await (const piece of opened.rows) {
    rows += piece.length
    for (const row of piece) addToProfiles(profiles, row.cells)
  }
  return {
    profiles,
    rows,
    notes: notesOn(file, opened),
    encoding: file.encoding,
    delimiter: opened.facts.delimiter,
    sheet: opened.facts.sheet,
    sheets: opened.facts.sheets,
  }
}

function notesOn(file: ImportFile, opened: NonNullable<Awaited<ReturnType<typeof openRows>>>): string[] {
  const { delimiter } = opened.facts
  const name = Object.entries(delimiterNames).find(([mark]) => mark === delimiter)?.[1]
  const columns = opened.columns.filter((column) => column.note !== undefined)
  return [
    ...(file.encoding?.startsWith('utf-16') ? ['The letters are UTF-16.'] : []),
    ...(name !== undefined && delimiter !== ',' ? [`The cells are parted by ${name}.`] : []),
    ...(opened.above > 0
      ? [`The header is in row ${opened.headerRow}; what stands above it is left out.`]
      : []),
    ...columns.map(
      (column) => `Column ${column.position + 1} is called “${column.name}” here: ${column.note}.`,
    ),
  ]
}

async function guess(
  host: Host,
  workspaceId: WorkspaceId,
  file: ImportFile,
  reading: Reading,
): Promise<Pick<ImportFile, 'kind' | 'mapping' | 'createsAccounts'>> {
  const { profiles } = reading
  const db = host.door.in(workspaceId)
  const saved = await findSavedMapping(db, workspaceId, signatureOf(profiles))
  const kind = file.kind ?? saved?.kind ?? guessKind(file.fileName, profiles)
  const createsAccounts = saved?.createsAccounts ?? file.createsAccounts
  if (kind === null) return { kind, mapping: leaveOut(profiles), createsAccounts }
  const guessed = withoutReport(guessMapping(kind, profiles))
  if (saved === null || saved.kind !== kind) return { kind, mapping: guessed, createsAccounts }
  const customKinds = await customKindsOf(db, workspaceId, kind)
  const { mapping } = changeMapping(kind, guessed, profiles, saved.change, customKinds, 'as last time')
  return { kind, mapping, createsAccounts }
}

const leaveOut = (columns: readonly Column[]): Mapping =>
  columns.map(({ position, name }) => ({ position, column: name, field: null, why: 'not recognised' }))

/** The two columns of our own reports are never data. */
function withoutReport(mapping: Mapping): Mapping {
  const own: readonly string[] = reportColumns
  return mapping.map((each) =>
    own.includes(each.column) ? { ...each, field: null, why: 'of our report' } : each,
  )
}

/** Guesses anew after a person has said what a file holds. */
export function mapAs(kind: NonNullable<ImportFile['kind']>, file: ImportFile): Mapping {
  return withoutReport(guessMapping(kind, file.profiles))
}

/** How long the file took to be read, in seconds. */
export function secondsToRead(file: {
  readonly createdAt: Instant
  readonly readAt: Instant | null
}): number | null {
  if (file.readAt === null) return null
  return Math.max(0, Date.parse(file.readAt) - Date.parse(file.createdAt)) / 1_000
}

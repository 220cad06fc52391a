import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from '../../server/files.ts'
import { CsvReader, type TableRow } from '../csv-records.ts'
import { guessDelimiter, readDelimiterHint } from '../delimiter.ts'
import type { Encoding } from '../file-content.ts'
import { openWorkbook } from './read-workbook.ts'
import { ZipRefused } from './unpack-zip.ts'

/** Where a file lies and how it is to be read; what is null is found out on the way. */
export type TableFile = {
  readonly fileKey: string
  readonly form: 'csv' | 'excel'
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  readonly sheet: string | null
}

/** How the file turned out to be read; complete before the first rows come. */
export type TableFacts = {
  delimiter: string | null
  sheet: string | null
  sheets: string[]
}

/** The bytes are not what the encoding says: another one has to be tried. */
export class WrongEncoding extends Error {}

/** The rows of a file in pieces, header and all, and what was found out about it. */
export async function* readTable(
  files: FileStore,
  file: TableFile,
  facts: TableFacts,
): AsyncGenerator<readonly TableRow[]> {
  if (file.form === 'excel') yield* readExcel(files, file, facts)
  else yield* readCsv(await files.read(file.fileKey), file, facts)
}

async function* readCsv(stream: Readable, file: TableFile, facts: TableFacts): AsyncGenerator<TableRow[]> {
  let reader: CsvReader | undefined
  let start = ''
  for await (const text of decode(stream, file.encoding ?? 'utf-8')) {
    if (reader !== undefined) {
      const rows = reader.push(text)
      if (rows.length > 0) yield rows
      continue
    }
    start += text
    if (start.length < 65_536) continue
    reader = startReader(start, file, facts)
    yield reader.push(withoutHint(start))
  }
  if (reader === undefined) {
    reader = startReader(start, file, facts)
    yield reader.push(withoutHint(start))
  }
  yield reader.end()
}

function startReader(start: string, file: TableFile, facts: TableFacts): CsvReader {
  const hint = readDelimiterHint(start)
  const delimiter = file.delimiter ?? hint?.delimiter ?? guessDelimiter(withoutHint(start))
  facts.delimiter = delimiter
  return new CsvReader(delimiter)
}

// The line that names the delimiter stays as an empty row, so that row numbers are those of the file.
function withoutHint(start: string): string {
  const hint = readDelimiterHint(start)
  return hint === null ? start : `\n${start.slice(hint.length)}`
}

async function* decode(stream: Readable, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' })
  try {
    for await (const piece of stream) yield decoder.decode(piece as Buffer, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError && encoding === 'utf-8') throw new WrongEncoding()
    throw error
  } finally {
    stream.destroy()
  }
}

async function* readExcel(
  files: FileStore,
  file: TableFile,
  facts: TableFacts,
): AsyncGenerator<readonly TableRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'avouch-sheet-'))
  try {
    const path = join(folder, 'workbook')
    await pipeline(await files.read(file.fileKey), createWriteStream(path, { mode: 0o600 }))
    const workbook = await openWorkbook(path)
    try {
      const chosen = await chooseSheet(workbook, file.sheet)
      facts.sheets = workbook.sheets
        .filter((sheet) => !sheet.hidden || sheet === chosen)
        .map((sheet) => sheet.name)
      facts.sheet = chosen.name
      yield* workbook.rows(chosen)
    } finally {
      await workbook.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Workbook = Awaited<ReturnType<typeof openWorkbook>>

/** The sheet of that name, else the first that people see and that holds at least a header and a row. */
async function chooseSheet(workbook: Workbook, name: string | null) {
  const named = workbook.sheets.find((sheet) => sheet.name === name)
  if (named !== undefined) return named
  const seen = workbook.sheets.filter((sheet) => !sheet.hidden)
  for (const sheet of seen) {
    let rows = 0
    for await (const piece of workbook.rows(sheet)) {
      rows += piece.length
      if (rows > 1) return sheet
    }
  }
  const [first] = [...seen, ...workbook.sheets]
  if (first === undefined) throw new ZipRefused('This Excel file has no sheet with cells.')
  return first
}

import type { FileStore } from '../../server/files.ts'
import type { TableRow } from '../csv-records.ts'
import { type Column, findHeader, readHeader } from '../header.ts'
import { readTable, type TableFacts, type TableFile } from './read-table.ts'

/** A file opened at its first row of data. */
export type OpenedRows = {
  readonly columns: readonly Column[]
  /** The number of the header's row. */
  readonly headerRow: number
  /** How many filled rows stand above the header. */
  readonly above: number
  readonly facts: TableFacts
  readonly rows: AsyncGenerator<readonly TableRow[]>
}

const enoughForHeader = 20

/** Opens a file: finds its header and stands behind it. Null where the file holds no row at all. */
export async function openRows(files: FileStore, file: TableFile): Promise<OpenedRows | null> {
  const facts: TableFacts = { delimiter: file.delimiter, sheet: file.sheet, sheets: [] }
  const pieces = readTable(files, file, facts)
  const first: TableRow[] = []
  while (first.length < enoughForHeader) {
    const next = await pieces.next()
    if (next.done) break
    first.push(...next.value)
  }
  const place = findHeader(first.map((row) => row.cells))
  const header = first[place]
  if (header === undefined) return null
  return {
    columns: readHeader(header.cells),
    headerRow: header.row,
    above: place,
    facts,
    rows: continueRows(first.slice(place + 1), pieces),
  }
}

async function* continueRows(
  first: readonly TableRow[],
  pieces: AsyncGenerator<readonly TableRow[]>,
): AsyncGenerator<readonly TableRow[]> {
  try {
    if (first.length > 0) yield first
    yield* pieces
  } finally {
    await pieces.return(undefined)
  }
}

/** Rows in batches of a size, leaving out the first `skip`: those that were settled before a restart. */
export async function* inBatches(
  pieces: AsyncIterable<readonly TableRow[]>,
  size: number,
  skip = 0,
): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = []
  let left = skip
  for await (const piece of pieces) {
    for (const row of piece) {
      if (left > 0) {
        left -= 1
        continue
      }
      batch.push(row)
      if (batch.length < size) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** Reads one batch ahead, so that the file is read while the database writes. */
export async function* oneAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next()
  try {
    for (;;) {
      const { value, done } = await next
      if (done) return
      next = items.next()
      // Looked at when its turn comes; until then a failure must not count as unhandled.
      next.catch(() => {})
      yield value
    }
  } finally {
    await next.catch(() => {})
    await items.return(undefined)
  }
}

/** One row of a table as its file has it. */
export type TableRow = {
  /** As a spreadsheet numbers it: the header stands in row 1, empty lines count. */
  readonly row: number
  readonly cells: readonly string[]
  /** Why the row cannot be read as it was meant. */
  readonly problem?: string
}

/** A row longer than this many characters is taken for one whose quotation mark is never closed. */
export const longestRow = 1_000_000

const neverClosed = 'A quotation mark in this row is opened and never closed.'
const quote = 34
const feed = 10
const back = 13
const space = 32

type Scanned = { readonly cells: string[]; readonly end: number; readonly broken: boolean }
type Field = { readonly value: string; readonly end: number; readonly broken: boolean }

/**
 * Reads delimited text as RFC 4180 has it, in pieces of any size: quoted delimiters and newlines, doubled
 * quotation marks, LF, CRLF and CR. A quotation mark inside a plain cell stands for itself. One that is never
 * closed spoils its own row and no other.
 */
export class CsvReader {
  readonly #delimiter: number
  #text = ''
  #row = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0)
  }

  /** The rows that this piece completes. */
  push(text: string): TableRow[] {
    this.#text = this.#text === '' ? text : this.#text + text
    return this.#take(false)
  }

  /** The rows that were still open at the end of the file. */
  end(): TableRow[] {
    return this.#take(true)
  }

  #take(last: boolean): TableRow[] {
    const rows: TableRow[] = []
    let at = 0
    while (at < this.#text.length) {
      const scanned = this.#scan(at, last)
      if (scanned === null) break
      this.#row += 1
      at = scanned.end
      if (scanned.cells.every((cell) => cell.trim() === '')) continue
      const row = { row: this.#row, cells: scanned.cells }
      rows.push(scanned.broken ? { ...row, problem: neverClosed } : row)
    }
    this.#text = this.#text.slice(at)
    return rows
  }

  #scan(at: number, last: boolean): Scanned | null {
    const scanned = scanRow(this.#text, at, this.#delimiter, last)
    if (scanned !== null) return scanned
    if (!last && this.#text.length - at <= longestRow) return null
    const plain = scanPlainRow(this.#text, at, this.#delimiter, last)
    return plain === null ? null : { ...plain, broken: true }
  }
}

function scanRow(text: string, start: number, delimiter: number, last: boolean): Scanned | null {
  const cells: string[] = []
  let broken = false
  let at = start
  for (;;) {
    const field = scanField(text, at, delimiter, last)
    if (field === null) return null
    cells.push(field.value)
    broken ||= field.broken
    if (field.end < text.length && text.charCodeAt(field.end) === delimiter) {
      at = field.end + 1
      continue
    }
    const end = afterNewline(text, field.end, last)
    return end === null ? null : { cells, end, broken }
  }
}

function scanField(text: string, start: number, delimiter: number, last: boolean): Field | null {
  let at = start
  while (text.charCodeAt(at) === space) at += 1
  if (text.charCodeAt(at) !== quote) return scanPlain(text, start, delimiter, last)
  const quoted = scanQuoted(text, at, last)
  if (quoted === null) return null
  let end = quoted.end
  while (text.charCodeAt(end) === space) end += 1
  if (end >= text.length) return last ? { ...quoted, end } : null
  const code = text.charCodeAt(end)
  if (code === delimiter || code === feed || code === back) return { ...quoted, end }
  const plain = scanPlain(text, start, delimiter, last)
  if (plain === null) return null
  return { ...plain, broken: countQuotes(plain.value) % 2 === 1 }
}

function scanQuoted(text: string, open: number, last: boolean): Field | null {
  let at = open + 1
  let value = ''
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) return null
    if (text.charCodeAt(close + 1) === quote) {
      value += text.slice(at, close + 1)
      at = close + 2
      continue
    }
    // At the end of a piece the next one may begin with the second of two quotation marks.
    if (close + 1 >= text.length && !last) return null
    return { value: value + text.slice(at, close), end: close + 1, broken: false }
  }
}

function scanPlain(text: string, start: number, delimiter: number, last: boolean): Field | null {
  let at = start
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === delimiter || code === feed || code === back) break
  }
  if (at >= text.length && !last) return null
  return { value: text.slice(start, at), end: at, broken: false }
}

function scanPlainRow(text: string, start: number, delimiter: number, last: boolean): Scanned | null {
  const cells: string[] = []
  let at = start
  for (;;) {
    const field = scanPlain(text, at, delimiter, last || text.length - start > 2 * longestRow)
    if (field === null) return null
    cells.push(field.value)
    if (field.end < text.length && text.charCodeAt(field.end) === delimiter) {
      at = field.end + 1
      continue
    }
    const end = afterNewline(text, field.end, last)
    return end === null ? null : { cells, end, broken: true }
  }
}

/** Where the next row begins; null where the piece ends between CR and a possible LF. */
function afterNewline(text: string, at: number, last: boolean): number | null {
  if (at >= text.length) return at
  if (text.charCodeAt(at) === feed) return at + 1
  if (at + 1 >= text.length && !last) return null
  return text.charCodeAt(at + 1) === feed ? at + 2 : at + 1
}

function countQuotes(value: string): number {
  let count = 0
  for (let at = value.indexOf('"'); at >= 0; at = value.indexOf('"', at + 1)) count += 1
  return count
}

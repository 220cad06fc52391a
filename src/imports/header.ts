import { clean, fold } from '../kernel/text.ts'

/** A column of a file. */
export type Column = {
  readonly position: number
  /** What it is called here: distinct within the file, never empty. */
  readonly name: string
  /** What was changed about its name, for the person who brought the file. */
  readonly note?: string
}

/**
 * Names the columns of a header row. A repeated name gets a number, an empty one its place, and the note says
 * so. Outer white space and a byte order mark that slipped in go.
 */
export function readHeader(cells: readonly string[]): Column[] {
  const seen = new Map<string, number>()
  const wanted = cells.map((cell) => clean(cell.replace(/^\ufeff/, '').replace(/\s+/g, ' ')))
  const taken = new Set(wanted.flatMap((name) => (name === null ? [] : [fold(name)])))
  return wanted.map((name, position) => {
    if (name === null) {
      return { position, name: free(`Column ${position + 1}`, taken), note: 'has no name in the file' }
    }
    const count = (seen.get(fold(name)) ?? 0) + 1
    seen.set(fold(name), count)
    if (count === 1) return { position, name }
    return {
      position,
      name: free(`${name} (${count})`, taken),
      note: `there are several columns named ${name}`,
    }
  })
}

function free(name: string, taken: Set<string>): string {
  let found = name
  for (let number = 2; taken.has(fold(found)); number += 1) found = `${name} ${number}`
  taken.add(fold(found))
  return found
}

/** What makes two files the same kind of export: the same column names, whatever their order. */
export function signatureOf(columns: readonly Column[]): string {
  return columns
    .map((column) => fold(column.name))
    .sort()
    .join('\n')
}

/**
 * Says what is wrong with the number of cells in a row. Fewer than the header has count as empty and give a
 * warning; more, when they hold something, mean that a delimiter stands unquoted in a text, and refuse the row.
 */
export function judgeWidth(
  cells: readonly string[],
  width: number,
): { readonly refusal?: string; readonly warning?: string } {
  if (cells.length < width) {
    return { warning: `The row has ${cells.length} of ${width} cells; the rest counts as empty.` }
  }
  const extra = cells.slice(width).filter((cell) => cell.trim() !== '').length
  if (extra === 0) return {}
  return {
    refusal: `The row has ${cells.length} cells and the header ${width}: a text with a delimiter in it probably lacks its quotation marks.`,
  }
}

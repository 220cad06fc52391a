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

/** The columns a report of refused rows has besides those of its file. */
export const reportColumns = ['Row in the file', 'Why it stayed out'] as const

/** What makes two files the same kind of export: the same column names, whatever their order. A report counts as its file. */
export function signatureOf(columns: readonly Column[]): string {
  const added = reportColumns.map(fold)
  return columns
    .map((column) => fold(column.name))
    .filter((name) => !added.includes(name))
    .sort()
    .join('\n')
}

const mostAbove = 20

/**
 * Which of the first rows of a file is its header: the first that fills at least half of the widest of them
 * with texts. Titles and dates of a report above the table are passed over. The first row where
 * none does; -1 where there is no row at all.
 */
export function findHeader(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, mostAbove)
  const filled = first.map((cells) => {
    const texts = cells.map((cell) => cell.trim()).filter(Boolean)
    // A title over merged cells says the same in each.
    return texts.length > 2 && new Set(texts).size === 1 ? 1 : texts.length
  })
  const widest = Math.max(0, ...filled)
  const found = filled.findIndex((count) => count >= Math.min(2, widest) && count * 2 >= widest)
  return rows.length === 0 ? -1 : Math.max(0, found)
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

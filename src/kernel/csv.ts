/** What a spreadsheet takes for a formula when a cell begins with it. */
const formulaStart = /^[=+\-@\t\r]/
const plainNumber = /^[+-]?\d+([.,]\d+)*$/

/** A text that no spreadsheet runs as a formula: one that begins like a formula gets an apostrophe before it. */
export function neutralise(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

/** A cell as `neutralise` wrote it, as it was before. */
export function withoutNeutral(text: string): string {
  return text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text
}

/**
 * One line of a CSV file (RFC 4180, CRLF), fit to be opened in a spreadsheet: formulas are neutralised, and
 * what needs quotation marks has them. Null is an empty cell.
 */
export function csvLine(cells: readonly (string | number | boolean | null)[], delimiter = ','): string {
  return `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`
}

function csvCell(cell: string | number | boolean | null, delimiter: string): string {
  const text = typeof cell === 'string' ? neutralise(cell) : cell === null ? '' : String(cell)
  const needsMarks = /["\r\n]/.test(text) || text.includes(delimiter) || /^\s|\s$/.test(text)
  return needsMarks ? `"${text.replaceAll('"', '""')}"` : text
}

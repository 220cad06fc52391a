import { CsvReader } from './csv-records.ts'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** The names of delimiters for people. */
export const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
}

/** Excel's own hint: a first line `sep=;` that is no row. */
const hint = /^sep=([,;|\t])\r?\n/i

/** The length of a first line that only names the delimiter, and that delimiter; null where there is none. */
export function readDelimiterHint(
  text: string,
): { readonly delimiter: Delimiter; readonly length: number } | null {
  const found = hint.exec(text)
  const delimiter = delimiters.find((each) => each === found?.[1])
  return found === null || delimiter === undefined ? null : { delimiter, length: found[0].length }
}

/**
 * The delimiter of a text from its beginning (some ten rows are enough): the one that cuts the rows into the
 * same number of cells most often, then into the most cells. A comma where nothing is cut.
 */
export function guessDelimiter(sample: string): Delimiter {
  const scored = delimiters.map((delimiter) => ({ delimiter, score: scoreDelimiter(sample, delimiter) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.delimiter : ','
}

function scoreDelimiter(sample: string, delimiter: Delimiter): number {
  const reader = new CsvReader(delimiter)
  const complete = reader.push(sample)
  const rows = (complete.length > 1 ? complete : [...complete, ...reader.end()]).slice(0, 50)
  const [header] = rows
  if (header === undefined || header.cells.length < 2) return 0
  const same = rows.filter((row) => row.problem === undefined && row.cells.length === header.cells.length)
  const named = header.cells.filter((cell) => cell.trim() !== '').length / header.cells.length
  return (same.length / rows.length) * named * (1 + Math.min(header.cells.length, 40) / 100)
}

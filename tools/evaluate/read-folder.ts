import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { guessDelimiter } from '../../src/imports/delimiter.ts'
import { csvLine } from '../../src/kernel/csv.ts'
import { completeAccounts, nameAuthors, type Row, type Tables } from './complete-tables.ts'
import { type Judgements, readJudgements } from './judgements.ts'

/** A folder that cannot be evaluated, and why. */
export class FolderError extends Error {}

export type StoryFolder = {
  /** What is imported, in this order, so that each file finds what it names. */
  readonly files: readonly { readonly name: string; readonly content: string }[]
  readonly stories: readonly Row[]
  readonly judgements: ReadonlyMap<string, Judgements>
  /** What was left out or filled in, for whoever reads the figures. */
  readonly notes: readonly string[]
}

/** The files of a folder, what each must have, and whether it may be missing. */
const shape = [
  { name: 'accounts', columns: ['name'], isOptional: true },
  { name: 'contacts', columns: ['full_name'], isOptional: true },
  { name: 'opportunities', columns: ['opportunity', 'need'], isOptional: false },
  { name: 'stories', columns: ['id', 'body'], isOptional: false },
  { name: 'quotes', columns: ['story_id', 'quote'], isOptional: true },
] as const

/**
 * Reads a folder of stories, opportunities and judgements. Throws a `FolderError` that names the file and what is wrong
 * with it. The needs that stand beside the stories are left out here, so that nothing after can index them.
 */
export async function readFolder(folder: string): Promise<StoryFolder> {
  const present = await listFiles(folder)
  const notes: string[] = []
  const tables = Object.fromEntries(
    await Promise.all(
      shape.map(async (file) => {
        if (present.has(`${file.name}.csv`))
          return [file.name, await readTable(folder, file.name, file.columns)]
        if (file.isOptional) return [file.name, []]
        throw new FolderError(`${folder} has no ${file.name}.csv`)
      }),
    ),
  ) as Tables
  if (!present.has('qrels.tsv')) throw new FolderError(`${folder} has no qrels.tsv`)
  const judgements = judge(await readText(folder, 'qrels.tsv'))
  const once: Tables = {
    ...tables,
    stories: oncePerId('stories.csv', tables.stories, 'id', notes),
    opportunities: oncePerId('opportunities.csv', tables.opportunities, 'opportunity', notes),
  }
  if (!once.opportunities.some((row) => judgements.has(row.opportunity ?? ''))) {
    throw new FolderError('qrels.tsv judges none of the opportunities in opportunities.csv')
  }
  const whole = completeAccounts(nameAuthors(withoutNeeds(once), notes))
  const files = shape.map(({ name }) => ({ name: `${name}.csv`, content: tableText(whole[name]) }))
  return { files: files.filter(({ content }) => content !== ''), stories: whole.stories, judgements, notes }
}

async function listFiles(folder: string): Promise<ReadonlySet<string>> {
  try {
    return new Set(await readdir(folder))
  } catch {
    throw new FolderError(`there is no folder ${folder}`)
  }
}

async function readTable(folder: string, name: string, columns: readonly string[]): Promise<readonly Row[]> {
  const text = await readText(folder, `${name}.csv`)
  const rows = parseRows(name, text)
  const [first] = rows
  if (first === undefined) throw new FolderError(`${name}.csv has no rows`)
  const lacking = columns.filter((column) => first[column] === undefined)
  if (lacking.length === 0) return rows
  const has = Object.keys(first).join(', ')
  throw new FolderError(`${name}.csv lacks the column ${lacking.join(' and the column ')}; it has ${has}`)
}

function parseRows(name: string, text: string): readonly Row[] {
  try {
    return parse(text, {
      columns: (header: readonly string[]) => header.map((each) => each.trim().toLowerCase()),
      delimiter: guessDelimiter(text.slice(0, 20_000)),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
  } catch (error) {
    throw new FolderError(`${name}.csv cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

/** UTF-8 or UTF-16 by their mark, else UTF-8 where it is that, else Windows-1252. */
async function readText(folder: string, name: string): Promise<string> {
  const bytes = await readFile(join(folder, name))
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function judge(text: string): ReadonlyMap<string, Judgements> {
  const wrong = text
    .split('\n')
    .findIndex((line) => line.trim() !== '' && !/^[^\t]+\t[^\t]+\t(KI|AT)\t\d+\s*$/.test(line))
  if (wrong >= 0) {
    throw new FolderError(
      `qrels.tsv, line ${wrong + 1}: must be an opportunity, a story, KI or AT, and a grade, parted by tabs`,
    )
  }
  return readJudgements(text)
}

/** The rows with an id, the first of each. */
function oncePerId(file: string, rows: readonly Row[], column: string, notes: string[]): readonly Row[] {
  const seen = new Set<string>()
  const kept = rows.filter((row) => {
    const id = row[column]?.trim() ?? ''
    if (id === '' || seen.has(id)) return false
    seen.add(id)
    return true
  })
  if (kept.length === 0) throw new FolderError(`${file}: no row has a value in the column ${column}`)
  const left = rows.length - kept.length
  if (left > 0) notes.push(`${file}: ${left} rows without an id of their own were left out`)
  return kept
}

function withoutNeeds(tables: Tables): Tables {
  return { ...tables, stories: tables.stories.map(({ need: _, ...story }) => story) }
}

function tableText(rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = rows.map((row) => csvLine(columns.map((column) => row[column] ?? '')))
  return [csvLine(columns), ...lines].join('')
}

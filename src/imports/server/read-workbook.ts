import type { TableRow } from '../csv-records.ts'
import { type Merge, readMerge, type SheetParts, SheetReader } from '../sheet-rows.ts'
import { XmlRefused } from '../sheet-xml.ts'
import {
  readDateStyles,
  readRelations,
  readWorkbook,
  resolveTarget,
  SharedTexts,
  type Sheet,
} from '../workbook.ts'
import { ZipArchive, ZipRefused } from './unpack-zip.ts'

/** A workbook on disk, opened: its sheets, and what their cells refer to. */
export type OpenWorkbook = {
  readonly sheets: readonly Sheet[]
  /** The rows of a sheet in pieces. Throws `ZipRefused`. */
  rows(sheet: Sheet): AsyncGenerator<TableRow[]>
  close(): Promise<void>
}

const mostSharedText = 100 * 1024 ** 2
const mostMerges = 2_000
const save = 'Save it as .xlsx, or as CSV.'

/** Opens an .xlsx or .xlsm file, strict or not. Throws `ZipRefused` with a sentence for whatever else it is. */
export async function openWorkbook(path: string): Promise<OpenWorkbook> {
  const archive = await ZipArchive.open(path)
  try {
    return await readParts(archive)
  } catch (error) {
    await archive.close()
    throw asRefusal(error)
  }
}

async function readParts(archive: ZipArchive): Promise<OpenWorkbook> {
  const path = await findWorkbook(archive)
  const relations = readRelations(await archive.readWhole(relationsOf(path)))
  const { sheets, from1904 } = readWorkbook(await archive.readWhole(path), relations, path)
  const present = sheets.filter((sheet) => archive.find(sheet.path) !== undefined)
  if (present.length === 0) throw new ZipRefused('This Excel file has no sheet with cells.')
  const partOf = (kind: string) => {
    const found = relations.find((relation) => relation.kind === kind)
    return found === undefined ? null : resolveTarget(path, found.target)
  }
  const texts = await readTexts(archive, partOf('sharedStrings'))
  const styles = partOf('styles')
  const dateStyles = styles === null ? [] : readDateStyles(await archive.readWhole(styles))
  return {
    sheets: present,
    rows: (sheet) => readSheet(archive, sheet, { texts, dateStyles, from1904, merges: [] }),
    close: () => archive.close(),
  }
}

const relationsOf = (path: string) => path.replace(/([^/]*)$/, '_rels/$1.rels')

async function findWorkbook(archive: ZipArchive): Promise<string> {
  const root = readRelations(await archive.readWhole('_rels/.rels'))
  const main = root.find((relation) => relation.kind === 'officeDocument')
  const path = main === undefined ? 'xl/workbook.xml' : resolveTarget('', main.target)
  if (/\.bin$/i.test(path)) throw new ZipRefused(`This is a binary Excel file (.xlsb). ${save}`)
  if (/^word\/|^ppt\//i.test(path)) throw new ZipRefused(`This is a document, not a table. ${save}`)
  if (archive.find(path) !== undefined) return path
  if (archive.find('content.xml') !== undefined) throw new ZipRefused(`This is an OpenDocument file. ${save}`)
  throw new ZipRefused('This is a packed archive, not a table. Unpack it first, then bring the file inside.')
}

async function readTexts(archive: ZipArchive, path: string | null): Promise<readonly string[]> {
  const entry = path === null ? undefined : archive.find(path)
  if (entry === undefined) return []
  const shared = new SharedTexts()
  for await (const piece of archive.read(entry)) {
    shared.push(piece)
    if (shared.size > mostSharedText)
      throw new ZipRefused('This Excel file holds more text than can be read. Save it as CSV.')
  }
  return shared.texts
}

async function* readSheet(archive: ZipArchive, sheet: Sheet, parts: SheetParts): AsyncGenerator<TableRow[]> {
  const entry = archive.find(sheet.path)
  if (entry === undefined) return
  try {
    const merges = await findMerges(archive.read(entry))
    const reader = new SheetReader({ ...parts, merges })
    for await (const piece of archive.read(entry)) {
      const rows = reader.push(piece)
      if (rows.length > 0) yield rows
    }
  } catch (error) {
    throw asRefusal(error)
  }
}

/** Merged cells are listed behind the rows they concern, so they are looked for first. */
async function findMerges(pieces: AsyncIterable<string>): Promise<Merge[]> {
  const found: Merge[] = []
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + piece
    if (text.includes('mergeCell')) {
      for (const [, range = ''] of text.matchAll(/<(?:\w+:)?mergeCell\s+ref="([^"]+)"\s*\/?>/g)) {
        const merge = readMerge(range)
        if (merge !== null && found.length < mostMerges) found.push(merge)
      }
    }
    rest = text.slice(Math.max(text.lastIndexOf('<'), text.length - 200))
    if (rest.includes('>')) rest = ''
  }
  return found
}

function asRefusal(error: unknown): unknown {
  return error instanceof XmlRefused
    ? new ZipRefused('This Excel file is damaged: a part of it is no proper XML.')
    : error
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Prepared } from '../../src/server/database/prepare.ts'
import { drawBoundaries } from './boundaries-drawing.ts'
import { readCatalogueOf, withPreparedDatabase } from './prepared-database.ts'
import { writeSchema } from './schema-sql.ts'
import { writeTableTypes } from './table-types.ts'

/** The generated and committed files, by the name under which one of them is written alone. */
export const paths = {
  tables: 'src/server/database/tables.ts',
  schema: 'db/schema.sql',
  openapi: 'docs/openapi.json',
  boundaries: 'docs/boundaries.md',
} as const

export type Part = keyof typeof paths

export const parts = Object.keys(paths) as Part[]

export interface Output {
  path: string
  text: string
}

/** Works the wanted files out in memory, from the migrations and the code as they stand. */
export async function writeOutputs(wanted: ReadonlySet<Part>, root: string): Promise<Output[]> {
  const needsDatabase = wanted.has('tables') || wanted.has('schema') || wanted.has('openapi')
  const texts = {
    ...(needsDatabase ? await withPreparedDatabase((urls) => writeFromDatabase(urls, wanted)) : {}),
    ...(wanted.has('boundaries') ? { boundaries: await writeBoundaries(root) } : {}),
  }
  return parts.flatMap((part) => {
    const text = wanted.has(part) ? texts[part] : undefined
    return text === undefined ? [] : [{ path: paths[part], text }]
  })
}

type Texts = Partial<Record<Part, string>>

async function writeFromDatabase(urls: Prepared, wanted: ReadonlySet<Part>): Promise<Texts> {
  const catalogue = await readCatalogueOf(urls.ownerUrl)
  const texts: Texts = { tables: writeTableTypes(catalogue), schema: writeSchema(catalogue) }
  if (!wanted.has('openapi')) return texts
  // Loaded only here: the table types must be writable while the code that uses them is not there yet.
  const { describeApi } = await import('./api-description.ts')
  return { ...texts, openapi: await describeApi(urls) }
}

async function writeBoundaries(root: string): Promise<string> {
  const { readModuleGraph } = await import('../check/module-graph.ts')
  return drawBoundaries(await readModuleGraph(root))
}

/** The generated files that differ from what is committed; one that was never written differs too. */
export async function findStale(folder: string, outputs: Output[]): Promise<string[]> {
  const stale: string[] = []
  for (const output of outputs) {
    const committed = await readFile(join(folder, output.path), 'utf8').catch(() => null)
    if (committed !== output.text) stale.push(output.path)
  }
  return stale
}

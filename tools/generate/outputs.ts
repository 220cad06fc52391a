import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCatalogueOf, withPreparedDatabase } from './prepared-database.ts'
import { writeSchema } from './schema-sql.ts'
import { writeTableTypes } from './table-types.ts'

export const root = join(import.meta.dirname, '../..')

/** The generated and committed files, by the name under which one of them is written alone. */
export const paths = {
  tables: 'src/server/database/tables.ts',
  schema: 'db/schema.sql',
} as const

export type Part = keyof typeof paths

export const parts = Object.keys(paths) as Part[]

export interface Output {
  path: string
  text: string
}

async function writeFromCatalogue(wanted: ReadonlySet<Part>): Promise<Output[]> {
  if (!wanted.has('tables') && !wanted.has('schema')) return []
  const catalogue = await withPreparedDatabase((urls) => readCatalogueOf(urls.ownerUrl))
  return [
    { path: paths.tables, text: writeTableTypes(catalogue) },
    { path: paths.schema, text: writeSchema(catalogue) },
  ].filter((output) => [...wanted].some((part) => paths[part] === output.path))
}

/** Works the wanted files out in memory, from the migrations and the code as they stand. */
export async function writeOutputs(wanted: ReadonlySet<Part>): Promise<Output[]> {
  return writeFromCatalogue(wanted)
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

import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { closed, InstantSchema } from '../../kernel/contract.ts'

/** The only format there is so far; a later one says so here. */
export const backupFormat = 1

const SumSchema = { bytes: Type.Integer(), sha256: Type.String() }

const ManifestSchema = closed({
  format: Type.Literal(backupFormat),
  madeAt: InstantSchema,
  migration: Type.String({ description: 'The last migration of the database it was read from' }),
  postgresql: Type.String(),
  keyMark: Type.String({ description: 'Tells whether an installation has the key that sealed its secrets' }),
  tables: Type.Array(
    closed({ name: Type.String(), columns: Type.Array(Type.String()), rows: Type.Integer(), ...SumSchema }),
  ),
  files: closed({ count: Type.Integer(), ...SumSchema }),
})

export type Manifest = Type.Static<typeof ManifestSchema>

export const manifestName = 'manifest.json'
export const tablesFolder = 'tables/'
export const filesFolder = 'files/'

/** A backup that cannot be restored, in words for whoever tried. */
export class UnusableBackup extends Error {}

/** Reads the manifest of a backup. Refuses one of another format. */
export function readManifest(text: string): Manifest {
  const value: unknown = JSON.parse(text)
  if (Compile(ManifestSchema).Check(value)) return value
  const { format } = (value ?? {}) as { format?: unknown }
  throw new UnusableBackup(
    format === backupFormat
      ? 'The backup’s manifest is damaged.'
      : `The backup has the format ${String(format)}, and this version of Avouch reads ${backupFormat}.`,
  )
}

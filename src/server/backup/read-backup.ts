import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import {
  filesFolder,
  type Manifest,
  manifestName,
  readManifest,
  tablesFolder,
  UnusableBackup,
} from './manifest.ts'
import { readTar, type TarEntry } from './tar.ts'

/** The files inside a backup, in the order in which they were written: tables, files, manifest. */
export function openBackup(path: string): AsyncGenerator<TarEntry> {
  const unpacked = createGunzip()
  pipeline(createReadStream(path), unpacked, () => {})
  return readTar(unpacked)
}

/** Which table an entry holds lines of; null where it is no part of a table. */
export function tableOf({ name }: TarEntry): string | null {
  return name.startsWith(tablesFolder) ? (name.slice(tablesFolder.length).split('/')[0] ?? null) : null
}

/** The whole of an entry. Only for parts of tables and the manifest, which are small. */
export async function wholeOf({ content }: TarEntry): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(content))
}

/**
 * Reads a backup from its first byte to its last, and gives its manifest. Refuses one that breaks off, was
 * damaged, or is of another format: nothing is restored from what does not add up.
 */
export async function verifyBackup(path: string): Promise<Manifest> {
  const sums: Sums = { tables: new Map(), files: { count: 0, sum: createHash('sha256') } }
  let manifest: Manifest | undefined
  try {
    for await (const entry of openBackup(path)) {
      if (entry.name === manifestName) manifest = readManifest((await wholeOf(entry)).toString())
      else await addUp(sums, entry)
    }
  } catch (error) {
    if (error instanceof UnusableBackup || (error as { code?: string }).code === 'ENOENT') throw error
    throw new UnusableBackup(`${path} is no whole backup: ${(error as Error).message}.`, { cause: error })
  }
  if (manifest === undefined) throw new UnusableBackup(`${path} is no whole backup: it has no manifest.`)
  compare(manifest, sums)
  return manifest
}

type Sums = { readonly tables: Map<string, Hash>; readonly files: { count: number; readonly sum: Hash } }

async function addUp({ tables, files }: Sums, entry: TarEntry): Promise<void> {
  const table = tableOf(entry)
  if (table !== null) {
    const sum = tables.get(table) ?? createHash('sha256')
    tables.set(table, sum.update(await wholeOf(entry)))
    return
  }
  files.count += 1
  files.sum.update(`${entry.name.slice(filesFolder.length)}\n`)
  for await (const chunk of entry.content) files.sum.update(chunk)
}

function compare(manifest: Manifest, { tables, files }: Sums): void {
  const empty = createHash('sha256').digest('hex')
  const damaged = manifest.tables.find(
    ({ name, sha256 }) => (tables.get(name)?.digest('hex') ?? empty) !== sha256,
  )
  if (damaged !== undefined)
    throw new UnusableBackup(`The backup is damaged: ${damaged.name} is not as it was written.`)
  if (files.count !== manifest.files.count || files.sum.digest('hex') !== manifest.files.sha256)
    throw new UnusableBackup('The backup is damaged: its files are not as they were written.')
}

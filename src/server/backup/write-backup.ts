import { createHash, type Hash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { constants, createGzip } from 'node:zlib'
import pg from 'pg'
import type { Instant } from '../../kernel/time.ts'
import type { FileStore } from '../files.ts'
import type { Secrets } from '../secrets.ts'
import { type BackupTable, copyOutOf, readBackupTables } from './backup-tables.ts'
import { CopyOut } from './copy.ts'
import { backupFormat, filesFolder, type Manifest, manifestName, tablesFolder } from './manifest.ts'
import { tarEnd, tarHeader, tarPadding } from './tar.ts'

export type BackupSource = {
  /** Connects as the owner, whom no row security holds. */
  readonly ownerUrl: string
  readonly files: FileStore
  readonly secrets: Secrets
  readonly now: Instant
}

/** Where a server keeps the backups it made, among its files. They are in no backup. */
export const backupsFolder = 'backups/'

/** Called as a backup gets on, with what is done in percent. */
export type OnProgress = (percent: number) => void

/** A tar says the size of a file before its content: rows are gathered up to this many bytes, and no further. */
const partBytes = 1024 ** 2

/**
 * A backup as a stream (tar, gzipped), and its manifest once the stream has ended. Every table is read in one
 * repeatable-read snapshot; the files after it, so that each one a row speaks of is there. Nothing is held in
 * memory but a part of a table.
 */
export function streamBackup(source: BackupSource, onProgress: OnProgress) {
  const written: { manifest?: Manifest } = {}
  const content = Readable.from(writeBackup(source, onProgress, written), { objectMode: false })
  const packed = createGzip({ level: constants.Z_BEST_SPEED })
  // Whoever reads the stream sees the failure; here it only has to reach its other end.
  pipeline(content, packed, () => {})
  return {
    content: packed,
    manifest: () => {
      if (written.manifest === undefined) throw new Error('the backup has not been read to its end')
      return written.manifest
    },
  }
}

async function* writeBackup(
  source: BackupSource,
  onProgress: OnProgress,
  written: { manifest?: Manifest },
): AsyncGenerator<Buffer> {
  const client = new pg.Client({ connectionString: source.ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  // A line that breaks fails the statement on it; without a listener it would end the process.
  client.on('error', () => {})
  const time = Math.floor(Date.parse(source.now) / 1_000)
  try {
    // Rows hidden from this role would be missing in silence; so they are a failure.
    await client.query('set row_security = off')
    await client.query('begin isolation level repeatable read read only')
    const about = await describeDatabase(client, source)
    const tables = yield* writeTables(client, time, onProgress)
    await client.query('commit')
    const files = yield* writeFiles(source.files, time)
    const manifest: Manifest = { format: backupFormat, madeAt: source.now, ...about, tables, files }
    yield* entry(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), time)
    yield tarEnd()
    written.manifest = manifest
  } finally {
    await client.end()
  }
}

async function describeDatabase(client: pg.Client, { secrets }: BackupSource) {
  const { rows } = await client.query<{ migration: string; postgresql: string }>(
    `select (select max(name) from migrations) as migration, current_setting('server_version') as postgresql`,
  )
  return { migration: '', postgresql: '', ...rows[0], keyMark: markOfKey(secrets) }
}

/** Says whether two installations have the same key, and nothing about the key. */
export function markOfKey(secrets: Secrets): string {
  return secrets.derive('backup key mark').slice(0, 12)
}

async function* writeTables(
  client: pg.Client,
  time: number,
  onProgress: OnProgress,
): AsyncGenerator<Buffer, Manifest['tables']> {
  const tables = await readBackupTables(client)
  const total = tables.reduce((sum, { bytes }) => sum + bytes, 0)
  const written: Manifest['tables'] = []
  let done = 0
  for (const table of tables) {
    written.push(yield* writeTable(client, table, time))
    done += table.bytes
    // The last hundredths are the files and the end.
    onProgress(Math.floor((done / total) * 95))
  }
  return written
}

async function* writeTable(
  client: pg.Client,
  table: BackupTable,
  time: number,
): AsyncGenerator<Buffer, Manifest['tables'][number]> {
  const lines = new CopyOut(copyOutOf(table))
  client.query(lines as unknown as pg.Submittable)
  const sum = createHash('sha256')
  let bytes = 0
  let parts = 0
  for await (const part of gather(lines)) {
    sum.update(part)
    bytes += part.length
    parts += 1
    yield* entry(`${tablesFolder}${table.name}/${String(parts).padStart(6, '0')}`, part, time)
  }
  const { name, columns } = table
  return { name, columns: [...columns], rows: lines.rows, bytes, sha256: sum.digest('hex') }
}

/** Lines in parts of about `partBytes`, each ending with a line. */
async function* gather(lines: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let bytes = 0
  for await (const line of lines) {
    held.push(line)
    bytes += line.length
    if (bytes < partBytes) continue
    yield Buffer.concat(held)
    held = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(held)
}

async function* writeFiles(files: FileStore, time: number): AsyncGenerator<Buffer, Manifest['files']> {
  const sum = createHash('sha256')
  let count = 0
  let bytes = 0
  for await (const key of files.keys()) {
    if (key.startsWith(backupsFolder)) continue
    const size = await files.size(key).catch(ifGone)
    if (size === null) continue
    yield tarHeader(`${filesFolder}${key}`, size, time)
    sum.update(`${key}\n`)
    bytes += yield* writeContent(await files.read(key), size, sum)
    yield tarPadding(size)
    count += 1
  }
  return { count, bytes, sha256: sum.digest('hex') }
}

async function* writeContent(content: Readable, size: number, sum: Hash): AsyncGenerator<Buffer, number> {
  let sent = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    // A file that is just being written grows; no row of the snapshot speaks of it yet.
    const part = chunk.subarray(0, size - sent)
    sum.update(part)
    sent += part.length
    if (part.length > 0) yield part
    if (sent === size) break
  }
  if (sent !== size) throw new Error('a file became shorter while the backup was made')
  return sent
}

// A file may be removed after it was listed; then no row of any use speaks of it any more.
function ifGone(error: unknown): null {
  const cause = (error as { cause?: { code?: string } }).cause ?? (error as { code?: string })
  if (cause.code === 'ENOENT') return null
  throw error
}

function* entry(name: string, content: Buffer, time: number): Generator<Buffer> {
  yield tarHeader(name, content.length, time)
  yield content
  yield tarPadding(content.length)
}

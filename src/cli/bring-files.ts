import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type {
  getImport,
  listProblems,
  listRefusedRows,
  mapImport,
  removeImport,
  startImport,
  tryImport,
  uploadImports,
} from '../imports/contract.ts'
import type { BodyOf, ResponseOf } from '../kernel/contract.ts'
import type { ServerConnection } from './server-connection.ts'
import { CommandFailed, Unreachable } from './usage.ts'

export type BroughtFile = ResponseOf<typeof getImport>
export type MappingBody = BodyOf<typeof mapImport>

/** What became of a file. Created, updated, unchanged and the refused rows add up to `rows`. */
export type ImportReport = {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: readonly { readonly row: number; readonly field: string; readonly reason: string }[]
  /** Like ones together: `rows` says how many rows it concerns, `row` is the first of them. */
  readonly warnings: readonly {
    readonly row: number
    readonly field: string
    readonly reason: string
    readonly rows: number
  }[]
}

type Told = (words: string) => void

/** How long a server may be away while it restarts, in milliseconds. */
const mostSilence = 120_000

/** Uploads a file and waits until it is read. `setId` joins it to files brought before. */
export async function bringFile(
  server: ServerConnection,
  path: string,
  fields: { readonly kind?: string | undefined; readonly setId?: string | undefined },
): Promise<BroughtFile> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value)
  form.append('file', await openFile(path), basename(path))
  const { imports } = await server.call<typeof uploadImports>('POST /imports', { form })
  const [file] = imports
  if (file === undefined) throw new CommandFailed('The server did not take the file.')
  const read = await waitWhile(server, file, ['waiting', 'reading'], () => {})
  if (read.state === 'unreadable') throw new CommandFailed(read.failure ?? 'The file could not be read.')
  return read
}

async function openFile(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path)
  } catch {
    throw new CommandFailed(`The file ${path} cannot be opened.`)
  }
}

/** Says where the columns of a file go. */
export function mapFile(server: ServerConnection, importId: string, body: MappingBody): Promise<BroughtFile> {
  return server.call<typeof mapImport>('PUT /imports/:importId/mapping', { params: { importId }, body })
}

/** Takes back a file of which nothing was imported. */
export async function takeBack(server: ServerConnection, importId: string): Promise<void> {
  await server.call<typeof removeImport>('DELETE /imports/:importId', { params: { importId } })
}

/** The dry run of a file; nothing of it stays on the server. */
export async function tryFile(
  server: ServerConnection,
  file: BroughtFile,
  tell: Told,
): Promise<ImportReport> {
  const params = { importId: file.id }
  const begun = await server.call<typeof tryImport>('POST /imports/:importId/dry-run', { params })
  const tried = await waitWhile(server, begun, ['trying'], (now) =>
    tell(`${now.trial?.settled ?? 0} of ${now.rows} rows tried`),
  )
  if (tried.trial === null) throw new CommandFailed(tried.failure ?? 'The dry run did not end.')
  const { created, updated, unchanged } = tried.trial
  const report = await reportOf(server, file.id, { rows: tried.rows, created, updated, unchanged })
  await takeBack(server, file.id)
  return report
}

/** Imports a file, and those brought with it, to the end. */
export async function runFile(
  server: ServerConnection,
  file: BroughtFile,
  tell: Told,
): Promise<ImportReport> {
  const params = { importId: file.id }
  const begun = await server.call<typeof startImport>('POST /imports/:importId/start', { params })
  return followFile(server, begun, tell)
}

/** Waits for the end of an import that was started. */
export async function followFile(
  server: ServerConnection,
  begun: BroughtFile,
  tell: Told,
): Promise<ImportReport> {
  const done = await waitWhile(server, begun, ['running'], (now) =>
    tell(`${now.settled} of ${now.rows} rows`),
  )
  if (done.state !== 'done') throw new CommandFailed(done.failure ?? 'The import was stopped.')
  const { created, updated, unchanged } = done.counts
  return reportOf(server, done.id, { rows: done.rows, created, updated, unchanged })
}

async function waitWhile(
  server: ServerConnection,
  file: BroughtFile,
  states: readonly string[],
  tell: (now: BroughtFile) => void,
): Promise<BroughtFile> {
  let now = file
  let silentSince: number | null = null
  for (let pause = 100; states.includes(now.state); pause = Math.min(pause * 1.5, 1_000)) {
    await wait(pause)
    try {
      now = await server.call<typeof getImport>('GET /imports/:importId', { params: { importId: file.id } })
      silentSince = null
      tell(now)
    } catch (error) {
      // A server that restarts goes on with the import by itself; so does the waiting.
      silentSince ??= Date.now()
      if (!(error instanceof Unreachable) || Date.now() - silentSince > mostSilence) throw error
    }
  }
  return now
}

async function reportOf(
  server: ServerConnection,
  importId: string,
  counts: Pick<ImportReport, 'rows' | 'created' | 'updated' | 'unchanged'>,
): Promise<ImportReport> {
  const params = { importId }
  const refused = await allPages((cursor) =>
    server.call<typeof listRefusedRows>('GET /imports/:importId/refused-rows', {
      params,
      query: { size: 200, ...cursor },
    }),
  )
  const notes = await allPages((cursor) =>
    server.call<typeof listProblems>('GET /imports/:importId/problems', {
      params,
      query: { size: 200, severity: ['note'], ...cursor },
    }),
  )
  const warnings = notes.map(({ firstRow, field, column, value, reason, rows }) => ({
    row: firstRow,
    field: field || column,
    reason: value === '' || reason.includes(value) ? reason : `${reason}: ${value}`,
    rows,
  }))
  return { ...counts, refused, warnings }
}

type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

async function allPages<Row>(read: (cursor: { cursor?: string }) => Promise<Page<Row>>): Promise<Row[]> {
  const all: Row[] = []
  let page = await read({})
  for (;;) {
    all.push(...page.rows)
    if (page.next === null) return all
    page = await read({ cursor: page.next })
  }
}

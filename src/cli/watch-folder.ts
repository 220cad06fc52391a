import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { downloadReport, startImport } from '../imports/contract.ts'
import { type BroughtFile, bringFile, followFile, type ImportReport, takeBack } from './bring-files.ts'
import type { ServerConnection } from './server-connection.ts'
import { CommandFailed, Unreachable } from './usage.ts'

const endings = ['.csv', '.tsv', '.txt', '.xlsx', '.xlsm']
const pause = 1_500

/** A file counts as whole when it has not changed for so long. */
const quietMilliseconds = 3_000

export type WatchOptions = { readonly once: boolean; readonly json: boolean }

type Seen = { readonly size: number; readonly changed: number }
type Outcome = {
  readonly name: string
  readonly report?: ImportReport
  readonly failure?: string
  readonly importId?: string
}

/**
 * Takes files from a folder as they appear, those of one moment together, and moves each to `done` or `failed`
 * with its report beside it. Ends by a signal, or after one round with `once`. A server that does not answer
 * is waited for: the files stay where they are.
 */
export async function watchFolder(
  server: ServerConnection,
  folder: string,
  options: WatchOptions,
): Promise<void> {
  await requireFolder(folder)
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ending.abort())
  const seen = new Map<string, Seen>()
  while (!ending.signal.aborted) {
    const names = await quietFiles(folder, seen)
    if (names.length > 0) await takeAll(server, folder, names, options)
    else if (options.once && seen.size === 0) return
    await wait(pause, undefined, { signal: ending.signal }).catch(() => {})
  }
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null)
  if (found === null || !found.isDirectory()) throw new CommandFailed(`There is no folder ${folder}.`)
}

/** The files that have stopped growing; remembers the others. */
async function quietFiles(folder: string, seen: Map<string, Seen>): Promise<string[]> {
  const names = (await readdir(folder)).filter(
    (name) => !name.startsWith('.') && endings.includes(extname(name).toLowerCase()),
  )
  for (const name of seen.keys()) if (!names.includes(name)) seen.delete(name)
  const quiet: string[] = []
  for (const name of names.toSorted()) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found === null || !found.isFile()) continue
    const before = seen.get(name)
    seen.set(name, { size: found.size, changed: found.mtimeMs })
    const same = before !== undefined && before.size === found.size && before.changed === found.mtimeMs
    if (same && Date.now() - found.mtimeMs > quietMilliseconds) quiet.push(name)
  }
  return quiet
}

async function takeAll(
  server: ServerConnection,
  folder: string,
  names: readonly string[],
  options: WatchOptions,
): Promise<void> {
  try {
    for (const outcome of await importTogether(server, folder, names))
      await settle(server, folder, outcome, options)
  } catch (error) {
    if (!(error instanceof Unreachable) || options.once) throw error
    process.stderr.write(`${error.message} The files wait.\n`)
  }
}

async function importTogether(
  server: ServerConnection,
  folder: string,
  names: readonly string[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const ready: { readonly name: string; readonly file: BroughtFile }[] = []
  for (const name of names) {
    try {
      const file = await bringFile(server, join(folder, name), { setId: ready[0]?.file.setId })
      const why = file.may.start
      if (why == null) ready.push({ name, file })
      else {
        await takeBack(server, file.id)
        outcomes.push({ name, failure: why })
      }
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error
      outcomes.push({ name, failure: error.message })
    }
  }
  return [...outcomes, ...(await runTogether(server, ready))]
}

async function runTogether(
  server: ServerConnection,
  ready: readonly { readonly name: string; readonly file: BroughtFile }[],
): Promise<Outcome[]> {
  const [first] = ready
  if (first === undefined) return []
  await server.call<typeof startImport>('POST /imports/:importId/start', {
    params: { importId: first.file.id },
  })
  const outcomes: Outcome[] = []
  for (const { name, file } of ready) {
    try {
      const report = await followFile(server, { ...file, state: 'running' }, () => {})
      outcomes.push({ name, report, importId: file.id })
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error
      outcomes.push({ name, failure: error.message })
    }
  }
  return outcomes
}

async function settle(
  server: ServerConnection,
  folder: string,
  { name, report, failure, importId }: Outcome,
  { json }: WatchOptions,
): Promise<void> {
  const target = join(folder, failure === undefined ? 'done' : 'failed')
  await mkdir(target, { recursive: true })
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const stem = join(target, `${stamp}-${name}`)
  await rename(join(folder, name), stem)
  await writeFile(`${stem}.report.json`, `${JSON.stringify(report ?? { failure }, null, 2)}\n`)
  if (importId !== undefined && (report?.refused.length ?? 0) > 0) {
    const refused = await server.read<typeof downloadReport>('GET /imports/:importId/report', {
      params: { importId },
    })
    await writeFile(`${stem}.refused.csv`, refused)
  }
  const counts = report === undefined ? failure : countsOf(report)
  process.stdout.write(
    json ? `${JSON.stringify({ file: name, ...(report ?? { failure }) })}\n` : `${name}: ${counts}\n`,
  )
}

function countsOf({ rows, created, updated, unchanged, refused }: ImportReport): string {
  return `${rows} rows: ${created} created, ${updated} updated, ${unchanged} unchanged, ${refused.length} refused`
}

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  bringFile,
  type ImportReport,
  type MappingBody,
  mapFile,
  runFile,
  takeBack,
  tryFile,
} from './bring-files.ts'
import { ServerConnection } from './server-connection.ts'
import { CommandFailed, WrongUsage } from './usage.ts'
import { watchFolder } from './watch-folder.ts'

const kinds = [
  'accounts',
  'contacts',
  'opportunities',
  'products',
  'people',
  'advocates',
  'history',
  'stories',
  'quotes',
  'survey-answers',
] as const

const options = {
  mapping: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  watch: { type: 'string' },
  once: { type: 'boolean' },
  url: { type: 'string' },
  key: { type: 'string' },
} as const

/** `avouch import`: brings one file, or what appears in a folder, and gives what to print. */
export async function importFile(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const url = values.url ?? env.AVOUCH_URL ?? 'http://127.0.0.1:4000'
  const server = new ServerConnection(url, values.key ?? env.AVOUCH_KEY)
  if (values.watch !== undefined) {
    if (positionals.length > 0 || values.mapping !== undefined || values['dry-run']) {
      throw new WrongUsage('--watch takes a folder and neither KIND, FILE, --mapping nor --dry-run')
    }
    await watchFolder(server, values.watch, { once: values.once ?? false, json: values.json ?? false })
    return ''
  }
  const [kind, path, ...more] = positionals
  if (kind === undefined || path === undefined || more.length > 0)
    throw new WrongUsage('give KIND and FILE, or --watch DIR')
  if (!(kinds as readonly string[]).includes(kind))
    throw new WrongUsage(`“${kind}” is none of ${kinds.join(', ')}`)
  const mapping = values.mapping === undefined ? null : await readMapping(values.mapping)
  const report = await importOne(server, { kind, path, mapping, dryRun: values['dry-run'] ?? false })
  return values.json ? `${JSON.stringify(report)}\n` : sentences(report, values['dry-run'] ?? false)
}

type Wanted = {
  readonly kind: string
  readonly path: string
  readonly mapping: MappingBody | null
  readonly dryRun: boolean
}

async function importOne(
  server: ServerConnection,
  { kind, path, mapping, dryRun }: Wanted,
): Promise<ImportReport> {
  let file = await bringFile(server, path, { kind })
  try {
    if (mapping !== null) file = await mapFile(server, file.id, mapping)
    const why = dryRun ? file.may.try : file.may.start
    if (why != null && file.rows > 0)
      throw new CommandFailed(`${why} Say it with --mapping (see avouch import --help).`)
    if (file.rows === 0) {
      await takeBack(server, file.id)
      return { rows: 0, created: 0, updated: 0, unchanged: 0, refused: [], warnings: [] }
    }
    return await (dryRun ? tryFile : runFile)(server, file, progress)
  } catch (error) {
    if (error instanceof CommandFailed) await takeBack(server, file.id).catch(() => {})
    throw error
  }
}

function progress(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${words}`)
}

/** A mapping file: column to field, or the whole of what the API takes. */
async function readMapping(path: string): Promise<MappingBody> {
  let read: unknown
  try {
    read = JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    const isMissing = (error as { code?: string }).code === 'ENOENT'
    throw new WrongUsage(
      isMissing ? `there is no mapping file ${path}` : `the mapping file ${path} is not JSON`,
    )
  }
  if (read === null || typeof read !== 'object' || Array.isArray(read)) {
    throw new WrongUsage(`the mapping file ${path} holds no object of columns`)
  }
  const whole =
    'columns' in read &&
    typeof read.columns === 'object' &&
    read.columns !== null &&
    !('field' in read.columns)
  return (whole ? read : { columns: read }) as MappingBody
}

/** The report in words, for a terminal. */
function sentences(report: ImportReport, dryRun: boolean): string {
  const would = dryRun ? 'would be ' : ''
  const { rows, created, updated, unchanged, refused, warnings } = report
  const lines = [
    `${rows} rows: ${created} ${would}created, ${updated} ${would}updated, ${unchanged} unchanged, ${refused.length} refused`,
    ...refused
      .slice(0, 20)
      .map(({ row, field, reason }) => `  row ${row}${field === '' ? '' : `, ${field}`}: ${reason}`),
    ...(refused.length > 20 ? [`  and ${refused.length - 20} more; --json lists all`] : []),
    ...(warnings.length > 0 ? ['To look at:'] : []),
    ...warnings
      .slice(0, 20)
      .map(
        ({ row, rows: many, field, reason }) =>
          `  ${many === 1 ? `row ${row}` : `${many} rows, first ${row}`}${field === '' ? '' : `, ${field}`}: ${reason}`,
      ),
    ...(warnings.length > 20 ? [`  and ${warnings.length - 20} more; --json lists all`] : []),
  ]
  return `${process.stderr.isTTY ? '\r\u001b[K' : ''}${lines.join('\n')}\n`
}

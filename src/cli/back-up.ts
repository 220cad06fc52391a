import { parseArgs } from 'node:util'
import type { downloadBackup, getBackup, makeBackup, removeBackup } from '../identity/backup.contract.ts'
import type { ResponseOf } from '../kernel/contract.ts'
import { saveFile } from './save-file.ts'
import { ServerConnection } from './server-connection.ts'
import { stoppedServer } from './stopped.ts'
import { CommandFailed, WrongUsage } from './usage.ts'

const options = {
  data: { type: 'string' },
  keep: { type: 'boolean' },
  json: { type: 'boolean' },
  url: { type: 'string' },
  key: { type: 'string' },
} as const

type Made = {
  readonly file: string
  readonly bytes: number | null
  readonly rows: number
  readonly files: number
}

/** `avouch backup FILE`: has a running server make a backup and fetches it, or makes one of a stopped server. */
export async function backUp(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new WrongUsage('name one file to write the backup to')
  const made =
    values.data === undefined
      ? await fetchBackup(
          new ServerConnection(
            values.url ?? env.AVOUCH_URL ?? 'http://127.0.0.1:4000',
            values.key ?? env.AVOUCH_KEY,
          ),
          file,
          values.keep === true,
        )
      : await makeHere(values.data, env, file)
  if (values.json) return `${JSON.stringify(made)}\n`
  return `${file} holds ${made.rows} rows and ${made.files} files. The key that unseals secrets is not in it: keep secret.key, or AVOUCH_SECRET, elsewhere.\n`
}

async function makeHere(dataDir: string, env: NodeJS.ProcessEnv, file: string): Promise<Made> {
  const { backUpStopped } = await import('../server/backup/stopped-server.ts')
  const { tables, files } = await backUpStopped(stoppedServer(dataDir, env), file)
  return { file, bytes: null, rows: tables.reduce((sum, { rows }) => sum + rows, 0), files: files.count }
}

/** How often the server is asked how far it is, in milliseconds. */
const pause = 300

async function fetchBackup(server: ServerConnection, file: string, keep: boolean): Promise<Made> {
  let backup: ResponseOf<typeof getBackup> = await server.call<typeof makeBackup>('POST /backups')
  const params = { backupId: backup.id }
  while (backup.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, pause))
    backup = await server.call<typeof getBackup>('GET /backups/:backupId', { params })
  }
  if (backup.state === 'failed') throw new CommandFailed(`There is no backup. ${backup.failure ?? ''}`)
  const content = await server.open<typeof downloadBackup>('GET /backups/:backupId/file', { params })
  await saveFile(content, file, backup.bytes ?? 0)
  if (!keep) await server.call<typeof removeBackup>('DELETE /backups/:backupId', { params })
  return { file, bytes: backup.bytes, rows: backup.rows ?? 0, files: backup.files ?? 0 }
}

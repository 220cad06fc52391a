import { parseArgs } from 'node:util'
import { stoppedServer } from './stopped.ts'
import { WrongUsage } from './usage.ts'

const options = { data: { type: 'string' }, json: { type: 'boolean' } } as const

const words = {
  same: 'The key is there too: start the server.',
  none: 'Before you start the server, put the old installation’s secret.key into the folder (or set AVOUCH_SECRET). Without it, second factors and sign-in providers have to be set up anew.',
  other:
    'The key here is not the one of the old installation: put its secret.key into the folder (or set AVOUCH_SECRET) before you start the server. Without it, second factors and sign-in providers have to be set up anew.',
} as const

/** `avouch restore FILE --data DIR`: puts a backup into an empty installation, and gives what to print. */
export async function restore(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new WrongUsage('name the one file to restore')
  if (values.data === undefined) throw new WrongUsage('--data is missing: the folder to restore into')
  const { restoreStopped } = await import('../server/backup/stopped-server.ts')
  const { manifest, key } = await restoreStopped(stoppedServer(values.data, env), file)
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  if (values.json)
    return `${JSON.stringify({ madeAt: manifest.madeAt, rows, files: manifest.files.count, key })}\n`
  return `Restored ${rows} rows and ${manifest.files.count} files as of ${manifest.madeAt}. Everybody signs in anew.\n${words[key]}\n`
}

import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, commandUnder, giveFolder } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'
import { EmbeddedDatabaseError } from './embedded-failure.ts'

/** The folder of one embedded database: PostgreSQL's own cluster, the superuser's password, the logs. */
export type DatabaseFolder = { path: string; cluster: string; logs: string; passwordFile: string }

export const superuserName = 'postgres'

/** Where things stand inside a database folder. */
export function databaseFolderAt(path: string): DatabaseFolder {
  return {
    path,
    cluster: join(path, 'cluster'),
    logs: join(path, 'logs'),
    passwordFile: join(path, 'password'),
  }
}

/** Creates the cluster unless it is there, and gives the superuser's password. */
export async function openCluster(
  folder: DatabaseFolder,
  binaries: Binaries,
  account: Account,
): Promise<string> {
  const unfinished = `${folder.path}.creating`
  await rm(unfinished, { recursive: true, force: true })
  if (await exists(folder.path)) {
    await requireSameMajor(folder, binaries)
    return readPassword(folder)
  }
  await createCluster(databaseFolderAt(unfinished), binaries, account)
  // Only a finished cluster ever bears the name: a crash half way leaves nothing that cannot start.
  await rename(unfinished, folder.path)
  await syncFolder(dirname(folder.path))
  return readPassword(folder)
}

async function createCluster(folder: DatabaseFolder, binaries: Binaries, account: Account): Promise<void> {
  await mkdir(folder.path, { mode: 0o700 })
  await mkdir(folder.logs, { mode: 0o700 })
  const password = randomBytes(32).toString('base64url')
  await writeFile(folder.passwordFile, password, { mode: 0o600, flush: true })
  await giveFolder(folder.path, account)
  const { command, args, options } = commandUnder(account, binaries.initdb, [
    `--pgdata=${folder.cluster}`,
    `--username=${superuserName}`,
    `--pwfile=${folder.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--no-instructions',
  ])
  try {
    await promisify(execFile)(command, args, { ...options, cwd: folder.path })
  } catch (error) {
    await rm(folder.path, { recursive: true, force: true })
    throw initFailure(error)
  }
}

function initFailure(error: unknown): Error {
  const stderr = (error as { stderr?: string }).stderr ?? ''
  const lines = stderr.split('\n').filter((line) => /error|fatal|could not|panic/i.test(line))
  const reason = lines.length > 0 ? lines.join(' ') : stderr.trim()
  return new Error(reason || (error instanceof Error ? error.message : String(error)), { cause: error })
}

async function requireSameMajor(folder: DatabaseFolder, binaries: Binaries): Promise<void> {
  const written = (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8')).trim()
  if (Number(written) === binaries.major) return
  throw new EmbeddedDatabaseError(
    `The database in ${folder.path} was written by PostgreSQL ${written}, and this version of Avouch brings ` +
      `PostgreSQL ${binaries.major}. Restore a backup into a new data folder instead.`,
  )
}

async function readPassword(folder: DatabaseFolder): Promise<string> {
  try {
    return (await readFile(folder.passwordFile, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new EmbeddedDatabaseError(
      `The file ${folder.passwordFile} with the database's password is missing.`,
    )
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

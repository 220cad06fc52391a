import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { startEmbeddedDatabase } from '../database/embedded.ts'
import { isDataFolderInUse } from '../database/embedded-lock.ts'
import { makeAppRole, makeDatabase } from '../database/prepare.ts'
import { openFolder } from '../files.ts'
import { openSecrets, secretsFrom } from '../secrets.ts'
import { writeBackupFile } from './keep-backups.ts'
import { type Manifest, UnusableBackup } from './manifest.ts'
import { verifyBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { markOfKey } from './write-backup.ts'

/** Where a server keeps what it keeps, while it does not run. */
export type StoppedServer = {
  readonly dataDir: string
  /** A served database; without it the one in the folder. */
  readonly databaseUrl: string | undefined
  /** How servers reach it, where somebody else made the role that serves. */
  readonly appUrl: string | undefined
  /** The key, where it is not in the folder. */
  readonly secret: string | undefined
}

/** Makes a backup without a server: of a folder that no process holds, or of a served database. */
export async function backUpStopped(server: StoppedServer, path: string): Promise<Manifest> {
  if (server.databaseUrl === undefined) {
    if (!existsSync(join(server.dataDir, 'database')))
      throw new UnusableBackup(`There is no database in ${resolve(server.dataDir)}.`)
    await requireStopped(server, 'Leave out --data, and it makes the backup itself.')
  }
  return withDatabase(server, async (ownerUrl) => {
    const secrets = await openSecrets(server.dataDir, server.secret)
    const source = { ownerUrl, files: filesOf(server), secrets, now: new Date().toISOString() }
    return writeBackupFile(source, path)
  })
}

/** What a restored server still lacks: nothing, or the key that unseals what was sealed. */
export type KeyState = 'same' | 'other' | 'none'

/** Restores a backup into an empty database, below a data folder that no process holds. */
export async function restoreStopped(
  server: StoppedServer,
  path: string,
): Promise<{ manifest: Manifest; key: KeyState }> {
  const manifest = await verifyBackup(path)
  await requireStopped(server, 'Stop it, and restore into an empty folder.')
  await mkdir(server.dataDir, { recursive: true, mode: 0o700 })
  await withDatabase(server, async (ownerUrl) => {
    if (server.appUrl === undefined) await makeAppRole(ownerUrl)
    const appRole =
      server.appUrl === undefined ? 'avouch_app' : decodeURIComponent(new URL(server.appUrl).username)
    await restoreBackup(path, manifest, { ownerUrl, appRole, files: filesOf(server) })
  })
  return { manifest, key: await compareKey(server, manifest) }
}

async function requireStopped({ dataDir }: StoppedServer, instead: string): Promise<void> {
  if (await isDataFolderInUse(dataDir))
    throw new UnusableBackup(`A server is running on ${resolve(dataDir)}. ${instead}`)
}

async function withDatabase<T>(server: StoppedServer, work: (ownerUrl: string) => Promise<T>): Promise<T> {
  if (server.databaseUrl !== undefined) return work(server.databaseUrl)
  const database = await startEmbeddedDatabase({ dataDir: server.dataDir })
  try {
    return await work(await makeDatabase({ ...database, ...database.superuser }))
  } finally {
    await database.stop()
  }
}

const filesOf = ({ dataDir }: StoppedServer) => openFolder(join(resolve(dataDir), 'files'))

async function compareKey({ dataDir, secret }: StoppedServer, manifest: Manifest): Promise<KeyState> {
  const key = secret || (await readFile(join(dataDir, 'secret.key'), 'utf8').catch(() => '')).trim()
  if (key === '') return 'none'
  return markOfKey(secretsFrom(key)) === manifest.keyMark ? 'same' : 'other'
}

import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Instant } from '../../kernel/time.ts'
import type { FileStore } from '../files.ts'
import type { Secrets } from '../secrets.ts'
import type { Manifest } from './manifest.ts'
import { type BackupSource, backupsFolder, type OnProgress, streamBackup } from './write-backup.ts'

/** A backup that is kept: what is in it, and how long the file is. */
export type KeptBackup = { readonly manifest: Manifest; readonly bytes: number }

/** The backups this server keeps among its files, each under its id. */
export type Backups = {
  /** Makes one. What was written of one that fails is removed. */
  make(id: string, now: Instant, onProgress: OnProgress): Promise<KeptBackup>
  read(id: string): ReturnType<FileStore['read']>
  remove(id: string): Promise<void>
}

/** Keeps backups of the database that `ownerUrl` reaches. */
export function keepBackups(ownerUrl: string, files: FileStore, secrets: Secrets): Backups {
  const keyOf = (id: string) => `${backupsFolder}${id}.tar.gz`
  return {
    async make(id, now, onProgress) {
      const backup = streamBackup({ ownerUrl, files, secrets, now }, onProgress)
      try {
        await files.put(keyOf(id), backup.content)
        return { manifest: backup.manifest(), bytes: await files.size(keyOf(id)) }
      } catch (error) {
        await files.remove(keyOf(id)).catch(() => {})
        throw reasonOf(error)
      }
    },
    read: (id) => files.read(keyOf(id)),
    remove: (id) => files.remove(keyOf(id)),
  }
}

/** What went wrong first: the file store says only that it could not write. */
function reasonOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? reasonOf(error.cause) : error
}

/** Makes a backup as a file at `path`, which bears the name only once it is whole and on the disk. */
export async function writeBackupFile(source: BackupSource, path: string): Promise<Manifest> {
  const unfinished = `${path}.part`
  const backup = streamBackup(source, () => {})
  try {
    await pipeline(backup.content, createWriteStream(unfinished, { mode: 0o600 }))
    const handle = await open(unfinished)
    await handle.sync().finally(() => handle.close())
    await rename(unfinished, path)
    return backup.manifest()
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { restoreStopped } from '../../src/server/backup/stopped-server.ts'

/** Restores a backup that the server on `from` keeps under `id` into the empty folder `into`, as an operator does. */
export async function restoreInto(into: string, from: string, id: string): Promise<void> {
  const stopped = { dataDir: into, databaseUrl: undefined, appUrl: undefined, secret: undefined }
  await restoreStopped(stopped, join(from, `files/backups/${id}.tar.gz`))
  // The key is in no backup; whoever runs the server keeps it.
  await copyFile(join(from, 'secret.key'), join(into, 'secret.key'))
}

import type { JobDefinition } from '../../server/jobs.ts'
import { makeBackup } from './make-backup.ts'

/** Makes a backup that somebody asked for. Not tried again: whoever asked sees that it failed. */
export const makeBackupJob: JobDefinition = {
  name: 'make-backup',
  retryLimit: 0,
  expireSeconds: 12 * 3_600,
  run: ({ host, data }) => makeBackup(host, String(data.backupId)),
}

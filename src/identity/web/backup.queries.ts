import type { ResponseOf } from '../../kernel/contract.ts'
import { addressOf } from '../../web/api.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { downloadBackup, listBackups } from '../backup.contract.ts'

export type Backups = ResponseOf<typeof listBackups>
export type Backup = Backups['rows'][number]

/** The backups the server keeps; looked at again every second while one is being made. */
export const backupsQuery = () => ({
  ...apiQuery<typeof listBackups>('GET /backups'),
  refetchInterval: ({ state }: { readonly state: { readonly data: Backups | undefined } }) =>
    state.data?.rows.some((row) => row.state === 'running') ? (1_000 as const) : (false as const),
})

/** Where the file of a backup is fetched. */
export const backupAddress = (backupId: string) =>
  addressOf<typeof downloadBackup>('GET /backups/:backupId/file', { params: { backupId } })

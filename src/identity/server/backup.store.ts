import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import type { KeptBackup } from '../../server/backup/keep-backups.ts'
import type { Door, WorkspaceTx } from '../../server/tenancy.ts'

/** How long a backup may not move before its server counts as gone; a moving one says so every second. */
const patience = 60_000

/** The moment before which a running backup must have moved to be believed. */
export function lastBelieved(now: Instant): Instant {
  return addMilliseconds(now, -patience)
}

/** Notes that a backup is being made. Null where one is already. One that was cut off is given up first. */
export async function startBackup(tx: WorkspaceTx, now: Instant): Promise<string | null> {
  await tx
    .updateTable('backups')
    .set({ state: 'failed', failure: cutOff })
    .where('state', '=', 'running')
    .where('moved_at', '<', lastBelieved(now))
    .execute()
  const row = await tx
    .insertInto('backups')
    .values({ created_at: now, moved_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export const cutOff = 'The server stopped while it was made.'

/** False where the backup is not being made (any more). */
export async function moveBackup(door: Door, id: string, percent: number, now: Instant): Promise<boolean> {
  const moved = await door.global
    .updateTable('backups')
    .set({ percent, moved_at: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

export async function finishBackup(
  door: Door,
  id: string,
  { manifest, bytes }: KeptBackup,
  now: Instant,
): Promise<void> {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  await door.global
    .updateTable('backups')
    .set({
      state: 'done',
      percent: 100,
      bytes,
      row_count: rows,
      file_count: manifest.files.count,
      moved_at: now,
      done_at: now,
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

export async function failBackup(door: Door, id: string, failure: string): Promise<void> {
  await door.global
    .updateTable('backups')
    .set({ state: 'failed', failure })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** False where there is none by that id. */
export async function dropBackup(tx: WorkspaceTx, id: string): Promise<boolean> {
  const dropped = await tx.deleteFrom('backups').where('id', '=', id).executeTakeFirst()
  return dropped.numDeletedRows === 1n
}

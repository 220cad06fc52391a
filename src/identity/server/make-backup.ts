import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import type { Host } from '../../server/host.ts'
import { enqueue } from '../../server/jobs.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { backupBegun } from '../events.ts'
import { failBackup, finishBackup, moveBackup, startBackup } from './backup.store.ts'

/** Has a backup made in the background. Refused while another one is being made. */
export async function beginBackup(
  tx: WorkspaceTx,
  actor: PersonActor,
  now: Instant,
): Promise<Decision<{ backupId: string }, 'backup-running'>> {
  const backupId = await startBackup(tx, now)
  if (backupId === null) return refuse('backup-running', 'A backup is being made. Wait until it is done.')
  await enqueue(tx, 'make-backup', { backupId })
  await announce(tx, backupBegun(actor, backupId))
  return accept({ backupId })
}

/** How often a running backup says how far it is, in milliseconds. */
const beat = 1_000

/** Makes a backup that was begun. One that is not waited for any more is left alone. */
export async function makeBackup(host: Host, backupId: string): Promise<void> {
  if (!(await moveBackup(host.door, backupId, 0, host.now()))) return
  const at = { percent: 0 }
  const telling = setInterval(() => {
    moveBackup(host.door, backupId, at.percent, host.now()).catch(() => {})
  }, beat)
  try {
    const kept = await host.backups.make(backupId, host.now(), (percent) => {
      at.percent = percent
    })
    await finishBackup(host.door, backupId, kept, host.now())
  } catch (error) {
    host.log.error({ err: error, backupId }, 'backup failed')
    await failBackup(host.door, backupId, (error as Error).message)
  } finally {
    clearInterval(telling)
  }
}

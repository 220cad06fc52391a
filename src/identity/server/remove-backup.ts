import type { PersonActor } from '../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound } from '../../server/errors.ts'
import type { Door, WorkspaceTx } from '../../server/tenancy.ts'
import { backupRemoved } from '../events.ts'
import { readBackups } from './backup.reads.ts'
import { dropBackup } from './backup.store.ts'

/** Forgets a backup; the caller removes the file. Refused while it is being made. */
export async function removeBackup(
  door: Door,
  tx: WorkspaceTx,
  actor: PersonActor,
  backupId: string,
  now: Instant,
): Promise<Decision<object, 'backup-running'>> {
  const [found] = await readBackups(door, now, backupId)
  if (found === undefined) throw notFound('backup')
  if (found.state === 'running') return refuse('backup-running', 'It is being made. Wait until it is done.')
  if (await dropBackup(tx, backupId)) await announce(tx, backupRemoved(actor, backupId))
  return accept({})
}

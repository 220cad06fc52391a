import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { acceptedOr, notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { Serving } from '../../server/serve.ts'
import { downloadBackup, getBackup, listBackups, makeBackup, removeBackup } from '../backup.contract.ts'
import { canBackUp } from '../policy.ts'
import { countElsewhere, readBackups } from './backup.reads.ts'
import { beginBackup } from './make-backup.ts'
import { removeBackup as forgetBackup } from './remove-backup.ts'

/** Backups of the whole server: made, fetched and removed by whoever administers all of it. */
export function backupRoutes({ serve }: Serving): void {
  serve(listBackups, async ({ host, actor, now }) => {
    const why = canBackUp(actor, await countElsewhere(host.door, actor))
    return { rows: why === null ? await readBackups(host.door, now) : [], may: { backUp: why } }
  })
  serve(getBackup, async ({ host, actor, params, now }) => readOne(host, actor, params.backupId, now))
  serve(makeBackup, async ({ host, actor, write, now }) => {
    await requireBackups(host, actor)
    const { backupId } = await write(async (tx) => acceptedOr(await beginBackup(tx, actor, now)))
    return readOne(host, actor, backupId, now)
  })
  serve(removeBackup, async ({ host, actor, params, write, now }) => {
    await requireBackups(host, actor)
    await write(async (tx) => acceptedOr(await forgetBackup(host.door, tx, actor, params.backupId, now)))
    await host.backups.remove(params.backupId)
    return { removed: true }
  })
  serve(downloadBackup, async ({ host, actor, params, reply, now }) => {
    const backup = await readOne(host, actor, params.backupId, now)
    if (backup.state !== 'done') throw notFound('backup file')
    host.log.info({ backupId: backup.id, personId: actor.personId }, 'backup fetched')
    reply.header('content-type', 'application/gzip')
    reply.header('content-length', backup.bytes)
    const name = `avouch-${backup.createdAt.slice(0, 16).replace(/[T:]/g, '-')}.tar.gz`
    reply.header('content-disposition', `attachment; filename="${name}"`)
    // What a raw endpoint declares documents the download; what it hands over is the stream.
    return reply.send(await host.backups.read(backup.id)) as unknown as Promise<string>
  })
}

async function requireBackups(host: Host, actor: PersonActor): Promise<void> {
  requirePermission(canBackUp(actor, await countElsewhere(host.door, actor)))
}

async function readOne(host: Host, actor: PersonActor, backupId: string, now: Instant) {
  await requireBackups(host, actor)
  const [found] = await readBackups(host.door, now, backupId)
  if (found === undefined) throw notFound('backup')
  return found
}

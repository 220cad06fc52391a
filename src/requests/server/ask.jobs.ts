import type { SystemActor } from '../../kernel/actor.ts'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import type { Host } from '../../server/host.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { askWhetherDone } from './ask-whether-done.ts'
import { readExpired, readToAskWhetherDone, readToRemind } from './due-ask.reads.ts'
import { expireAsk } from './expire-ask.ts'
import { remindCustomer } from './remind-customer.ts'
import { readToRemindOfTalk, remindOfTalk } from './remind-of-talk.ts'

/**
 * Every minute: asks that expire, the one reminder, the day before a talk, and the question whether it took place. Each in a
 * transaction of its own, which looks again whether it is still due: a server that stopped goes on where it was,
 * and nobody is written to twice.
 */
export const attendAsksJob: JobDefinition = {
  name: 'attend-asks',
  cron: '* * * * *',
  async run({ host, now }) {
    const workspaces = await host.door.global.selectFrom('workspaces').select('id').execute()
    for (const { id } of workspaces) await attend(host, toId<'workspace'>(id), now)
  },
}

async function attend(host: Host, workspaceId: WorkspaceId, now: string): Promise<void> {
  const actor: SystemActor = { kind: 'system', workspaceId, task: 'attend-asks' }
  const each = (
    read: (db: WorkspaceDb, now: string) => Promise<string[]>,
    run: (tx: WorkspaceTx, askId: string) => Promise<void>,
  ) => inTurn(host, workspaceId, read(host.door.in(workspaceId), now), run)
  await each(readExpired, (tx, askId) => expireAsk(tx, actor, askId, now, host))
  await each(readToRemind, (tx, askId) => remindCustomer(tx, askId, now, host))
  await each(readToRemindOfTalk, (tx, askId) => remindOfTalk(tx, askId, now, host))
  await each(readToAskWhetherDone, (tx, askId) => askWhetherDone(tx, askId, now, host))
}

/** One after the other; what fails is told in the log and keeps nobody else waiting. */
async function inTurn(
  host: Host,
  workspaceId: WorkspaceId,
  ids: Promise<string[]>,
  run: (tx: WorkspaceTx, askId: string) => Promise<void>,
): Promise<void> {
  for (const askId of await ids) {
    try {
      await host.door.write(workspaceId, (tx) => run(tx, askId))
    } catch (error) {
      host.log.error({ err: error, askId }, 'an ask could not be attended to')
    }
  }
}

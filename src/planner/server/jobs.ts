import type { SystemActor } from '../../kernel/actor.ts'
import { toId } from '../../kernel/ids.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import { countAvailability, readUncounted } from './count-availability.ts'

/** In one run at most so many requests are counted, those not counted longest first: the next run goes on. */
const countsARun = 200

/** Every five minutes: for how many open requests enough are free. Each in its own transaction. */
export const countAvailabilityJob: JobDefinition = {
  name: 'count-availability',
  cron: '*/5 * * * *',
  async run({ host, now }) {
    const workspaces = await host.door.global.selectFrom('workspaces').select('id').execute()
    for (const { id } of workspaces) {
      const workspaceId = toId<'workspace'>(id)
      const actor: SystemActor = { kind: 'system', workspaceId, task: 'count-availability' }
      for (const requestId of await readUncounted(host.door.in(workspaceId), now, countsARun)) {
        try {
          await host.door.write(workspaceId, (tx) => countAvailability(tx, actor, requestId, now))
        } catch (error) {
          // One that cannot be counted must not keep the others from it.
          host.log.error({ err: error, requestId }, 'a request could not be counted')
        }
      }
    }
  },
}

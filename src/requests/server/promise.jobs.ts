import { toId } from '../../kernel/ids.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import { tallyPromises } from './tally-promises.ts'

/** Every hour: how promises were kept of late, for the first page of a day. Each workspace in its own transaction. */
export const tallyPromisesJob: JobDefinition = {
  name: 'tally-promises',
  cron: '7 * * * *',
  async run({ host, now }) {
    const workspaces = await host.door.global.selectFrom('workspaces').select('id').execute()
    for (const { id } of workspaces) {
      const workspaceId = toId<'workspace'>(id)
      try {
        await host.door.write(workspaceId, (tx) => tallyPromises(tx, workspaceId, now))
      } catch (error) {
        // One workspace that cannot be counted must not keep the others from it.
        host.log.error({ err: error, workspaceId }, 'promises could not be counted')
      }
    }
  },
}

import { toId } from '../../../kernel/ids.ts'
import { attending } from '../../../server/attend.ts'
import type { JobDefinition } from '../../../server/jobs.ts'
import { refreshRoutes } from './refresh-routes.ts'

/** Every night: another day without contact went by. */
export const refreshRoutesDaily = attending('refresh-routes-daily', '41 3 * * *', async (workspace) => {
  const { host, workspaceId, actor, now } = workspace
  await host.door.write(workspaceId, (tx) => refreshRoutes(tx, actor, null, now))
})

/** After a whole file, another rule, or a change of teams. */
export const refreshRoutesJob: JobDefinition = {
  name: 'refresh-routes',
  async run({ host, data, now }) {
    const workspaceId = toId<'workspace'>(String(data.workspaceId))
    const actor = { kind: 'system', workspaceId, task: 'refresh-routes' } as const
    await host.door.write(workspaceId, (tx) => refreshRoutes(tx, actor, null, now))
  },
}

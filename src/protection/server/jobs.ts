import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import { dayOf } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import { refreshStandings } from './refresh-standings.ts'
import { readAdvocateIds } from './standing.reads.ts'

const batch = 500

/** Writes every standing of a workspace anew, some hundred people in a transaction. */
export const refreshStandingsJob: JobDefinition = {
  name: 'refresh-standings',
  async run({ host, data, now }) {
    await refreshInBatches(host, toId<'workspace'>(String(data.workspaceId)), now)
  },
}

/** Every hour: the standings that ran out with the day that began, wherever the workspace is. */
export const refreshDueStandings: JobDefinition = {
  name: 'refresh-due-standings',
  cron: '7 * * * *',
  async run({ host, now }) {
    const workspaces = await host.door.global.selectFrom('workspaces').select(['id', 'time_zone']).execute()
    for (const { id, time_zone } of workspaces) {
      await refreshInBatches(host, toId<'workspace'>(id), now, dayOf(now, time_zone))
    }
  },
}

async function refreshInBatches(
  host: Host,
  workspaceId: WorkspaceId,
  now: string,
  dueOn?: string,
): Promise<void> {
  const due = dueOn === undefined ? {} : { dueOn }
  let last: string | undefined
  do {
    const from = last === undefined ? {} : { after: last }
    last = await host.door.write(workspaceId, async (tx) => {
      const ids = await readAdvocateIds(tx, { ...from, ...due, size: batch })
      await refreshStandings(tx, ids, now)
      return ids.at(-1)
    })
  } while (last !== undefined)
}

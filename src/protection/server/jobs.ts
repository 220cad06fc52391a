import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import { dayOf } from '../../kernel/time.ts'
import { attending } from '../../server/attend.ts'
import type { Host } from '../../server/host.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import { lockForMany } from '../../server/lock-for-many.ts'
import { readSegmentOf } from './limit.reads.ts'
import { refreshStandings } from './refresh-standings.ts'
import { strikeRuleChange } from './rule-change.store.ts'
import { hasRuleChange } from './stale.reads.ts'
import { readAdvocateIds } from './standing.reads.ts'

const batch = 500

/**
 * Writes every standing of a workspace, or of the segment a limit is for, anew, some hundred people in a transaction.
 * A change of the rules is struck off at the end: until then standings from before it are told to be so. Of several
 * changes in a row the first job that begins after them follows all, and the others have nothing left to do.
 */
export const refreshStandingsJob: JobDefinition = {
  name: 'refresh-standings',
  async run({ host, data, now }) {
    const workspaceId = toId<'workspace'>(String(data.workspaceId))
    const db = host.door.in(workspaceId)
    const segment = typeof data.limitId === 'string' ? await readSegmentOf(db, data.limitId) : undefined
    if (data.isRule === true && !(await hasRuleChange(db, segment ?? ''))) return
    await refreshInBatches(host, workspaceId, now, segment === undefined ? {} : { segment })
    await host.door.write(workspaceId, (tx) => strikeRuleChange(tx, segment, now))
  },
}

/** Every hour: the standings that ran out with the day that began, wherever the workspace is. */
export const refreshDueStandings = attending(
  'refresh-due-standings',
  '7 * * * *',
  ({ host, workspaceId, timeZone, now }) =>
    refreshInBatches(host, workspaceId, now, { dueOn: dayOf(now, timeZone) }),
)

async function refreshInBatches(
  host: Host,
  workspaceId: WorkspaceId,
  now: string,
  which: { readonly dueOn?: string; readonly segment?: string },
): Promise<void> {
  let last: string | undefined
  do {
    const from = last === undefined ? {} : { after: last }
    last = await host.door.write(workspaceId, async (tx) => {
      await lockForMany(tx, workspaceId)
      const ids = await readAdvocateIds(tx, { ...from, ...which, size: batch })
      await refreshStandings(tx, ids, now)
      return ids.at(-1)
    })
  } while (last !== undefined)
}

import { toId } from '../../../kernel/ids.ts'
import { attending } from '../../../server/attend.ts'
import type { JobDefinition } from '../../../server/jobs.ts'
import { findCandidates } from './find-candidates.ts'
import { refreshDue } from './refresh-due.ts'

/** After an import, or when a rule was changed: the candidates of one workspace. */
export const findCandidatesJob: JobDefinition = {
  name: 'find-candidates',
  once: true,
  async run({ host, data, now }) {
    const workspaceId = toId<'workspace'>(String(data.workspaceId))
    await host.door.write(workspaceId, (tx) => findCandidates(tx, workspaceId, now))
  },
}

/** After facts about few: all whom any of these facts was about, at once. */
export const refreshCandidatesJob: JobDefinition = {
  name: 'refresh-candidates',
  taken: 25,
  async run({ host, data, now }) {
    const workspaceId = toId<'workspace'>(String(data.workspaceId))
    await host.door.write(workspaceId, (tx) => refreshDue(tx, workspaceId, now))
  },
}

/** Every night: deals go live, answers grow old, rests end. */
export const findAllCandidatesJob = attending(
  'find-all-candidates',
  '41 2 * * *',
  ({ host, workspaceId, now }) => host.door.write(workspaceId, (tx) => findCandidates(tx, workspaceId, now)),
)

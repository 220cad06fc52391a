import { toId } from '../../../kernel/ids.ts'
import type { JobDefinition } from '../../../server/jobs.ts'
import { finishPlan } from './assignment.store.ts'
import { computeAssignment } from './compute-assignment.ts'

/**
 * Computes the plan somebody asked for. One that fails is told as failed, and somebody asks again; one whose server
 * stopped is computed anew from the beginning.
 */
export const computeAssignmentJob: JobDefinition = {
  name: 'compute-assignment',
  expireSeconds: 300,
  retryLimit: 2,
  async run({ host, data, now }) {
    const workspaceId = toId<'workspace'>(String(data['workspaceId']))
    const planId = String(data['planId'])
    try {
      await computeAssignment(host, workspaceId, planId, now)
    } catch (error) {
      host.log.error({ err: error, planId }, 'an assignment could not be computed')
      await host.door.write(workspaceId, (tx) => finishPlan(tx, planId, 'failed', host.now()))
    }
  },
}

import { acceptedOr } from '../../../server/errors.ts'
import type { Serving } from '../../../server/serve.ts'
import { readAsk } from '../../asks/server/ask.reads.ts'
import {
  acceptAssignmentLine,
  computeAssignment,
  considerAgain as considerAgainEndpoint,
  dismissAssignmentLine,
  getAssignment,
} from '../assignment.contract.ts'
import { acceptAssignment } from './accept-assignment.ts'
import { readAssignment } from './assignment.reads.ts'
import { considerAgain, dismissAssignment } from './dismiss-assignment.ts'
import { startAssignment } from './start-assignment.ts'

/** The plan whom to ask for all open requests together. */
export function assignmentRoutes({ serve }: Serving): void {
  serve(getAssignment, async ({ actor, db, now }) => readAssignment(db, actor.workspaceId, now))
  serve(computeAssignment, async ({ actor, write, now }) =>
    write(async (tx) => {
      await startAssignment(tx, actor, now)
      return readAssignment(tx, actor.workspaceId, now)
    }),
  )
  serve(acceptAssignmentLine, async ({ actor, params, body, write, now, host }) =>
    write(async (tx) => {
      const { askId } = acceptedOr(await acceptAssignment(tx, actor, { ...params, ...body }, now, host))
      const { says } = await readAsk(tx, actor, askId, now)
      return { askId, says }
    }),
  )
  serve(dismissAssignmentLine, async ({ actor, params, write, now }) =>
    write(async (tx) => {
      await dismissAssignment(tx, actor, params.assignmentLineId, now)
      return readAssignment(tx, actor.workspaceId, now)
    }),
  )
  serve(considerAgainEndpoint, async ({ actor, params, write, now }) =>
    write(async (tx) => {
      await considerAgain(tx, actor, params, now)
      return readAssignment(tx, actor.workspaceId, now)
    }),
  )
}

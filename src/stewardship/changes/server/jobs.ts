import { attending } from '../../../server/attend.ts'
import { findChanges } from './report-changes.ts'
import { takeOwnBounces } from './take-bounces.ts'

/** Looks at our own mails that came back, every quarter of an hour. */
export const takeOwnBouncesJob = attending(
  'take-own-bounces',
  '*/15 * * * *',
  async ({ actor, workspaceId, each, now }) => each([workspaceId], (tx) => takeOwnBounces(tx, actor, now)),
)

/** Once a day whatever came in without an event. */
export const findChangesJob = attending(
  'find-changes',
  '40 3 * * *',
  async ({ actor, workspaceId, each, now }) => each([workspaceId], (tx) => findChanges(tx, actor, null, now)),
)

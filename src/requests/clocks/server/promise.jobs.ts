import { attending } from '../../../server/attend.ts'
import { tallyPromises } from './tally-promises.ts'

/** Every hour: how promises were kept of late, for the first page of a day. */
export const tallyPromisesJob = attending('tally-promises', '7 * * * *', ({ each, workspaceId, now }) =>
  each([workspaceId], (tx) => tallyPromises(tx, workspaceId, now)),
)

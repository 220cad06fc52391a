import type { JobDefinition } from '../../server/jobs.ts'
import { passApprovalsJob } from './approval.jobs.ts'
import { attendAsksJob } from './ask.jobs.ts'
import { computeAssignmentJob } from './assignment.jobs.ts'
import { forgetRequestFilesJob } from './file.jobs.ts'
import { tallyPromisesJob } from './promise.jobs.ts'
import { attendRequestsJob } from './request.jobs.ts'

/** What requests do by themselves. */
export const jobsOfRequests: readonly JobDefinition[] = [
  passApprovalsJob,
  forgetRequestFilesJob,
  computeAssignmentJob,
  attendAsksJob,
  attendRequestsJob,
  tallyPromisesJob,
]

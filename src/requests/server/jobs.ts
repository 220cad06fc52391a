import type { JobDefinition } from '../../server/jobs.ts'
import { passApprovalsJob } from '../approvals/server/approval.jobs.ts'
import { attendAsksJob } from '../asks/server/ask.jobs.ts'
import { computeAssignmentJob } from '../assignment/server/assignment.jobs.ts'
import { tallyPromisesJob } from '../clocks/server/promise.jobs.ts'
import { forgetRequestFilesJob } from '../conversation/server/file.jobs.ts'
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

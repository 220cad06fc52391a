import type { JobDefinition } from '../../server/jobs.ts'
import { dropWithdrawnEvidenceJob, forgetEvidenceFilesJob } from '../evidence/server/evidence.jobs.ts'
import { promptOwnersJob } from '../prompts/server/prompt.jobs.ts'
import { askOwnersOfEntriesJob, forgetEntriesJob } from '../self/server/self.jobs.ts'

/** The jobs of nominations and their parts. */
export const jobsOfNominations: readonly JobDefinition[] = [
  promptOwnersJob,
  askOwnersOfEntriesJob,
  forgetEntriesJob,
  dropWithdrawnEvidenceJob,
  forgetEvidenceFilesJob,
]

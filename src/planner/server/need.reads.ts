import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type RankedNeed, rankNeeds } from '../need.ts'
import { readBookedInterviews } from './booked-interview.reads.ts'
import { readDueCalendarNeeds } from './due-calendar-need.reads.ts'
import { readDueReviewsAsNeed } from './due-review.reads.ts'
import { readDueTouchesAsNeed } from './due-touch.reads.ts'
import { readEndingPermissions } from './ending-permission.reads.ts'
import type { Found, Ground, NeedSource } from './ground.reads.ts'
import { readHeldSince } from './held-since.reads.ts'
import { readLastSlots } from './last-slot.reads.ts'
import { readOwedAnswers } from './owed-answer.reads.ts'
import { readOwedApprovals } from './owed-approval.reads.ts'
import { readOwedExceptions } from './owed-exception.reads.ts'
import { readOwedFeedback } from './owed-feedback.reads.ts'
import { readOwedHelp } from './owed-help.reads.ts'
import { readUnchosenTimes } from './unchosen-time.reads.ts'
import { readUnconfirmedTalks } from './unconfirmed-talk.reads.ts'
import { readUnsureMails } from './unsure-mail.reads.ts'
import { readUntoldOutcomes } from './untold-outcome.reads.ts'
import { readWaitingNominations } from './waiting-nomination.reads.ts'

const sources: readonly NeedSource[] = [
  readLastSlots,
  readOwedAnswers,
  readHeldSince,
  readUnchosenTimes,
  readOwedApprovals,
  readOwedExceptions,
  readUnconfirmedTalks,
  readUntoldOutcomes,
  readOwedFeedback,
  readUnsureMails,
  readWaitingNominations,
  readBookedInterviews,
  readDueCalendarNeeds,
  readEndingPermissions,
  readDueReviewsAsNeed,
  readOwedHelp,
  readDueTouchesAsNeed,
]

/**
 * Everything that needs the program manager within the week, ranked. One statement a file, one after the other: on one
 * connection their plans are known already, and one reader takes no more than one connection.
 */
export async function readNeeds(
  db: WorkspaceDb,
  at: Ground,
): Promise<{ readonly needs: RankedNeed[]; readonly total: number }> {
  const found: Found[] = []
  for (const read of sources) found.push(await read(db, at))
  return {
    needs: rankNeeds(
      found.flatMap(({ needs }) => needs),
      at,
    ),
    total: found.reduce((sum, { total }) => sum + total, 0),
  }
}

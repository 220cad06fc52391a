import { dayOf } from '../../kernel/time.ts'
import type { Reaction } from '../../server/reactions.ts'
import { findUntold, tellOutcome } from './tell-outcome.ts'

/** Whoever spoke for an opportunity hears what it came to, however it was closed: by hand, or by a file. */
export const askReactions: readonly Reaction[] = ['opportunity.closed', 'opportunities.imported'].map(
  (to) => ({
    to,
    by: 'tell-outcomes',
    async run({ tx, actor, event, host, now }) {
      const opportunityId = event.subjectKind === 'opportunity' ? event.subjectId : null
      for (const untold of await findUntold(tx, opportunityId, dayOf(now))) {
        await tellOutcome(tx, actor, untold, host)
      }
    },
  }),
)

import type { Reaction } from '../../../server/reactions.ts'
import { acceptByRule } from './accept-by-rule.ts'

/** A nomination is judged by the rules when it is made, and again when a colleague agrees. */
export const acceptanceReactions: readonly Reaction[] = [
  {
    to: 'contact.nominated',
    by: 'accept-by-rule',
    run: async ({ tx, actor, event, host, now }) => {
      await acceptByRule(tx, actor, event.subjectId, now, host)
    },
  },
  {
    to: 'nomination.voice-added',
    by: 'accept-by-rule',
    run: async ({ tx, actor, event, host, now }) => {
      await acceptByRule(tx, actor, event.subjectId, now, host)
    },
  },
]

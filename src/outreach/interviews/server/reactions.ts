import type { Reaction } from '../../../server/reactions.ts'
import { makeDraftsOf } from './move-draft.ts'
import { planTask } from './plan-task.ts'

/**
 * Once an interview is written down: the account team is asked to look it over, and words are made of it for somebody to
 * edit. What help they asked for goes to the help log by its own reaction.
 */
export const interviewReactions: readonly Reaction[] = [
  {
    to: 'interview.finished',
    by: 'follow-interview',
    async run({ tx, actor, event, now }) {
      const contactId = event.subjectId
      const interview = await tx
        .selectFrom('interviews')
        .select('id')
        .where('workspace_id', '=', actor.workspaceId)
        .where('contact_id', '=', contactId)
        .where('state', '=', 'finished')
        .orderBy('finished_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (interview === undefined) return
      await planTask(tx, actor, { interviewId: interview.id, contactId, kind: 'confirmation' }, now)
      await makeDraftsOf(tx, actor, contactId, now)
    },
  },
]

import type { Reaction } from '../../server/reactions.ts'
import { progressMail } from './nomination.mails.ts'
import { tellNominators } from './tell-nominators.ts'

const told = ['interviewed', 'discoverable', 'active'] as const

/** Whoever put somebody forward hears when they were interviewed, can be found, and did something for us. */
export const nominationReactions: readonly Reaction[] = [
  {
    to: 'advocate.moved',
    by: 'tell-nominators',
    async run({ tx, actor, event, host, now }) {
      const stage = told.find((each) => each === event.data.to)
      if (stage === undefined) return
      const nomination = await tx
        .selectFrom('nominations')
        .select('id')
        .where('workspace_id', '=', actor.workspaceId)
        .where('contact_id', '=', event.subjectId)
        .where('state', '=', 'accepted')
        .where('created_at', '<=', event.at)
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (nomination === undefined) return
      await tellNominators(tx, actor, nomination.id, (news) => progressMail({ ...news, stage }), now, host)
    },
  },
]

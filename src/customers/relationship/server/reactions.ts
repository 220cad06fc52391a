import { enqueue } from '../../../server/jobs.ts'
import type { ImmediateReaction, Reaction } from '../../../server/reactions.ts'
import { mergeFacts } from '../../merging/merge.events.ts'
import { informOwner } from './inform-owner.ts'
import { noteTouchAsContact } from './record-real-contact.ts'
import { refreshRoutes } from './refresh-routes.ts'

/** Who is asked follows in the transaction that hands an account over, or records that somebody talked to them. */
export const relationshipImmediateReactions: readonly ImmediateReaction[] = [
  'account.owner-set',
  'account.last-contact-recorded',
].map((to) => ({
  to,
  async run({ tx, fact, now }) {
    await refreshRoutes(tx, fact.actor, [fact.subject.id], now)
  },
}))

/** What changes the route of many: it follows in the background. */
const farReaching = [
  'accounts.imported',
  'team.updated',
  'person.updated',
  'person.left',
  'setting.changed',
  ...mergeFacts,
] as const

/** Contacts of others with somebody's customers, which the owner hears of. */
const contactEvents = ['give.logged', 'touch.logged', 'ask.logged', 'outreach.written'] as const

export const relationshipReactions: readonly Reaction[] = [
  ...farReaching.map(
    (to): Reaction => ({
      to,
      by: 'refresh-routes',
      async run({ tx, actor, event }) {
        if (to === 'setting.changed' && !String(event.data.name).startsWith('relationship.')) return
        await enqueue(tx, 'refresh-routes', { workspaceId: actor.workspaceId })
      },
    }),
  ),
  {
    to: 'touch.logged',
    by: 'note-real-contact',
    run: ({ tx, actor, event, now }) => noteTouchAsContact(tx, actor, event.subjectId, now),
  },
  ...contactEvents.map(
    (to): Reaction => ({
      to,
      by: 'inform-owner',
      run: ({ tx, event, host, now }) => informOwner(tx, event, host, now),
    }),
  ),
]

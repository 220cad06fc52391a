import { sql } from 'kysely'
import { notifyPerson } from '../../../identity/server/notify-person.ts'
import type { DeliveredEvent, Reaction } from '../../../server/reactions.ts'
import { type ChangeKind, changeKinds } from '../change.ts'
import { findChanges, findUnhappy } from './report-changes.ts'
import { readReview } from './review.reads.ts'

// One person at once; the second list is of files, of which everybody may be concerned.
const ofOne = [
  'contact.changed',
  'contact.moved',
  'contact.left',
  'contact.came-back',
  'advocate.moved',
] as const
const ofMany = ['contacts.imported', 'advocates.imported'] as const
const ofSignals = ['signal.recorded', 'signals.imported'] as const

const noticed: Readonly<Record<ChangeKind, string>> = {
  'mail-bounced': 'mail to them came back',
  left: 'they left, as our records say',
  'other-account': 'they work elsewhere, as our records say',
  'other-title': 'they have another post, as our records say',
  'priority-shift': 'their priorities shifted',
  cooled: 'they were not happy with us lately',
  other: 'a colleague says that something changed',
}

/** The relationship owner hears of the review of their customer, once, and says what they know. */
const tellOwner: Reaction = {
  to: 'change.reported',
  by: 'tell-owner-of-change',
  async run({ tx, event, host, now }) {
    const review = await readReview(tx, event.subjectId)
    if (review === undefined || review.owner === null || review.decidedAt !== null) return
    const at = review.account === null ? '' : ` at ${review.account.name}`
    await notifyPerson(
      tx,
      {
        personId: review.owner.id,
        kind: 'left',
        key: `change-review:${review.id}`,
        title: `Is ${review.name} still with us?`,
        paragraphs: [
          `We look again at ${review.name}${at}: ${noticed[kindOf(event)]}.`,
          `Say whether it is so; the program decides by ${review.dueOn}. Nobody is asked in their name meanwhile where they left.`,
        ],
        about: { kind: 'change-review', id: review.id },
        path: `/stewardship/changes/${review.id}`,
        open: 'See the review',
        by: event.actorId === null ? null : { id: event.actorId },
      },
      host,
      now,
    )
  },
}

function kindOf({ data }: DeliveredEvent): ChangeKind {
  return changeKinds.find((kind) => kind === data['kind']) ?? 'other'
}

/** Reviews follow what records, files, mails and signals say of people in the program. */
export const changeReactions: readonly Reaction[] = [
  ...ofOne.map(
    (to): Reaction => ({
      to,
      by: 'find-changes',
      async run({ tx, actor, event, now }) {
        await findChanges(tx, actor, [event.subjectId], now)
      },
    }),
  ),
  ...ofMany.map(
    (to): Reaction => ({
      to,
      by: 'find-changes',
      async run({ tx, actor, now }) {
        // Two files that end at once take turns; whoever changes one person does not wait.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`changes ${actor.workspaceId}`}, 0))`.execute(
          tx,
        )
        await findChanges(tx, actor, null, now)
      },
    }),
  ),
  ...ofSignals.map(
    (to): Reaction => ({
      to,
      by: 'find-unhappy',
      async run({ tx, actor, now }) {
        await findUnhappy(tx, actor, now)
      },
    }),
  ),
  tellOwner,
]

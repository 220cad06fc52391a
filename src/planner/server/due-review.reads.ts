import { addDays } from '../../kernel/time.ts'
import { readDueReviews } from '../../stewardship/changes/server/review.reads.ts'
import { endOf, foundAsOne, type NeedSource, startWith } from './ground.reads.ts'

/** People who speak for us with whom something changed, and of whom nobody decided what becomes, as one need. */
export const readDueReviewsAsNeed: NeedSource = async (db, at) =>
  foundAsOne(await readDueReviews(db, addDays(at.today, 7)), ({ id, count, name, dueOn }) => ({
    kind: 'change-due',
    id,
    dueAt: endOf(dueOn, at.timeZone),
    title:
      count === 1
        ? `Something changed with ${name}`
        : `Something changed with ${startWith(count, 'advocate').toLowerCase()}`,
    loss: `${count === 1 ? '' : `First: ${name}. `}Until it is decided, a seller may count on somebody who is gone.`,
    stake: { amount: null, label: count === 1 ? '1 person' : `${count} people`, on: null },
    act:
      count === 1
        ? { label: 'Decide', to: `/stewardship/changes/${id}` }
        : { label: `Look at ${count}`, to: '/stewardship/changes' },
  }))

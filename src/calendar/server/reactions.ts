import type { ImmediateReaction } from '../../server/reactions.ts'
import { handOverEntries } from './entry.store.ts'
import { handOverSources } from './source.store.ts'

/** What somebody plans goes with the rest of their work, in the transaction that hands it over. */
export const calendarImmediateReactions: readonly ImmediateReaction[] = [
  {
    to: 'person.work-handed-over',
    async run({ tx, fact, now }) {
      const people = { fromId: fact.subject.id, toId: String(fact.data?.['toId']) }
      await handOverEntries(tx, people, now)
      await handOverSources(tx, people)
    },
  },
]

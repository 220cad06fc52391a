import { dayOf } from '../../../kernel/time.ts'
import type { Reaction } from '../../../server/reactions.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { countAsAsked } from './log-ask-sent.ts'
import { askLetterKind } from './send-ask.ts'
import { findUntold, tellOutcome } from './tell-outcome.ts'

/** A letter that was copied from the outbox counts as passed on, as it does on the request's page. */
const countCopied: Reaction = {
  to: 'mail.settled',
  by: 'count-copied-letters',
  async run({ tx, actor, event, now }) {
    if (event.data.act !== 'copied') return
    const letter = await tx
      .selectFrom('ask_mails')
      .select('ask_id')
      .where('workspace_id', '=', actor.workspaceId)
      .where('mail_id', '=', event.subjectId)
      .where('kind', '=', askLetterKind)
      .executeTakeFirst()
    if (letter === undefined) return
    const request = await holdRequestOfAsk(tx, letter.ask_id)
    const ask = await readAskFacts(tx, letter.ask_id)
    if (ask.wasAsked) return
    const counted = await countAsAsked(tx, actor, request, ask, now)
    if (counted.ok) await settleRequest(tx, actor, request.id, now)
  },
}

/** Whoever spoke for an opportunity hears what it came to, however it was closed: by hand, or by a file. */
const tellOutcomes: readonly Reaction[] = ['opportunity.closed', 'opportunities.imported'].map((to) => ({
  to,
  by: 'tell-outcomes',
  async run({ tx, actor, event, host, now }) {
    const opportunityId = event.subjectKind === 'opportunity' ? event.subjectId : null
    for (const untold of await findUntold(tx, opportunityId, dayOf(now))) {
      await tellOutcome(tx, actor, untold, host)
    }
  },
}))

/** What asks do by themselves once something else happened. */
export const askReactions: readonly Reaction[] = [...tellOutcomes, countCopied]

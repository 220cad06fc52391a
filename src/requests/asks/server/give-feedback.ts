import { type Actor, personOf } from '../../../kernel/actor.ts'
import { accept, type Decision, refuse } from '../../../kernel/result.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import { notFound, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { canGiveFeedback, seesRequest } from '../../policy.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { feedbackGiven } from '../ask.events.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { type FeedbackSide, saveFeedback } from './feedback.store.ts'

type Feedback = {
  readonly side: FeedbackSide
  readonly score: number
  readonly comment: string | null
  readonly mayQuote: boolean
}

/**
 * Keeps a side's answer to the one question after a talk. The requester's also reports the ask as debriefed.
 * Refused before it took place, and where it was answered already. A link says by its purpose whose it is; the
 * route has looked at that.
 */
export async function giveFeedback(
  tx: WorkspaceTx,
  actor: Actor,
  of: { readonly requestId: string | null; readonly askId: string },
  input: Feedback,
  now: Instant,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await holdRequestOfAsk(tx, of.askId)
  if (of.requestId !== null && of.requestId !== request.id) throw notFound('ask')
  if (actor.kind !== 'link') {
    if (!seesRequest(actor, request)) throw notFound('request')
    requirePermission(canGiveFeedback(actor, request))
  }
  const ask = await readAskFacts(tx, of.askId)
  const comment = clean(input.comment)
  const given = { ...input, comment, by: personOf(actor), at: now }
  const place = { workspaceId: actor.workspaceId, askId: ask.id }
  if (!(await saveFeedback(tx, place, given))) {
    return ask.state === 'done' || ask.state === 'debriefed'
      ? refuse('answered-already', 'This was answered already.')
      : refuse('not-done', 'It has not taken place yet.')
  }
  if (input.side === 'requester' && ask.state === 'done') {
    const moved = await settleAsk(tx, actor, ask.id, { action: 'debrief' }, now)
    if (!moved.ok) return moved
  }
  await announce(tx, feedbackGiven(actor, request, ask, { side: input.side, score: input.score, comment }))
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId: ask.id })
}

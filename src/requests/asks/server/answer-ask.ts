import type { Actor } from '../../../kernel/actor.ts'
import { accept, type Decision } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { settleAsk } from '../../../protection/server/settle-ask.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { goOn } from '../../approvals/server/open-step.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { endTalk } from '../../talks/server/end-talk.ts'
import { saveMeeting, saveSuggested } from '../../talks/server/meeting.store.ts'
import { type Answer, type AnswerMove, decideAnswer } from '../answer.ts'
import { askAnswered } from '../ask.events.ts'
import type { AskFacts } from '../ask-facts.ts'
import { tellAnswer } from './answer.mails.ts'
import { isMailWritten, saveColleague } from './ask.store.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import { countAsAsked } from './log-ask-sent.ts'
import { refuseKind } from './refuse-kind.ts'
import { askLetterKind } from './send-ask.ts'

/**
 * Takes a customer's answer, given on their page or to one of ours, with everything that follows it in the same
 * transaction: the move of the ask, the talk and its invitations, the words to our side. Refused where it was
 * answered, expired or taken back meanwhile.
 */
export async function answerAsk(
  tx: WorkspaceTx,
  actor: Actor,
  askId: string,
  input: Answer,
  now: Instant,
  host: Host,
): Promise<Decision<{ readonly askId: string }>> {
  const request = await holdRequestOfAsk(tx, askId)
  const ask = await readAskFacts(tx, askId)
  const decision = decideAnswer(await answerableOf(tx, ask), input, { now, byStaff: actor.kind === 'person' })
  if (!decision.ok) return decision
  if (!ask.wasAsked) await countAsAsked(tx, actor, request, ask, now)
  const taken = await takeMove(tx, actor, ask, decision.move, now, host)
  if (!taken.ok) return taken
  const { reason = null, colleague = null, until = null } = { ...input }
  const told = { answer: input.answer, until, reason, colleague }
  await announce(tx, askAnswered(actor, request, ask, told))
  await tellAnswer(tx, await readAskFacts(tx, askId), taken.move, now, host)
  // After a yes whoever is asked next has the word; where nobody is, what was agreed goes on its way.
  const isYes = taken.move.action === 'accept' || taken.move.action === 'schedule'
  if (isYes) await goOn(tx, actor, askId, now, host)
  await settleRequest(tx, actor, request.id, now)
  return accept({ askId })
}

async function answerableOf(tx: WorkspaceTx, ask: AskFacts) {
  const place = { workspaceId: ask.workspace.id, askId: ask.id }
  return {
    state: ask.state,
    timing: ask.activity.timing,
    isHandedOver: ask.wasAsked || (await isMailWritten(tx, place, askLetterKind)),
    offered: ask.offered,
    timeZone: ask.contact?.timeZone ?? null,
    houseZone: ask.workspace.timeZone,
  }
}

type Taken = Decision<{ readonly move: AnswerMove }>

async function takeMove(
  tx: WorkspaceTx,
  actor: Actor,
  ask: AskFacts,
  move: AnswerMove,
  now: Instant,
  host: Host,
): Promise<Taken> {
  switch (move.action) {
    case 'schedule':
      return schedule(tx, actor, ask, move, now)
    case 'accept':
      return acceptAsk(tx, actor, ask, move, now)
    case 'defer':
    case 'decline':
      return turnDown(tx, actor, ask, move, now, host)
  }
}

/**
 * A customer's yes is never turned away by a rule of ours: where their day would be one ask too many, the yes is
 * kept, and the time with it, for a person to look at.
 */
async function schedule(
  tx: WorkspaceTx,
  actor: Actor,
  ask: AskFacts,
  move: Extract<AnswerMove, { action: 'schedule' }>,
  now: Instant,
): Promise<Taken> {
  const settled = await settleAsk(tx, actor, ask.id, { action: 'schedule', agreedOn: move.agreedOn }, now)
  if (!settled.ok) {
    if (settled.refusal === 'not-in-this-state') return settled
    return acceptAsk(tx, actor, ask, { action: 'accept', suggested: [move.startsAt] }, now)
  }
  const { minutes, place } = ask.request
  await saveMeeting(tx, ask, { startsAt: move.startsAt, minutes, timeZone: move.timeZone, place })
  return accept({ move })
}

async function acceptAsk(
  tx: WorkspaceTx,
  actor: Actor,
  ask: AskFacts,
  move: Extract<AnswerMove, { action: 'accept' }>,
  now: Instant,
): Promise<Taken> {
  const settled = await settleAsk(tx, actor, ask.id, { action: 'accept' }, now)
  if (!settled.ok) return settled
  await saveSuggested(tx, ask, move.suggested)
  return accept({ move })
}

async function turnDown(
  tx: WorkspaceTx,
  actor: Actor,
  ask: AskFacts,
  move: Extract<AnswerMove, { action: 'defer' | 'decline' }>,
  now: Instant,
  host: Host,
): Promise<Taken> {
  const settlement =
    move.action === 'defer'
      ? { action: 'defer' as const, deferredUntil: move.until, reason: move.reason }
      : { action: 'decline' as const, neverAgain: move.neverAgain, reason: move.reason }
  const settled = await settleAsk(tx, actor, ask.id, settlement, now)
  if (!settled.ok) return settled
  if (move.action === 'decline') {
    if (move.neverAgain) await refuseKind(tx, actor, ask, now)
    if (move.colleague !== null) await saveColleague(tx, ask, move.colleague)
  }
  await endTalk(tx, ask.id, now, host)
  return accept({ move })
}

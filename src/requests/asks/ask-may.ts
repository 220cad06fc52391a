import { isOpen, stateWords } from '../../activities/ledger.ts'
import type { Actor } from '../../kernel/actor.ts'
import { isCleared, isReadyToAsk } from '../approvals/clearance.ts'
import {
  canCarryOn,
  canDecide,
  canGiveFeedback,
  canWithdrawAsk,
  type RequestAskRecord,
  type RequestRecord,
} from '../policy.ts'
import { openApproval, type RequestAsk } from './request-ask.ts'

const notBefore = 'Not before the last approval.'

/** An ask as the policy looks at it. */
export function recordOf(ask: RequestAsk): RequestAskRecord {
  const { state, ownerId } = ask
  return { state, proposedById: ask.proposedBy.id, ownerId, isCleared: isCleared(ask) }
}

/** What somebody may do with an ask, and where not, why. */
export function mayWithAsk(
  actor: Actor,
  request: RequestRecord,
  ask: RequestAsk,
): Record<string, string | null> {
  const carryOn = canCarryOn(actor, request, recordOf(ask))
  const unless = (isPossible: boolean, why: string) => carryOn ?? (isPossible ? null : why)
  const inState = (...states: readonly RequestAsk['state'][]) => states.includes(ask.state)
  const stands = `This ask is ${stateWords[ask.state]}.`
  const beforeAsking = inState('proposed', 'awaiting-approval')
  const open = openApproval(ask)
  const owed = ask.feedback.find(({ side }) => side === 'requester')
  return {
    decide:
      open === undefined
        ? 'Nothing waits for a yes.'
        : canDecide(actor, { id: open.id, approver: open.approver, personId: open.person?.id ?? null }),
    withdraw: canWithdrawAsk(actor, request, recordOf(ask)) ?? (isOpen(ask.state) ? null : stands),
    letter: unless(
      isReadyToAsk(ask) && (beforeAsking || inState('asked')),
      beforeAsking ? notBefore : stands,
    ),
    logSent: unless(isReadyToAsk(ask) && beforeAsking, beforeAsking ? notBefore : stands),
    answer: unless(inState('asked', 'accepted', 'scheduled'), stands),
    meet: unless(inState('accepted', 'scheduled'), stands),
    slots: unless(inState('accepted', 'scheduled') && isCleared(ask), isCleared(ask) ? stands : notBefore),
    cancelMeeting: unless(ask.meeting?.state === 'planned' && isOpen(ask.state), 'No time is agreed.'),
    complete: unless(inState('accepted', 'scheduled') && isCleared(ask), isCleared(ask) ? stands : notBefore),
    result: unless(inState('done', 'debriefed'), 'It has not taken place yet.'),
    miss: unless(inState('accepted', 'scheduled'), stands),
    feedback:
      canGiveFeedback(actor, request) ??
      (owed === undefined
        ? 'It has not taken place yet.'
        : owed.givenAt === null
          ? null
          : 'Answered already.'),
  }
}

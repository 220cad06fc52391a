import type { AskState } from '../activities/ledger.ts'
import type { RequestOutcome, RequestPhase, RequestState } from './request.ts'

const inApproval: readonly AskState[] = ['proposed', 'awaiting-approval']
const asking: readonly AskState[] = ['asked', 'accepted']
const done: readonly AskState[] = ['done', 'debriefed']

/** What tells where a request stands. */
type PhaseFacts = {
  readonly state: RequestState
  readonly outcome: RequestOutcome | null
  readonly asks: readonly AskState[]
  /** Fulfilled, and the requester's feedback is still waited for. */
  readonly isFeedbackOwed: boolean
}

/**
 * Where a request stands on the board: its stored state, and from matched on the furthest of its asks. A fulfilled
 * request stays at feedback owed until the requester said how it went, or its time is over. Source: domain.md
 * "Request": derived from its asks, never stored twice.
 */
export function phaseOf({ state, outcome, asks, isFeedbackOwed }: PhaseFacts): RequestPhase {
  if (state === 'closed') return outcome === 'fulfilled' && isFeedbackOwed ? 'feedback-owed' : 'closed'
  if (state !== 'matched') return state
  const has = (states: readonly AskState[]) => asks.some((ask) => states.includes(ask))
  if (has(['scheduled'])) return 'scheduled'
  if (has(asking)) return 'asking'
  if (has(inApproval)) return 'in-approval'
  return has(done) && isFeedbackOwed ? 'feedback-owed' : 'matched'
}

import type { AskState } from '../../activities/ledger.ts'
import type { ApprovalState } from './approval.ts'
import { isAgreed, type Wording } from './wording.ts'

type Step = { readonly id: string; readonly state: ApprovalState; readonly afterYes: boolean }

/** An ask as far as its approvals and words go. */
export type Clearable = {
  readonly state: AskState
  readonly approvals: readonly Step[]
  readonly contact: object | null
  /** The customer's words are printed. */
  readonly needsWords: boolean
  readonly wording: Wording | null
}

const isSettled = ({ state }: Pick<Step, 'state'>) =>
  state === 'approved' || state === 'passed' || state === 'dropped'

/** True once everybody who is asked before the customer said yes, or let the time go by. */
export function isReadyToAsk({ approvals }: { readonly approvals: readonly Omit<Step, 'id'>[] }): boolean {
  return approvals.filter(({ afterYes }) => !afterYes).every(isSettled)
}

/**
 * True once the last approval is given, before and after the customer's own yes, and the words that are printed are
 * agreed. Until then nobody gets the customer's mail or phone who has no other right to it, no invitation goes out,
 * no prospect is written to, and the ask cannot be reported as done. Source: domain.md "Requests and clocks".
 */
export function isCleared(ask: Pick<Clearable, 'approvals' | 'contact' | 'needsWords' | 'wording'>): boolean {
  const hasWords = !ask.needsWords || isAgreed(ask.wording, ask.contact !== null)
  return ask.approvals.every(isSettled) && hasWords
}

/** What happens next on the way of an ask. */
type NextStep =
  | { readonly next: 'open'; readonly approvalId: string }
  | { readonly next: 'ask' | 'wait' | 'write-words' | 'agree-on-words' | 'cleared' }

/**
 * What comes next: the first step whose turn has not come is opened, those before the customer's yes first, then the
 * customer is asked; after their yes the words are written and agreed on by both sides before anybody approves them.
 * `wait` while somebody has the word.
 */
export function nextStep(ask: Clearable): NextStep {
  const saidYes = ask.state === 'accepted' || ask.state === 'scheduled'
  const steps = ask.approvals.filter(({ afterYes }) => afterYes === saidYes)
  if (steps.some(({ state }) => state === 'open')) return { next: 'wait' }
  const waiting = steps.find(({ state }) => state === 'waiting')
  if (!saidYes) {
    if (ask.state !== 'proposed' && ask.state !== 'awaiting-approval') return { next: 'wait' }
    return waiting === undefined ? { next: 'ask' } : { next: 'open', approvalId: waiting.id }
  }
  if (ask.needsWords && ask.wording === null) return { next: 'write-words' }
  if (ask.needsWords && !isAgreed(ask.wording, ask.contact !== null)) return { next: 'agree-on-words' }
  return waiting === undefined ? { next: 'cleared' } : { next: 'open', approvalId: waiting.id }
}

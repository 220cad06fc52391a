import { Type } from 'typebox'
import { accept, type Decision, refuse } from '../kernel/result.ts'
import { setting } from '../kernel/setting.ts'
import { type Day, isStillToCome } from '../kernel/time.ts'

export const ledgerKinds = ['ask', 'share', 'give', 'touch'] as const
export type LedgerKind = (typeof ledgerKinds)[number]

export const askStates = [
  'proposed',
  'awaiting-approval',
  'asked',
  'accepted',
  'scheduled',
  'done',
  'debriefed',
  'refused',
  'declined',
  'deferred',
  'expired',
  'withdrawn',
  'missed',
] as const
export type AskState = (typeof askStates)[number]

/** What moves an ask on. */
export const askActions = [
  'seek-approval',
  'ask',
  'refuse',
  'accept',
  'schedule',
  'unschedule',
  'decline',
  'defer',
  'expire',
  'withdraw',
  'complete',
  'miss',
  'debrief',
] as const
export type AskAction = (typeof askActions)[number]

type Move = { readonly from: readonly AskState[]; readonly to: AskState }

/** Each action, the states in which it is allowed, and the state it leads to (domain.md, "Ledger entry"). */
export const askMoves: Readonly<Record<AskAction, Move>> = {
  'seek-approval': { from: ['proposed'], to: 'awaiting-approval' },
  ask: { from: ['proposed', 'awaiting-approval'], to: 'asked' },
  refuse: { from: ['proposed', 'awaiting-approval'], to: 'refused' },
  accept: { from: ['asked'], to: 'accepted' },
  schedule: { from: ['asked', 'accepted', 'scheduled'], to: 'scheduled' },
  unschedule: { from: ['scheduled'], to: 'accepted' },
  decline: { from: ['asked', 'accepted', 'scheduled'], to: 'declined' },
  defer: { from: ['asked', 'accepted', 'scheduled'], to: 'deferred' },
  expire: { from: ['asked'], to: 'expired' },
  withdraw: { from: ['proposed', 'awaiting-approval', 'asked', 'accepted', 'scheduled'], to: 'withdrawn' },
  complete: { from: ['asked', 'accepted', 'scheduled'], to: 'done' },
  miss: { from: ['accepted', 'scheduled'], to: 'missed' },
  debrief: { from: ['done'], to: 'debriefed' },
}

/** What a "no" that the customer had to think about weighs. */
export const loadOfNo = setting<number>({
  name: 'protection.load-of-a-no',
  title: 'Load of an ask that was declined, expired or withdrawn after being asked',
  unit: 'quarters of a point (4 are one point)',
  source: 'practice B7 rule 3: declined asks 0.25',
  why: 'Common practice: even a no has cost the customer a thought',
  schema: Type.Integer({ minimum: 0, maximum: 8 }),
  default: 1,
})

/** True while an ask holds its place: not yet done and not yet answered with no. */
export function isOpen(state: AskState): boolean {
  switch (state) {
    case 'proposed':
    case 'awaiting-approval':
    case 'asked':
    case 'accepted':
    case 'scheduled':
      return true
    case 'done':
    case 'debriefed':
    case 'refused':
    case 'declined':
    case 'deferred':
    case 'expired':
    case 'withdrawn':
    case 'missed':
      return false
  }
}

/** True when the ask took place. */
export function isDone(state: AskState): boolean {
  return state === 'done' || state === 'debriefed'
}

/**
 * What an ask counts now, in quarter points: all of it while open or done; `ofNo` once it ended after the
 * customer had heard of it; nothing when it ended before. Never more than the activity itself. Source:
 * practice B7 rule 3 and domain.md "Load".
 */
export function loadIn(
  state: AskState,
  ask: { readonly fullQuarters: number; readonly wasAsked: boolean },
  ofNo: number = loadOfNo.default,
): number {
  if (isOpen(state) || isDone(state)) return ask.fullQuarters
  return ask.wasAsked ? Math.min(ofNo, ask.fullQuarters) : 0
}

/** The day load counts from: done, else agreed, else wished; the day of the answer once it was a no. */
export function effectiveDay(ask: {
  readonly state: AskState
  readonly wishedOn: Day
  readonly agreedOn: Day | null
  readonly doneOn: Day | null
  readonly answeredOn: Day | null
}): Day {
  if (isOpen(ask.state) || isDone(ask.state)) return ask.doneOn ?? ask.agreedOn ?? ask.wishedOn
  return ask.answeredOn ?? ask.agreedOn ?? ask.wishedOn
}

/** An ask as far as its moves go. */
export type Ask = {
  readonly state: AskState
  readonly fullQuarters: number
  readonly wasAsked: boolean
  readonly wishedOn: Day
  readonly agreedOn: Day | null
  readonly doneOn: Day | null
}

/** What comes with a move: the agreed day when scheduling, the day it was done when completing. */
export type MoveFacts = { readonly today: Day; readonly agreedOn?: Day; readonly doneOn?: Day }

export type MovedAsk = {
  readonly state: AskState
  readonly wasAsked: boolean
  readonly agreedOn: Day | null
  readonly doneOn: Day | null
  readonly effectiveOn: Day
  readonly loadQuarters: number
}

/**
 * Moves an ask by one action and says what it counts from then on, and from which day. Refuses an action that
 * its state does not allow, and a day of doing that lies ahead. The days of other bookings are not its matter:
 * who moves an ask to another day asks `standingOf` first.
 */
export function moveAsk(
  ask: Ask,
  action: AskAction,
  facts: MoveFacts,
  ofNo: number = loadOfNo.default,
): Decision<{ readonly ask: MovedAsk }, 'not-in-this-state' | 'not-done-yet'> {
  const { from, to } = askMoves[action]
  if (!from.includes(ask.state)) {
    return refuse(
      'not-in-this-state',
      `This ask is ${stateWords[ask.state]}; that is not possible any more.`,
      {
        state: ask.state,
        action,
      },
    )
  }
  if (facts.doneOn !== undefined && isStillToCome(facts.doneOn, facts.today)) {
    return refuse('not-done-yet', 'The day it was done is still to come.', { field: 'doneOn' })
  }
  const agreedOn = facts.agreedOn ?? ask.agreedOn
  const doneOn = action === 'complete' ? (facts.doneOn ?? facts.today) : ask.doneOn
  const moved = { state: to, wasAsked: ask.wasAsked || to === 'asked', agreedOn, doneOn }
  const effectiveOn = effectiveDay({ ...moved, wishedOn: ask.wishedOn, answeredOn: facts.today })
  const loadQuarters = loadIn(to, { fullQuarters: ask.fullQuarters, wasAsked: moved.wasAsked }, ofNo)
  return accept({ ask: { ...moved, effectiveOn, loadQuarters } })
}

/** Each state as a word in a sentence. */
export const stateWords: Readonly<Record<AskState, string>> = {
  proposed: 'proposed',
  'awaiting-approval': 'waiting for approval',
  asked: 'asked',
  accepted: 'accepted',
  scheduled: 'agreed',
  done: 'done',
  debriefed: 'done and reported on',
  refused: 'refused by an approver',
  declined: 'declined',
  deferred: 'put off',
  expired: 'expired without an answer',
  withdrawn: 'withdrawn',
  missed: 'missed',
}

import { type StandingState, standingStates } from '../activities/standing-state.ts'
import { type Day, dayNumber } from '../kernel/time.ts'

export const reasonCodes = [
  'rest-after-use',
  'own-rest',
  'declined-lately',
  'put-off',
  'blackout',
  'own-notice',
  'contact-cap',
  'account-cap',
  'live-limit',
  'own-limit',
  'own-type-limit',
  'serious-case',
  'health-poor',
  'renewal-near',
  'churn-notice',
  'absence',
  'contact-left',
  'permission-lapsed',
  'objection',
  'permission-refused',
  'permission-missing',
  'said-no',
  'said-never',
  'left-program',
  // What somebody reads who may not know the cause of a hold.
  'held-by-owner',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

export const lifters = [
  'time',
  'advocate',
  'company',
  'relationship-owner',
  'program-manager',
  'facts',
] as const
/** Who can end a block: time alone, a person, or the fact behind it changing. */
export type Lifter = (typeof lifters)[number]

export const sourceKinds = [
  'ledger-entry',
  'rest',
  'blackout',
  'absence',
  'case',
  'account',
  'contact',
  'objection',
  'permission',
  'willingness',
] as const

/** A row behind a reason; `name` is what a person calls it. */
export type Source = {
  readonly kind: (typeof sourceKinds)[number]
  readonly id: string
  readonly name: string
}

/** One reason why somebody may not be asked, with the rule and the rows behind it. */
export type Reason = {
  readonly code: ReasonCode
  readonly state: Exclude<StandingState, 'free' | 'close-to-limit'>
  /** The first day on which this reason stands no longer; null until a fact changes. */
  readonly until: Day | null
  /** One plain sentence without days; they stand beside it. */
  readonly says: string
  readonly rule: string
  readonly sources: readonly Source[]
  readonly liftedBy: Lifter
}

/** A reason and the days on which it stands: from `from` (null: always) up to, not including, `until`. */
export type Block = Reason & { readonly from: Day | null }

/** True when the block stands on that day. */
export function standsOn(block: Block, day: Day): boolean {
  return (block.from === null || block.from <= day) && (block.until === null || day < block.until)
}

/** What a program manager may set aside with the relationship owner's yes: our rules, never the customer's word. */
const overridable: ReadonlySet<ReasonCode> = new Set([
  'rest-after-use',
  'declined-lately',
  'contact-cap',
  'account-cap',
  'live-limit',
  'serious-case',
  'health-poor',
  'renewal-near',
  'churn-notice',
  'objection',
])

/**
 * True when a program manager may override the reason (practice B7 rule 3). What the advocate or the company
 * said themselves — rest, blackout, limits, no, never, permissions — can only be changed by recording their
 * new word; nobody is asked who left or is away.
 */
export function isOverridable(code: ReasonCode): boolean {
  return overridable.has(code)
}

const commercial: ReadonlySet<ReasonCode> = new Set([
  'serious-case',
  'health-poor',
  'renewal-near',
  'churn-notice',
  'objection',
])

/** A reason for somebody who may not read commercial facts: that it is held and until when, not because of what. */
export function withoutCommercial(reason: Reason): Reason {
  if (!commercial.has(reason.code)) return reason
  const says = 'Held by its relationship owner.'
  return { ...reason, code: 'held-by-owner', says, rule: 'Hold', sources: [], liftedBy: 'relationship-owner' }
}

/** The gravest first: never, blocked, held, resting; among equals the one that stands longest. */
export function byGravity(a: Reason, b: Reason): number {
  const graver = standingStates.indexOf(b.state) - standingStates.indexOf(a.state)
  return graver !== 0 ? graver : endOf(b) - endOf(a)
}

const endOf = ({ until }: Reason) => (until === null ? Number.MAX_SAFE_INTEGER : dayNumber(until))

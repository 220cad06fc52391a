import type { Instant } from '../../kernel/time.ts'
import type { RequestAsk } from '../asks/request-ask.ts'
import type { ClockKind, ClockSide } from './clock.ts'
import type { Pause } from './working-time.ts'

type Named = { readonly id: string; readonly name: string }

/** An exception somebody was asked about; a refused one stands in the way until the brief was changed. */
export type AskedException = {
  readonly openedAt: Instant
  readonly dueAt: Instant
  readonly decidedAt: Instant | null
  /** When it stood in the way no longer; null while it does. */
  readonly clearedAt: Instant | null
  readonly approver: Named | null
}

/** A late clock that was carried to somebody. */
export type Escalation = {
  readonly kind: string
  readonly askId: string | null
  readonly startedAt: Instant
  readonly to: Named | null
  readonly at: Instant
}

/** What the clocks of a request are read from. */
export type ClockFacts = {
  readonly isSelfService: boolean
  readonly requester: Named
  readonly handler: Named | null
  readonly submittedAt: Instant | null
  readonly answeredAt: Instant | null
  readonly matchedAt: Instant | null
  readonly closedAt: Instant | null
  readonly questions: readonly { readonly askedAt: Instant; readonly answeredAt: Instant | null }[]
  readonly exceptions: readonly AskedException[]
  readonly escalations: readonly Escalation[]
  readonly asks: readonly RequestAsk[]
}

/** One promise before it is measured: who owes what, from when, and what it waits for. */
export type Promised = {
  readonly kind: ClockKind
  readonly side: ClockSide
  readonly owes: Named | null
  readonly askId?: string
  /** What is said while it is owed, and once it is given. */
  readonly owed: string
  readonly given: string
  readonly from: Instant | null
  readonly until: Instant | null
  /** The promise in working days; or, where it was written down, the moment it is due. */
  readonly days?: number
  readonly dueAt?: Instant | null
  readonly pauses?: readonly Pause[]
  readonly pausedFor?: string
}

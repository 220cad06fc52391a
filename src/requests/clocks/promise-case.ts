import type { TeamKind } from '../../identity/team.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import type { RequestAsk } from '../asks/request-ask.ts'
import type { ExceptionKind } from '../exceptions/exception.ts'
import type { RequestRules } from '../rules.ts'
import type { Clock } from './run-clocks.ts'

type Named = { readonly id: string; readonly name: string }

/**
 * An ask, when its owner heard of it without being asked, when the customer was thanked, and the words that came from
 * the customer's side with when ours agreed to them or marked them up.
 */
export type PromisedAsk = RequestAsk & {
  readonly ownerToldAt: Instant | null
  readonly thankedAt: Instant | null
  readonly drafts: readonly { readonly at: Instant; readonly turnedAt: Instant | null }[]
}

/** One request as promises are read from it; its clocks have been run. */
export type PromiseFacts = {
  readonly request: { readonly id: string; readonly number: number; readonly title: string }
  readonly requester: Named
  readonly teamKind: TeamKind | null
  readonly activityCode: string | null
  readonly wanted: number
  readonly isSelfService: boolean
  readonly submittedAt: Instant
  readonly answeredAt: Instant | null
  readonly matchedAt: Instant | null
  readonly closedAt: Instant | null
  readonly needBy: Day | null
  readonly questions: number
  /** Its team has a quota that it counts against. */
  readonly hasQuota: boolean
  readonly exceptions: readonly {
    readonly kind: ExceptionKind
    readonly state: 'open' | 'approved' | 'refused'
  }[]
  readonly clocks: readonly Clock[]
  readonly asks: readonly PromisedAsk[]
  readonly opportunity: { readonly closesOn: Day | null; readonly isOpen: boolean } | null
}

/** One case of a promise: kept, missed, or excepted by whoever may. */
export type PromiseCase = {
  readonly request: PromiseFacts['request'] | null
  readonly owes: Named | null
  readonly state: 'met' | 'missed' | 'excepted'
  readonly detail: string
  readonly at: Instant
}

/** With what cases are judged. */
export type PromiseMoment = { readonly rules: RequestRules; readonly now: Instant; readonly timeZone: string }

/** The cases of one promise among requests; what is not decided yet is none. */
export type ReadCases = (facts: readonly PromiseFacts[], at: PromiseMoment) => readonly PromiseCase[]

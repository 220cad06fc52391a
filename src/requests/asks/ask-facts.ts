import type { ActivityFamily, Audience, OwnFieldKind, Timing } from '../../activities/activity-type.ts'
import type { AskState } from '../../activities/ledger.ts'
import type { Day, Instant } from '../../kernel/time.ts'

type Colleague = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly title: string | null
}

export type MeetingState = 'planned' | 'cancelled' | 'held' | 'missed'

/** Who did not come to an agreed talk: the customer, whom they would convince, or somebody of ours. */
export const whoMissed = ['advocate', 'prospect', 'ours'] as const
export type WhoMissed = (typeof whoMissed)[number]

/** An agreed talk. `timeZone` is the customer's. */
export type Meeting = {
  readonly startsAt: Instant
  readonly minutes: number
  readonly timeZone: string
  readonly place: string | null
  readonly sequence: number
  readonly state: MeetingState
  /** Who of ours is there, as written. */
  readonly fromUs: string | null
}

/** What whoever is to be convinced said about a talk. */
export type ProspectSide = {
  readonly offeredAt: Instant | null
  readonly round: number
  readonly questions: string
  readonly timeZone: string | null
  readonly endedAt: Instant | null
}

/** What stands in one of the fields that a kind of activity has besides those of every brief. */
export type FieldEntry = {
  readonly label: string
  readonly kind: OwnFieldKind
  readonly text: string
  /** The customer reads it, and whoever approves in their company. */
  readonly isForCustomer: boolean
}

/** Everything about one ask that a letter, a page of an outsider or an invitation may need. */
export type AskFacts = {
  readonly id: string
  readonly state: AskState
  readonly wasAsked: boolean
  readonly wishedOn: Day | null
  readonly doneOn: Day | null
  readonly answeredAt: Instant | null
  readonly deferredUntil: Day | null
  readonly neverAgain: boolean
  readonly reason: string | null
  readonly workspace: { readonly id: string; readonly name: string; readonly timeZone: string }
  readonly request: {
    readonly id: string
    readonly number: number
    readonly title: string
    readonly handlerId: string | null
    readonly requesterId: string
    readonly audience: Audience
    readonly minutes: number
    readonly language: string | null
    readonly place: string | null
    readonly needBy: Day | null
    readonly speaksWith: string | null
    readonly speaksWithEmail: string | null
    /** What the brief says in the fields of its kind, in their order; empty ones are left out. */
    readonly ownFields: readonly FieldEntry[]
  }
  readonly activity: {
    readonly id: string
    readonly name: string
    readonly germanName: string | null
    readonly family: ActivityFamily
    readonly isLive: boolean
    readonly timing: Timing
    /** What the kind calls the day of the request. */
    readonly dayLabel: string
  }
  readonly account: { readonly id: string; readonly name: string; readonly country: string | null }
  /** Null where the customer's company itself is asked. */
  readonly contact: {
    readonly id: string
    readonly name: string
    readonly title: string | null
    readonly mail: string | null
    readonly timeZone: string | null
    readonly languages: readonly string[]
  } | null
  readonly proposer: Colleague
  readonly requester: Colleague & { readonly timeZone: string | null }
  readonly handler: Colleague | null
  readonly owner: Colleague | null
  readonly opportunityId: string | null
  /** Name of the account to be convinced. */
  readonly prospect: string | null
  readonly whyYou: string
  readonly ownerAsks: boolean
  readonly sentThrough: 'mail' | 'copy' | 'owner' | null
  readonly answerBy: Instant | null
  readonly colleague: string | null
  readonly offered: readonly Instant[]
  /** Times the customer named. */
  readonly suggested: readonly Instant[]
  /** Times whom they would convince named. */
  readonly counterTimes: readonly Instant[]
  readonly meeting: Meeting | null
  readonly prospectSide: ProspectSide | null
  /** Everybody who is asked besides the customer said yes, or let the time go by. */
  readonly isCleared: boolean
  /** The customer's words are printed. */
  readonly needsWords: boolean
}

/** The customer's zone as far as it is known: of the meeting, of the person; else the workspace's. */
export function zoneOf(ask: AskFacts): string {
  return ask.meeting?.timeZone ?? ask.contact?.timeZone ?? ask.workspace.timeZone
}

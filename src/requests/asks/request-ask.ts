import type { AskState } from '../../activities/ledger.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import type { ApprovalState, ApprovalWay, AskApprover } from '../approvals/approval.ts'
import type { Wording } from '../approvals/wording.ts'
import type { WhoMissed } from './ask-facts.ts'
import type { ResultEntry } from './result.ts'

type Named = { readonly id: string; readonly name: string }

/** One step besides the customer's own yes: before they hear of an ask, or after they said yes. */
export type Approval = {
  readonly id: string
  readonly askId: string
  readonly approver: AskApprover
  readonly afterYes: boolean
  readonly person: Named | null
  /** Whose yes it is, where `person` stands in for them. */
  readonly onBehalfOf: Named | null
  /** Who answers in the customer's house. */
  readonly outsideName: string | null
  readonly windowDays: number
  readonly needsYes: boolean
  readonly state: ApprovalState
  readonly openedAt: Instant | null
  readonly dueAt: Instant | null
  readonly decidedAt: Instant | null
  readonly decidedBy: string | null
  readonly decidedThrough: ApprovalWay | null
  readonly comment: string | null
  /** The version of the words it was said to. */
  readonly wordingVersion: number | null
}

/** What whoever is to be convinced said about a talk, on their page. */
type OtherSide = {
  readonly offeredAt: Instant | null
  readonly endedAt: Instant | null
  readonly questions: string
  readonly counterTimes: readonly Instant[]
}

export type Feedback = {
  readonly side: 'requester' | 'advocate' | 'prospect'
  readonly score: number | null
  readonly comment: string | null
  readonly dueAt: Instant
  readonly givenAt: Instant | null
}

/** An ask as its request and its clocks know it. */
export type RequestAsk = {
  readonly id: string
  readonly requestId: string
  readonly state: AskState
  readonly isLive: boolean
  readonly contact: (Named & { readonly title: string | null }) | null
  readonly account: Named
  /** The relationship owner: the contact's own, else the account's. */
  readonly ownerId: string | null
  readonly proposedBy: Named
  readonly proposedAt: Instant | null
  readonly askedAt: Instant | null
  readonly answeredAt: Instant | null
  readonly closedAt: Instant | null
  readonly sentThrough: 'mail' | 'copy' | 'owner' | null
  readonly ownerAsks: boolean
  readonly answerBy: Instant | null
  readonly reason: string | null
  readonly deferredUntil: Day | null
  readonly whyYou: string
  readonly rankPermille: number | null
  readonly colleague: string | null
  readonly doneOn: Day | null
  readonly evidence: string | null
  readonly result: readonly ResultEntry[]
  readonly approvals: readonly Approval[]
  /** The customer's words are printed. */
  readonly needsWords: boolean
  readonly wording: Wording | null
  readonly suggested: readonly Instant[]
  readonly meeting: {
    readonly startsAt: Instant
    readonly minutes: number
    readonly timeZone: string
    readonly place: string | null
    readonly state: 'planned' | 'cancelled' | 'held' | 'missed'
    readonly fromUs: string | null
    readonly missing: WhoMissed | null
  } | null
  /** Absent or null while nobody wrote to them. */
  readonly otherSide?: OtherSide | null
  readonly feedback: readonly Feedback[]
}

/** The step that is open now, where one is. */
export function openApproval(ask: Pick<RequestAsk, 'approvals'>): Approval | undefined {
  return ask.approvals.find((approval) => approval.state === 'open')
}

/** Whom the ask is about, as a sentence names them. */
export function whomOf(ask: Pick<RequestAsk, 'contact' | 'account'>): string {
  return ask.contact?.name ?? ask.account.name
}

const approverNames: Readonly<Record<Approval['approver'], string>> = {
  owner: 'The relationship owner',
  company: 'The customer’s company',
  legal: 'Our legal',
  program: 'The program',
  executive: 'An executive',
}

/** Who is asked, as a sentence names them. */
export function approverOf(
  approval: Pick<Approval, 'approver' | 'person'> & Partial<Pick<Approval, 'onBehalfOf' | 'outsideName'>>,
): string {
  const { approver, person, onBehalfOf = null, outsideName = null } = approval
  const name = person?.name ?? outsideName ?? approverNames[approver]
  return onBehalfOf === null ? name : `${name} (for ${onBehalfOf.name})`
}

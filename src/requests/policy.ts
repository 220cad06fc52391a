import type { AskState } from '../activities/ledger.ts'
import { type Actor, hasRole, personOf } from '../kernel/actor.ts'
import type { AskApprover } from './approvals/approval.ts'
import type { RequestState } from './request.ts'

/** A request as far as permission depends on it. */
export type RequestRecord = {
  readonly requesterId: string
  readonly handlerId: string | null
  readonly state: RequestState
  /** The requester may propose an advocate themselves. */
  readonly isSelfService: boolean
  /** Whose customers it asks, whose deal it is for, and who is asked to approve. */
  readonly concernedIds: readonly string[]
}

/** An ask of a request as far as permission depends on it. */
export type RequestAskRecord = {
  readonly state: AskState
  readonly proposedById: string
  readonly ownerId: string | null
  /** The last approval is given. */
  readonly isCleared: boolean
}

const isManager = (actor: Actor) => hasRole(actor, 'program-manager')

/** True for whoever wrote the request. */
export function isRequester(actor: Actor, request: Pick<RequestRecord, 'requesterId'>): boolean {
  return personOf(actor) === request.requesterId
}

/** True where a request is shown: to the program, its requester, and those it concerns; a draft to nobody else. */
export function seesRequest(actor: Actor, request: RequestRecord): boolean {
  if (isRequester(actor, request)) return true
  if (request.state === 'draft') return false
  const person = personOf(actor)
  return isManager(actor) || (person !== null && request.concernedIds.includes(person))
}

/** Null where a request may be written: by anybody who works here. */
export function canRequest(actor: Actor): string | null {
  return personOf(actor) === null ? 'Only staff write requests.' : null
}

/** Null where the brief may be changed. */
export function canEditRequest(actor: Actor, request: RequestRecord): string | null {
  if (request.state === 'closed') return 'This request is closed.'
  if (isRequester(actor, request)) return null
  return isManager(actor) ? null : 'Only the requester and the program change the brief.'
}

/** Null where a draft may be submitted. */
export function canSubmit(actor: Actor, request: RequestRecord): string | null {
  if (request.state !== 'draft') return 'This request is submitted already.'
  return isRequester(actor, request) ? null : 'Only the requester submits a draft.'
}

/** Null where a request may be taken up, or handed to another program manager. */
export function canTake(actor: Actor, request: RequestRecord): string | null {
  if (!isManager(actor)) return 'Only program managers take requests up.'
  return openOr(request)
}

/** Null where the program may ask the requester something back. */
export function canAskRequester(actor: Actor, request: RequestRecord): string | null {
  if (!isManager(actor)) return 'Only program managers return a request with a question.'
  if (isRequester(actor, request)) return 'This request is your own.'
  return openOr(request)
}

/** Null where one may write in the conversation: everybody who sees a submitted request. */
export function canWrite(actor: Actor, request: RequestRecord): string | null {
  if (request.state === 'draft') return 'Submit the request first.'
  return personOf(actor) === null ? 'Only staff write here.' : null
}

/** Null where an advocate may be proposed: by the program, or by the requester where the activity lets them. */
export function canPropose(actor: Actor, request: RequestRecord): string | null {
  if (request.state === 'draft') return 'Submit the request first.'
  const closed = openOr(request)
  if (closed !== null) return closed
  if (isManager(actor)) return null
  if (!isRequester(actor, request)) return 'Only the requester and the program propose an advocate.'
  return request.isSelfService ? null : 'For this kind of activity the program proposes the advocate.'
}

/** Null where the request may be taken back. */
export function canWithdraw(actor: Actor, request: RequestRecord): string | null {
  if (request.state === 'closed') return 'This request is closed.'
  return isRequester(actor, request) || (isManager(actor) && request.state !== 'draft')
    ? null
    : 'Only the requester takes a request back.'
}

/** Null where the request may be closed with a cause. */
export function canClose(actor: Actor, request: RequestRecord): string | null {
  if (!isManager(actor)) return 'Only program managers close a request.'
  return openOr(request)
}

function openOr(request: RequestRecord): string | null {
  if (request.state === 'draft') return 'This request is a draft.'
  return request.state === 'closed' ? 'This request is closed.' : null
}

/**
 * Null where an ask may be carried on: sent by hand, its answer noted, a time agreed, reported on. By the program,
 * the requester, and whoever proposed it.
 */
export function canCarryOn(
  actor: Actor,
  request: RequestRecord,
  ask: Omit<RequestAskRecord, 'isCleared'>,
): string | null {
  const person = personOf(actor)
  if (isManager(actor) || isRequester(actor, request)) return null
  if (person !== null && (person === ask.proposedById || person === ask.ownerId)) return null
  return 'Only the requester, the relationship owner and the program do this.'
}

/** Null where an ask may be taken back. */
export function canWithdrawAsk(actor: Actor, request: RequestRecord, ask: RequestAskRecord): string | null {
  const person = personOf(actor)
  if (isManager(actor) || person === ask.proposedById) return null
  return isRequester(actor, request)
    ? null
    : 'Only who proposed it, the requester and the program take it back.'
}

/** Null where the requester's question after a talk is the actor's to answer. */
export function canGiveFeedback(actor: Actor, request: RequestRecord): string | null {
  return isRequester(actor, request) || isManager(actor) ? null : 'Only the requester answers this.'
}

/**
 * True where mail and phone of the customer are shown while the ask is on its way or done: to the relationship owner
 * and the program, and after the last approval to the requester and the proposer (domain.md, "Who sees what").
 */
export function seesReach(actor: Actor, request: RequestRecord, ask: RequestAskRecord): boolean {
  const isAllowed = ['asked', 'accepted', 'scheduled', 'done', 'debriefed'].includes(ask.state)
  if (!isAllowed || canCarryOn(actor, request, ask) !== null) return false
  return ask.isCleared || isManager(actor) || personOf(actor) === ask.ownerId
}

type ApprovalRecord = { readonly approver: AskApprover; readonly personId: string | null }

/** Null where an approval may be answered: by whoever is asked, or recorded by a program manager. */
export function canDecide(actor: Actor, approval: ApprovalRecord & { readonly id: string }): string | null {
  if (actor.kind === 'link') {
    const isTheirs = actor.purpose === 'approval' && actor.subjectId === approval.id
    return isTheirs ? null : 'This link is for something else.'
  }
  if (isManager(actor) || (approval.personId !== null && personOf(actor) === approval.personId)) return null
  if (approval.approver === 'executive' && hasRole(actor, 'executive')) return null
  return approval.approver === 'owner'
    ? 'This is the relationship owner’s to answer.'
    : 'Only a program manager notes who said yes.'
}

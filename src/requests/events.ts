import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { AskApprover } from './approvals/approval.ts'
import type { RequestOutcome, UnfilledCause } from './request.ts'

/** What somebody has to do with a request, as far as it can be handed over. */
export type HandedPart = 'requester' | 'handler' | 'proposer' | 'approver'

type NamedPerson = { readonly id: string; readonly name: string }

/** A request and the deal and prospect whose timelines show what happens to it. */
export type RequestAbout = {
  readonly id: string
  readonly opportunityId: string | null
  readonly prospectId: string | null
  readonly title: string
}

/** An ask of a request: whom it is about. */
type RequestAskAbout = {
  readonly askId: string
  readonly contactId: string | null
  readonly accountId: string
  readonly contact: string | null
}

const abouts = ({ opportunityId, prospectId }: RequestAbout) => ({
  ...(opportunityId === null ? {} : { opportunity: opportunityId }),
  ...(prospectId === null ? {} : { account: prospectId }),
})

const askAbouts = ({ askId, contactId, accountId }: RequestAskAbout) => ({
  ask: askId,
  account: accountId,
  ...(contactId === null ? {} : { contact: contactId }),
})

/** An event of a request, shown on its page and on the timelines of its deal and prospect. */
export function requestEvent(
  name: DomainEvent['name'],
  actor: Actor,
  request: RequestAbout,
  data: NonNullable<DomainEvent['data']> = {},
  texts: NonNullable<DomainEvent['texts']> = {},
): DomainEvent {
  const more = { about: abouts(request), data, texts: { title: request.title, ...texts } }
  return event(name, actor, { kind: 'request', id: request.id }, more)
}

/** An event of an ask, shown on the request's page and on the customer's timeline. R is about the ask's request. */
export function requestAskEvent(
  name: `request.${string}`,
  actor: Actor,
  request: RequestAbout,
  ask: RequestAskAbout,
  data: NonNullable<DomainEvent['data']> = {},
  texts: NonNullable<DomainEvent['texts']> = {},
): DomainEvent {
  const about = { ...abouts(request), ...askAbouts(ask) }
  const more = { about, data, texts: { title: request.title, contact: ask.contact, ...texts } }
  return event(name, actor, { kind: 'request', id: request.id }, more)
}

/** A request was written, as a draft or submitted at once. */
export function requestWritten(actor: Actor, request: RequestAbout, number: number): DomainEvent {
  return requestEvent('request.written', actor, request, { number })
}

/** A request was handed in: from now on its clocks run. */
export function requestSubmitted(
  actor: Actor,
  request: RequestAbout,
  more: { readonly activityTypeId: string; readonly isException: boolean },
): DomainEvent {
  return requestEvent('request.submitted', actor, request, { ...more })
}

/** The brief was changed. `fields` are the names of what changed, as the contract calls them. */
export function requestChanged(actor: Actor, request: RequestAbout, fields: readonly string[]): DomainEvent {
  return requestEvent('request.changed', actor, request, { fields })
}

/** A program manager took a request up, or it was handed to them. */
export function requestTaken(
  actor: Actor,
  request: RequestAbout,
  handler: { readonly id: string; readonly before: string | null; readonly name: string },
): DomainEvent {
  const data = { handlerId: handler.id, before: handler.before }
  return requestEvent('request.taken', actor, request, data, { handler: handler.name })
}

/** A request went back to the unassigned. */
export function requestReleased(
  actor: Actor,
  request: RequestAbout,
  before: { readonly id: string; readonly name: string } | null,
): DomainEvent {
  const texts = { handler: before?.name ?? null }
  return requestEvent('request.released', actor, request, { before: before?.id ?? null }, texts)
}

/** Somebody's part in a request went to a colleague: they left, or gave their work away. */
export function requestHandedOver(
  actor: Actor,
  request: RequestAbout,
  parts: readonly HandedPart[],
  people: { readonly from: NamedPerson; readonly to: NamedPerson },
): DomainEvent {
  const { from, to } = people
  const data = { fromId: from.id, toId: to.id, parts }
  return requestEvent('request.handed-over', actor, request, data, { from: from.name, to: to.name })
}

/** Everything somebody had went to a colleague, in one act. */
export function workHandedOver(
  actor: Actor,
  { from, to }: { readonly from: NamedPerson; readonly to: NamedPerson },
): DomainEvent {
  const subject = { kind: 'person', id: from.id } as const
  return event('person.work-handed-over', actor, subject, {
    data: { toId: to.id },
    texts: { from: from.name, to: to.name },
  })
}

/** The program asked the requester something back. */
export function requesterAsked(
  actor: Actor,
  request: RequestAbout,
  questionId: string,
  text: string,
): DomainEvent {
  return requestEvent('request.question-asked', actor, request, { questionId }, { text })
}

/** The requester answered the program's question. */
export function questionAnswered(actor: Actor, request: RequestAbout, questionId: string): DomainEvent {
  return requestEvent('request.question-answered', actor, request, { questionId })
}

/** Somebody wrote in the conversation. */
export function messageWritten(actor: Actor, request: RequestAbout, messageId: string): DomainEvent {
  return requestEvent('request.message-written', actor, request, { messageId })
}

/** An advocate was proposed: the ask took its place. */
export function advocateProposed(
  actor: Actor,
  request: RequestAbout,
  ask: RequestAskAbout,
  steps: readonly AskApprover[],
): DomainEvent {
  return requestAskEvent('request.advocate-proposed', actor, request, ask, { steps })
}

/** An ask was taken back by our side. */
export function proposalWithdrawn(
  actor: Actor,
  request: RequestAbout,
  ask: RequestAskAbout,
  reason: string,
): DomainEvent {
  return requestAskEvent('request.proposal-withdrawn', actor, request, ask, {}, { reason })
}

/** An approver said yes, said no, marked the words up, or let the time go by where silence is enough. */
export function approvalDecided(
  actor: Actor,
  request: RequestAbout,
  ask: RequestAskAbout,
  decision: {
    readonly approvalId: string
    readonly approver: AskApprover
    readonly state: 'approved' | 'refused' | 'passed' | 'marked-up'
    /** Asked once the customer had said yes themselves. */
    readonly afterYes: boolean
    readonly ownerAsks: boolean
    readonly until: string | null
    readonly comment: string | null
  },
): DomainEvent {
  const { comment, ...data } = decision
  return requestAskEvent('request.approval-decided', actor, request, ask, data, { comment })
}

/** An open approval went to the account's new relationship owner, or to whoever stands in. */
export function approvalReassigned(
  actor: Actor,
  request: RequestAbout,
  ask: RequestAskAbout,
  to: { readonly approvalId: string; readonly before: string | null; readonly after: string | null },
): DomainEvent {
  return requestAskEvent('request.approval-reassigned', actor, request, ask, { ...to })
}

/** The requester took the request back. */
export function requestWithdrawn(actor: Actor, request: RequestAbout, reason: string): DomainEvent {
  return requestEvent('request.withdrawn', actor, request, {}, { reason })
}

/** The request came to its end. */
export function requestClosed(
  actor: Actor,
  request: RequestAbout,
  end: {
    readonly outcome: RequestOutcome
    readonly cause: UnfilledCause | null
    readonly done: number
    readonly wanted: number
    readonly note: string | null
  },
): DomainEvent {
  const { note, ...data } = end
  return requestEvent('request.closed', actor, request, data, { note })
}

import type { Actor } from '../../kernel/actor.ts'
import type { DomainEvent } from '../../kernel/event.ts'
import { type RequestAbout, requestAskEvent } from '../events.ts'
import type { AskFacts, WhoMissed } from './ask-facts.ts'

/** Whom an ask is about, as its events tell it. */
export const aboutOf = (ask: AskFacts) => ({
  askId: ask.id,
  contactId: ask.contact?.id ?? null,
  accountId: ask.account.id,
  contact: ask.contact?.name ?? ask.account.name,
})

/** The ask went to the customer. */
export function askSent(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  through: 'mail' | 'copy' | 'owner',
): DomainEvent {
  return requestAskEvent('request.ask-sent', actor, request, aboutOf(ask), { through })
}

/** The customer answered, by their page or to one of ours. */
export function askAnswered(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  answer: {
    readonly answer: string
    readonly until: string | null
    readonly reason: string | null
    readonly colleague: string | null
  },
): DomainEvent {
  const { reason, colleague, ...data } = answer
  return requestAskEvent('request.ask-answered', actor, request, aboutOf(ask), data, { reason, colleague })
}

/** The time to answer went by. */
export function askExpired(actor: Actor, request: RequestAbout, ask: AskFacts): DomainEvent {
  return requestAskEvent('request.ask-expired', actor, request, aboutOf(ask))
}

/** A time was agreed, or another one in its place. */
export function meetingAgreed(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  meeting: { readonly startsAt: string; readonly minutes: number; readonly sequence: number },
): DomainEvent {
  return requestAskEvent('request.meeting-agreed', actor, request, aboutOf(ask), { ...meeting })
}

/** The agreed talk was cancelled. */
export function meetingCancelled(actor: Actor, request: RequestAbout, ask: AskFacts): DomainEvent {
  const startsAt = ask.meeting?.startsAt ?? null
  return requestAskEvent('request.meeting-cancelled', actor, request, aboutOf(ask), { startsAt })
}

/** It took place. */
export function askDone(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  doneOn: string,
  evidence: string,
): DomainEvent {
  return requestAskEvent('request.ask-done', actor, request, aboutOf(ask), { doneOn }, { evidence })
}

/** What was noted of the result was added to, or corrected. */
export function resultCorrected(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  evidence: string,
): DomainEvent {
  return requestAskEvent('request.result-corrected', actor, request, aboutOf(ask), {}, { evidence })
}

/** It did not take place though it was agreed. */
export function askMissed(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  reason: string,
  more: { readonly missing: WhoMissed | null; readonly again: boolean },
): DomainEvent {
  return requestAskEvent('request.ask-missed', actor, request, aboutOf(ask), { ...more }, { reason })
}

/** One side said how it went. */
export function feedbackGiven(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  feedback: {
    readonly side: 'requester' | 'advocate' | 'prospect'
    readonly score: number
    readonly comment: string | null
  },
): DomainEvent {
  const { comment, ...data } = feedback
  return requestAskEvent('request.feedback-given', actor, request, aboutOf(ask), data, { comment })
}

/** The customer was told what the opportunity came to for which they spoke, or that their piece appeared. */
export function outcomeTold(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  outcome: 'won' | 'lost' | 'appeared',
): DomainEvent {
  return requestAskEvent('request.outcome-told', actor, request, aboutOf(ask), { outcome })
}

/** Somebody wrote a version of the words that are printed. */
export function wordsWritten(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  words: { readonly version: number; readonly side: string },
): DomainEvent {
  return requestAskEvent('request.words-written', actor, request, aboutOf(ask), { ...words })
}

/** One side agreed to the words that are printed. */
export function wordsAgreed(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  words: { readonly version: number; readonly side: string },
): DomainEvent {
  return requestAskEvent('request.words-agreed', actor, request, aboutOf(ask), { ...words })
}

/** It was named who approves in the customer's house. */
export function approverNamed(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  approver: string,
): DomainEvent {
  return requestAskEvent('request.approver-named', actor, request, aboutOf(ask), {}, { approver })
}

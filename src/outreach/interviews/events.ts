import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'

type About = { readonly contactId: string }

const interviewEvent = (
  name: DomainEvent['name'],
  actor: Actor,
  { contactId }: About,
  more: Pick<DomainEvent, 'data' | 'texts'> = {},
): DomainEvent => event(name, actor, { kind: 'contact', id: contactId }, more)

/** Times for an interview were offered to the customer. */
export function interviewOffered(actor: Actor, about: About, times: number): DomainEvent {
  return interviewEvent('interview.times-offered', actor, about, { data: { times } })
}

/** The interview was called off, or its agreed time given up. */
export function interviewCalledOff(actor: Actor, about: About, reason: string | null): DomainEvent {
  return interviewEvent('interview.called-off', actor, about, { texts: { reason } })
}

/** The customer looked over what is known, and wrote or corrected some of it. */
export function interviewPrepared(actor: Actor, about: About, sections: readonly string[]): DomainEvent {
  return interviewEvent('interview.prepared', actor, about, { data: { sections } })
}

/** The account team said what we should know, or whether what was written is right. */
export function interviewTaskAnswered(
  actor: Actor,
  about: About,
  answered: { readonly kind: string; readonly isRight: boolean | null },
): DomainEvent {
  return interviewEvent('interview.team-answered', actor, about, { data: answered })
}

/** Words were made of an interview. */
export function draftsMade(actor: Actor, about: About, count: number): DomainEvent {
  return interviewEvent('interview.drafts-made', actor, about, { data: { count } })
}

/** A draft went to the speaker, came back, or was dropped. */
export function draftMoved(
  actor: Actor,
  about: About & { readonly id: string },
  to: { readonly state: string; readonly kind: string },
): DomainEvent {
  return interviewEvent('interview.draft-moved', actor, about, { data: { draftId: about.id, ...to } })
}

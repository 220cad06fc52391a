import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'

/** Somebody wants to be erased; it waits for a program manager. */
export function erasureAsked(actor: Actor, contactId: string): DomainEvent {
  return event('contact.erasure-asked', actor, { kind: 'contact', id: contactId })
}

/** Nothing is known of a contact any more; what was made of their words has to be made anew. */
export function contactErased(actor: Actor, contactId: string, accountId: string | null): DomainEvent {
  const about = accountId === null ? {} : { account: accountId }
  return event('contact.erased', actor, { kind: 'contact', id: contactId }, { about })
}

/** Somebody who was erased agreed to be known again. */
export function contactAgreedAnew(actor: Actor, contactId: string): DomainEvent {
  return event('contact.agreed-anew', actor, { kind: 'contact', id: contactId })
}

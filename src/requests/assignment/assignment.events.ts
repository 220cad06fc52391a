import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'

/** A plan for all open requests was asked for. */
export function assignmentAsked(actor: Actor, planId: string): DomainEvent {
  return event('assignment.asked', actor, { kind: 'assignment-plan', id: planId })
}

/** Somebody said that no plan shall propose this person for this request, or that one may again. */
export function assignmentDismissed(
  actor: Actor,
  what: { readonly requestId: string; readonly contactId: string },
  isDismissed: boolean,
): DomainEvent {
  const name = isDismissed ? 'assignment.dismissed' : 'assignment.considered-again'
  return event(name, actor, { kind: 'request', id: what.requestId }, { about: { contact: what.contactId } })
}

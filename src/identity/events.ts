import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'

export function workspaceCreated(actor: Actor, name: string): DomainEvent {
  return event('workspace.created', actor, { kind: 'workspace', id: actor.workspaceId }, { texts: { name } })
}

export function personSignedIn(actor: Actor, personId: string, how: string): DomainEvent {
  return event('person.signed-in', actor, { kind: 'person', id: personId }, { data: { how } })
}

export function personSignedOut(actor: Actor, personId: string): DomainEvent {
  return event('person.signed-out', actor, { kind: 'person', id: personId })
}

export function keyMade(
  actor: Actor,
  personId: string,
  key: { name: string; scopes: readonly string[] },
): DomainEvent {
  return event(
    'key.made',
    actor,
    { kind: 'person', id: personId },
    { data: { scopes: key.scopes }, texts: { name: key.name } },
  )
}

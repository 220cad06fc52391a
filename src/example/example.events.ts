import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'

/** Somebody made the example company; told in the workspace they came from. */
export function exampleOpened(actor: Actor, exampleId: string): DomainEvent {
  return event('example.opened', actor, { kind: 'workspace', id: exampleId })
}

/** The example company has all its content; told in itself. */
export function exampleFilled(actor: Actor): DomainEvent {
  return event('example.filled', actor, { kind: 'workspace', id: actor.workspaceId })
}

/** Somebody removed the example company; told in the workspace they came from. */
export function exampleRemoved(actor: Actor, exampleId: string): DomainEvent {
  return event('example.removed', actor, { kind: 'workspace', id: exampleId })
}

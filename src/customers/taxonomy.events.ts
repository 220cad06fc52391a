import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'

const workspaceOf = ({ workspaceId }: Actor) => ({ kind: 'workspace', id: workspaceId }) as const
const term = (id: string) => ({ kind: 'term', id }) as const

/** The workspace added a term of its own. */
export function termAdded(actor: Actor, termId: string, taxonomy: string, name: string): DomainEvent {
  return event('term.added', actor, term(termId), { data: { taxonomy }, texts: { name } })
}

/** A term has another name; the old one stays as an alias. */
export function termRenamed(actor: Actor, termId: string, before: string, after: string): DomainEvent {
  return event('term.renamed', actor, term(termId), { texts: { before, after } })
}

/** A term stands below another one, or at the top (null). */
export function termMoved(actor: Actor, termId: string, parentId: string | null): DomainEvent {
  return event('term.moved', actor, term(termId), { data: { parentId } })
}

/** A term is no longer given to anything. */
export function termRetired(actor: Actor, termId: string): DomainEvent {
  return event('term.retired', actor, term(termId))
}

/** A retired term is in use again. */
export function termBroughtBack(actor: Actor, termId: string): DomainEvent {
  return event('term.brought-back', actor, term(termId))
}

/** A term may be written in one more way. */
export function termAliasAdded(actor: Actor, termId: string, alias: string): DomainEvent {
  return event('term.alias-added', actor, term(termId), { texts: { alias } })
}

/** A way to write a term was taken away. */
export function termAliasRemoved(actor: Actor, termId: string, alias: string): DomainEvent {
  return event('term.alias-removed', actor, term(termId), { texts: { alias } })
}

type Mapped = { readonly id: string; readonly taxonomy: string; readonly value: string }

/** A value that waited got its place; `records` is how many records changed. */
export function valueMapped(actor: Actor, mapping: Mapped, records: number): DomainEvent {
  return event(
    'value.mapped',
    actor,
    { kind: 'mapping', id: mapping.id },
    { data: { taxonomy: mapping.taxonomy, records }, texts: { value: mapping.value } },
  )
}

/** A value without a place is left as it came, and waits no more. */
export function valueLeft(actor: Actor, taxonomy: string, value: string): DomainEvent {
  return event('value.left', actor, workspaceOf(actor), { data: { taxonomy }, texts: { value } })
}

/** A value that was left as it came waits for its place again. */
export function valueTakenUp(actor: Actor, taxonomy: string, value: string): DomainEvent {
  return event('value.taken-up', actor, workspaceOf(actor), { data: { taxonomy }, texts: { value } })
}

/** A mapping was taken back; `records` is how many records carry their text again. */
export function mappingUndone(actor: Actor, mapping: Mapped, records: number): DomainEvent {
  return event(
    'value.mapping-undone',
    actor,
    { kind: 'mapping', id: mapping.id },
    { data: { taxonomy: mapping.taxonomy, records }, texts: { value: mapping.value } },
  )
}

import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'

const term = (id: string) => ({ kind: 'term', id }) as const

export function termAdded(actor: Actor, termId: string, taxonomy: string, name: string): DomainEvent {
  return event('term.added', actor, term(termId), { data: { taxonomy }, texts: { name } })
}

export function termRenamed(actor: Actor, termId: string, before: string, after: string): DomainEvent {
  return event('term.renamed', actor, term(termId), { texts: { before, after } })
}

export function termMoved(actor: Actor, termId: string, parentId: string | null): DomainEvent {
  return event('term.moved', actor, term(termId), { data: { parentId } })
}

export function termRetired(actor: Actor, termId: string): DomainEvent {
  return event('term.retired', actor, term(termId))
}

export function termBroughtBack(actor: Actor, termId: string): DomainEvent {
  return event('term.brought-back', actor, term(termId))
}

export function termAliasAdded(actor: Actor, termId: string, alias: string): DomainEvent {
  return event('term.alias-added', actor, term(termId), { texts: { alias } })
}

export function termAliasRemoved(actor: Actor, termId: string, alias: string): DomainEvent {
  return event('term.alias-removed', actor, term(termId), { texts: { alias } })
}

type Mapped = { readonly id: string; readonly taxonomy: string; readonly value: string }

export function valueMapped(actor: Actor, mapping: Mapped, records: number): DomainEvent {
  return event(
    'value.mapped',
    actor,
    { kind: 'mapping', id: mapping.id },
    { data: { taxonomy: mapping.taxonomy, records }, texts: { value: mapping.value } },
  )
}

export function mappingUndone(actor: Actor, mapping: Mapped, records: number): DomainEvent {
  return event(
    'value.mapping-undone',
    actor,
    { kind: 'mapping', id: mapping.id },
    { data: { taxonomy: mapping.taxonomy, records }, texts: { value: mapping.value } },
  )
}

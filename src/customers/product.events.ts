import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'

const product = (id: string) => ({ kind: 'product', id }) as const

/** A product was added. */
export function productCreated(actor: Actor, productId: string, name: string): DomainEvent {
  return event('product.created', actor, product(productId), { texts: { name } })
}

/** A product was changed; `fields` names what. */
export function productUpdated(actor: Actor, productId: string, fields: readonly string[]): DomainEvent {
  return event('product.updated', actor, product(productId), { data: { fields } })
}

/** A product is no longer offered. */
export function productRetired(actor: Actor, productId: string): DomainEvent {
  return event('product.retired', actor, product(productId))
}

/** A retired product is offered again. */
export function productBroughtBack(actor: Actor, productId: string): DomainEvent {
  return event('product.brought-back', actor, product(productId))
}

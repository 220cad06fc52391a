import type { Actor } from './actor.ts'

/**
 * A fact that happened. `data` holds ids, codes and numbers only; names, addresses and free text go
 * into `texts`, which erasure may blank.
 */
export type DomainEvent = {
  readonly name: `${string}.${string}`
  readonly actor: Actor
  readonly subject: { readonly kind: string; readonly id: string }
  /** Other records this concerns, so that their timelines show it too: `{ account: id, contact: id }`. */
  readonly about?: Readonly<Record<string, string>>
  readonly data?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>
  readonly texts?: Readonly<Record<string, string | null>>
}

/** Builds an event; a noun's `events.ts` has one function per fact that calls this. */
export function event(
  name: DomainEvent['name'],
  actor: Actor,
  subject: DomainEvent['subject'],
  more: Pick<DomainEvent, 'about' | 'data' | 'texts'> = {},
): DomainEvent {
  return { name, actor, subject, ...more }
}

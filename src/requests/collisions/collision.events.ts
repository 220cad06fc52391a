import type { Actor } from '../../kernel/actor.ts'
import type { DomainEvent } from '../../kernel/event.ts'
import { type RequestAbout, requestAskEvent } from '../events.ts'

/** An advocate was proposed though other teams are with them, and whoever proposed knew. */
export function collisionAcknowledged(
  actor: Actor,
  request: RequestAbout,
  ask: Parameters<typeof requestAskEvent>[3],
  others: readonly string[],
): DomainEvent {
  return requestAskEvent(
    'request.collision-acknowledged',
    actor,
    request,
    ask,
    { others: others.length },
    { others: others.join('; ') },
  )
}

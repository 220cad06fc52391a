import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'

type About = { readonly id: string; readonly accountId: string; readonly personId: string }

/** A relationship owner was asked whom they would put forward. */
export function ownerPrompted(
  actor: Actor,
  { id, accountId, personId }: About,
  occasion: string,
): DomainEvent {
  return event(
    'nomination-prompt.asked',
    actor,
    { kind: 'nomination-prompt', id },
    { about: { account: accountId, person: personId }, data: { occasion } },
  )
}

/** They put nobody forward, for this reason. */
export function promptClosed(actor: Actor, { id, accountId, personId }: About, reason: string): DomainEvent {
  return event(
    'nomination-prompt.nobody',
    actor,
    { kind: 'nomination-prompt', id },
    { about: { account: accountId, person: personId }, data: { reason } },
  )
}

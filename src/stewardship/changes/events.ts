import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'
import type { ChangeKind, ChangeSource, DepartureCause, ReviewDecision } from './change.ts'

type About = { readonly contactId: string; readonly accountId: string | null }

const about = ({ contactId, accountId }: About) => ({
  contact: contactId,
  ...(accountId === null ? {} : { account: accountId }),
})

/** Something changed with somebody in the program, and a review of them is open. */
export function changeReported(
  actor: Actor,
  reviewId: string,
  whom: About,
  change: { readonly kind: ChangeKind; readonly source: ChangeSource; readonly isFirst: boolean },
): DomainEvent {
  const subject = { kind: 'change-review', id: reviewId }
  return event('change.reported', actor, subject, { about: about(whom), data: { ...change } })
}

/** A review was decided, with what it did. */
export function reviewDecided(
  actor: Actor,
  reviewId: string,
  whom: About,
  decided: {
    readonly decision: ReviewDecision
    readonly cause: DepartureCause | null
    readonly toAccountId: string | null
    readonly successorId: string | null
  },
): DomainEvent {
  const subject = { kind: 'change-review', id: reviewId }
  return event('change-review.decided', actor, subject, { about: about(whom), data: { ...decided } })
}

/** Somebody said why an advocate was lost. */
export function departureExplained(actor: Actor, whom: About, cause: DepartureCause): DomainEvent {
  const subject = { kind: 'contact', id: whom.contactId }
  return event('departure.explained', actor, subject, { about: about(whom), data: { cause } })
}

/** A new address was made where mail providers tell of bounces; an older one opens nothing any more. */
export function bounceAddressMade(actor: Actor): DomainEvent {
  return event('bounce-address.made', actor, { kind: 'workspace', id: actor.workspaceId })
}

/** Mail to an address of theirs came back for good; the address itself stands in no event. */
export function mailBounced(actor: Actor, whom: About): DomainEvent {
  const more = whom.accountId === null ? {} : { about: { account: whom.accountId } }
  return event('contact.mail-bounced', actor, { kind: 'contact', id: whom.contactId }, more)
}

/** Somebody said that an address of theirs works after all. */
export function mailWorks(actor: Actor, whom: About): DomainEvent {
  const more = whom.accountId === null ? {} : { about: { account: whom.accountId } }
  return event('contact.mail-works', actor, { kind: 'contact', id: whom.contactId }, more)
}

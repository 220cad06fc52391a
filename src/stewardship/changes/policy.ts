import { type OwnedContact, ownsContact, seesContact } from '../../customers/policy.ts'
import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'
import type { ReviewDecision } from './change.ts'

/** Null where what happened to a customer is shown: to whoever sees their record. */
export function canReadReview(actor: Actor, contact: OwnedContact): string | null {
  return seesContact(actor, contact) ? null : 'Changes are for the relationship owner and the program.'
}

/** Null where a change may be told: by everybody on the staff, so that it is told at all. */
export function canTellChange(actor: Actor): string | null {
  return personOf(actor) === null && actor.kind !== 'system' ? 'Only staff tell of changes.' : null
}

/** Null where a review may be decided so: the relationship owner says that all is as it was, the program all else. */
export function canDecide(actor: Actor, contact: OwnedContact, decision: ReviewDecision): string | null {
  if (hasRole(actor, 'program-manager')) return null
  if (decision === 'stays' && ownsContact(actor, contact)) return null
  return decision === 'stays'
    ? 'Only the relationship owner or a program manager says that nothing changed.'
    : 'Only a program manager ends somebody’s place in the program; tell them what you know.'
}

/** Null where bounced mails may be told of: by the program and by whoever looks after the mail. */
export function canTellBounces(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'administrator')
    ? null
    : 'Only program managers and administrators tell of bounces.'
}

/** Whose reviews a list shows: null for everybody's, else the relationship owner's own. */
export function reviewsForWhom(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : personOf(actor)
}

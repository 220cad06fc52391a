import { type OwnedContact, ownsContact, seesContact } from '../customers/policy.ts'
import { type Actor, hasRole, personOf } from '../kernel/actor.ts'

/** Null where it is shown how an advocate is cared for: to whoever reads their timeline. */
export function canReadCare(actor: Actor, contact: OwnedContact): string | null {
  return seesContact(actor, contact)
    ? null
    : 'How somebody is cared for is for the relationship owner and the program.'
}

/** Null where the next touch may be planned and a value touch sent: by whoever the customer knows. */
export function canCare(actor: Actor, contact: OwnedContact): string | null {
  if (hasRole(actor, 'program-manager') || ownsContact(actor, contact)) return null
  return 'Only the relationship owner or a program manager looks after this advocate.'
}

/** Whose advocates a list of care is about: null for everybody's, else the relationship owner's own. */
export function caresForWhom(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : personOf(actor)
}

/** Null where the library of value touches may be changed. */
export function canEditValueTouches(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers change the value touches.'
}

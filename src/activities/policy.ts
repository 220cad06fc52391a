import {
  type OwnedContact,
  type OwnedOpportunity,
  seesAccount,
  seesContact,
  seesOpportunity,
} from '../customers/policy.ts'
import { type Actor, hasRole, personOf } from '../kernel/actor.ts'

/** Null where the catalogue of activity types may be changed, else the reason why not. */
export function canEditCatalogue(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'administrator')
    ? null
    : 'Only program managers and administrators change what customers can be asked for.'
}

/** Null where past uses, gives and touches may be brought in from a file. */
export function canImportHistory(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'administrator')
    ? null
    : 'Only program managers and administrators bring in past uses.'
}

/** Null where a contact's timeline is shown: to the relationship owner and the program. */
export function canReadContactLedger(actor: Actor, contact: OwnedContact): string | null {
  return seesContact(actor, contact) ? null : 'The timeline is for the relationship owner and the program.'
}

/** Null where an account's timeline is shown. */
export function canReadAccountLedger(
  actor: Actor,
  account: { readonly ownerId: string | null },
): string | null {
  return seesAccount(actor, account) ? null : 'The timeline is for the relationship owner and the program.'
}

/** Null where what was asked and shared for an opportunity is shown. */
export function canReadOpportunityLedger(actor: Actor, opportunity: OwnedOpportunity): string | null {
  return seesOpportunity(actor, opportunity) ? null : 'This is for the opportunity’s owner and the program.'
}

/** Null where a touch or a give may be written down: everybody on the staff may, so that it is written at all. */
export function canLog(actor: Actor): string | null {
  return personOf(actor) === null && actor.kind !== 'system' ? 'Only staff write into the ledger.' : null
}

/** Null where a closed row may be corrected by a reversing one. */
export function canReverse(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only a program manager corrects the ledger.'
}

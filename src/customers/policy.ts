import { type Actor, hasRole, personOf } from '../kernel/actor.ts'

/** Who of the customer's side a person is asking about, as far as permission depends on it. */
export type OwnedAccount = { readonly ownerId: string | null }
export type OwnedContact = OwnedAccount & { readonly relationshipOwnerId: string | null }
export type OwnedOpportunity = OwnedContact

/** True for the relationship owner of an account. */
export function ownsAccount(actor: Actor, account: OwnedAccount): boolean {
  const person = personOf(actor)
  return person !== null && account.ownerId === person
}

/** True for the relationship owner of a contact: their own, else their account's. */
export function ownsContact(actor: Actor, contact: OwnedContact): boolean {
  const person = personOf(actor)
  return person !== null && (contact.ownerId === person || contact.relationshipOwnerId === person)
}

/** True for a customer who speaks for themself, through a link that was sent to them. */
export function isThemself(actor: Actor, contact: { readonly contactId?: string }): boolean {
  return actor.kind === 'link' && actor.contactId != null && actor.contactId === contact.contactId
}

/**
 * True for whoever sees every account in full: program managers and executives (domain.md, "Who sees what").
 * Everybody else sees their own in full, and of others who they are and who owns them.
 */
export function seesAllAccounts(actor: Actor): boolean {
  return hasRole(actor, 'program-manager', 'executive')
}

/** True where an account's facts are shown, not only its name. */
export function seesAccount(actor: Actor, account: OwnedAccount): boolean {
  return seesAllAccounts(actor) || ownsAccount(actor, account)
}

/** Contract value and health: relationship owner, program manager and executive only. */
export function seesCommercialFacts(actor: Actor, account: OwnedAccount): boolean {
  return hasRole(actor, 'program-manager', 'executive') || ownsAccount(actor, account)
}

/** True for whoever sees every contact in full: program managers. Executives see names, as members do. */
export function seesAllContacts(actor: Actor): boolean {
  return hasRole(actor, 'program-manager')
}

/** True where a contact's record is shown, not only name, title and company. */
export function seesContact(actor: Actor, contact: OwnedContact): boolean {
  return seesAllContacts(actor) || ownsContact(actor, contact)
}

/** Null where mail, phone and assistant may be looked at; each look is logged. */
export function canSeeContactDetails(actor: Actor, contact: OwnedContact): string | null {
  if (hasRole(actor, 'program-manager') || ownsContact(actor, contact)) return null
  return 'Mail and phone are for the relationship owner and the program.'
}

/** True where an opportunity is shown at all: its owner, its account's owner, program manager, executive. */
export function seesOpportunity(actor: Actor, opportunity: OwnedOpportunity): boolean {
  return seesAllOpportunities(actor) || ownsContact(actor, opportunity)
}

/** True for whoever sees every opportunity: program managers and executives. */
export function seesAllOpportunities(actor: Actor): boolean {
  return hasRole(actor, 'program-manager', 'executive')
}

/** Null where an account or contact may be made: by anybody who works with customers. */
export function canCreateCustomer(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'member')
    ? null
    : 'Only members and program managers add customers.'
}

/** Null where an account and what belongs to it may be changed. */
export function canEditAccount(actor: Actor, account: OwnedAccount): string | null {
  if (hasRole(actor, 'program-manager') || ownsAccount(actor, account)) return null
  return 'Only the relationship owner or a program manager changes this account.'
}

/** Null where a contact and what belongs to it may be changed; everybody their own, by a link that was sent to them. */
export function canEditContact(
  actor: Actor,
  contact: OwnedContact & { readonly id?: string },
): string | null {
  if (hasRole(actor, 'program-manager') || ownsContact(actor, contact)) return null
  if (contact.id !== undefined && isThemself(actor, { contactId: contact.id })) return null
  return 'Only the relationship owner or a program manager changes this contact.'
}

/** Null where an opportunity may be changed or closed. */
export function canEditOpportunity(actor: Actor, opportunity: OwnedOpportunity): string | null {
  if (hasRole(actor, 'program-manager') || ownsContact(actor, opportunity)) return null
  return 'Only its owner, the account’s owner or a program manager changes this opportunity.'
}

/** Null where the relationship owner may be set: by a program manager, or by the owner who hands over. */
export function canSetOwner(actor: Actor, account: OwnedAccount): string | null {
  if (hasRole(actor, 'program-manager') || ownsAccount(actor, account)) return null
  return 'Only the present relationship owner or a program manager hands an account over.'
}

/** Null where all accounts of one person may be handed to another. */
export function canHandOver(actor: Actor): string | null {
  if (hasRole(actor, 'program-manager', 'administrator')) return null
  return 'Only program managers and administrators hand over what somebody leaves behind.'
}

/** Null where files of customers may be taken in. */
export function canImport(actor: Actor): string | null {
  if (hasRole(actor, 'program-manager', 'administrator')) return null
  return 'Only program managers and administrators import customers.'
}

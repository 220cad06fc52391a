import {
  isThemself,
  type OwnedContact,
  ownsAccount,
  ownsContact,
  seesCommercialFacts,
  seesContact,
} from '../customers/policy.ts'
import { type Actor, hasRole } from '../kernel/actor.ts'

/** What an ask comes from: a request, a program of ours, or a person directly. */
export type AskSource = 'request' | 'program' | 'person'

/**
 * Null where an ask may be written: by program managers for whatever it is; for a request by our own people, since
 * the rules of requests have said who may propose whom before it comes to this.
 */
export function canReserve(actor: Actor, source: AskSource): string | null {
  if (hasRole(actor, 'program-manager')) return null
  if (source === 'request' && actor.kind === 'person') return null
  return 'Only program managers ask advocates for something.'
}

/**
 * Null where an ask may be moved on: by program managers; the ask of a request also by its own people and by the
 * customer, whose links and rights requests have looked at.
 */
export function canSettle(actor: Actor, ask: { readonly sourceKind: AskSource | 'import' }): string | null {
  if (hasRole(actor, 'program-manager') || ask.sourceKind === 'request') return null
  return 'Only program managers move an ask on.'
}

/** Null where an ask that took place outside may be written down: by everybody here, so that it is at all (CS-10). */
export function canLogOutside(actor: Actor): string | null {
  return actor.kind === 'person' ? null : 'Only staff write down what was asked outside.'
}

/** Null where it may be taken back as a mistake: by whoever wrote it down or is said to have asked, and the program. */
export function canTakeBackOutside(
  actor: Actor,
  ask: { readonly loggedBy: string | null; readonly askedBy: string },
): string | null {
  if (hasRole(actor, 'program-manager')) return null
  const isTheirs = actor.kind === 'person' && [ask.loggedBy, ask.askedBy].includes(actor.personId)
  return isTheirs ? null : 'Only whoever wrote it down, who asked, and the program take it back.'
}

/** Null where a rule of ours may be set aside for one ask (practice B7 rule 3). */
export function canOverride(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only a program manager sets a limit aside.'
}

/** Null where rest may be noted and ended: by the advocate, and by others in their name. */
export function canRest(
  actor: Actor,
  contact: OwnedContact & { readonly contactId?: string },
): string | null {
  if (hasRole(actor, 'program-manager') || ownsContact(actor, contact)) return null
  if (isThemself(actor, contact)) return null
  return 'Only the relationship owner or a program manager lets an advocate rest.'
}

/**
 * Null where an objection may be raised and lifted: the relationship owner's, by the link of an approval too, or
 * noted by the program.
 */
export function canObject(actor: Actor, account: { readonly ownerId: string | null }): string | null {
  if (hasRole(actor, 'program-manager') || ownsAccount(actor, account)) return null
  if (actor.kind === 'link' && (actor.purpose === 'approval' || actor.purpose === 'outreach')) return null
  return 'Only the relationship owner or a program manager objects for this account.'
}

/** Null where it is shown whether somebody may be asked: of discoverable advocates to all, else as the contact is. */
export function canReadStanding(
  actor: Actor,
  contact: OwnedContact & { readonly isDiscoverable: boolean },
): string | null {
  if (contact.isDiscoverable) return null
  return seesContact(actor, contact) ? null : 'This contact is not discoverable yet.'
}

/** Null where the asks behind somebody's load are shown. */
export function canReadLoad(actor: Actor, contact: OwnedContact): string | null {
  return seesContact(actor, contact)
    ? null
    : 'What makes up the load is for the relationship owner and the program.'
}

/** True where a hold's cause is told: renewal, health, cases and objections are commercial facts. */
export function seesCauses(actor: Actor, contact: OwnedContact): boolean {
  return ownsContact(actor, contact) || seesCommercialFacts(actor, { ownerId: contact.relationshipOwnerId })
}

/** Null where it is shown whom a change of the rules would touch. */
export function canReadEffects(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'administrator')
    ? null
    : 'Only the program sees whom a change touches.'
}

/** Whom a limit is for, as far as permission depends on it; without an owner for a whole segment. */
export type Limited =
  | { readonly level: 'segment' }
  | { readonly level: 'account'; readonly ownerId: string | null }
  | ({ readonly level: 'advocate' } & OwnedContact)

function ownsLimited(actor: Actor, limited: Limited): boolean {
  switch (limited.level) {
    case 'segment':
      return false
    case 'account':
      return ownsAccount(actor, limited)
    case 'advocate':
      return ownsContact(actor, limited)
  }
}

/** Null where a threshold may be set for a segment, an account or an advocate; owners only for their own. */
export function canSetLimit(actor: Actor, limited: Limited): string | null {
  if (hasRole(actor, 'program-manager') || ownsLimited(actor, limited)) return null
  return limited.level === 'segment'
    ? 'Only a program manager sets limits for a segment.'
    : 'Only the relationship owner or a program manager sets limits here.'
}

/** Null where a limit may be lifted or loosened: by program managers, and by whoever set it for their own. */
export function canLiftLimit(
  actor: Actor,
  limit: { readonly limited: Limited; readonly setBy: string | null },
): string | null {
  if (hasRole(actor, 'program-manager')) return null
  const isTheirs = actor.kind === 'person' && limit.setBy === actor.personId
  if (isTheirs && ownsLimited(actor, limit.limited)) return null
  return 'Only a program manager or whoever set a limit lifts it.'
}

/** True for whoever reads every limit with its reason: program managers and executives. */
export function seesAllLimits(actor: Actor): boolean {
  return hasRole(actor, 'program-manager', 'executive')
}

/** True for whoever may set a limit that is laxer than what is in force: it is kept, and has no effect. */
export function mayLoosenLimits(actor: Actor): boolean {
  return hasRole(actor, 'program-manager')
}

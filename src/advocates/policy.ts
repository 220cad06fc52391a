import { isThemself, type OwnedContact, ownsContact } from '../customers/policy.ts'
import { type Actor, hasRole } from '../kernel/actor.ts'
import type { JourneyAction } from './journey.ts'

// A policy answers null for yes, or the reason why not.

/** What permission depends on: where somebody stands on the journey, and who holds the relationship. */
export type AdvocateRecord = OwnedContact & { readonly stage: string }

const onlyProgram = 'Only program managers decide this.'
const onlyOwner = 'This is for the relationship owner and the program.'

/** True once anybody in the company may find an advocate. */
export function isPublic(stage: string): boolean {
  return stage === 'discoverable' || stage === 'active'
}

/** True where the whole profile is shown: to program managers, and to whoever holds the relationship. */
export function seesProfile(actor: Actor, advocate: OwnedContact): boolean {
  return hasRole(actor, 'program-manager') || ownsContact(actor, advocate)
}

/** True for whoever reads every profile, and so may search in everything. */
export function seesAllProfiles(actor: Actor): boolean {
  return hasRole(actor, 'program-manager')
}

/** True where an advocate's name, post, company, fit and availability are shown at all. */
export function seesAdvocate(actor: Actor, advocate: AdvocateRecord): boolean {
  return isPublic(advocate.stage) || seesProfile(actor, advocate)
}

type Oneself = { readonly contactId?: string }

/** Null where facts of the profile may be written or confirmed: by their owner, the program, and the advocate. */
export function canEditProfile(actor: Actor, advocate: OwnedContact & Oneself): string | null {
  return seesProfile(actor, advocate) || isThemself(actor, advocate) ? null : onlyOwner
}

/** Null where the interview may be held and written down. */
export function canInterview(actor: Actor, advocate: OwnedContact): string | null {
  return canEditProfile(actor, advocate)
}

/** True where private ratings are read and written: by program managers, and by nobody else ever. */
function seesRatings(actor: Actor): boolean {
  return hasRole(actor, 'program-manager')
}

/** Null where ratings may be given. */
export function canRate(actor: Actor): string | null {
  return seesRatings(actor) ? null : 'Only program managers see and give private ratings.'
}

/** Null where somebody may be moved along the journey: the program decides who is found; who leaves may say so. */
export function canStep(
  actor: Actor,
  action: JourneyAction,
  advocate: OwnedContact & Oneself,
): string | null {
  if (action === 'retire' && isThemself(actor, advocate)) return null
  if (action === 'consider' || action === 'introduce' || action === 'interview') {
    return seesProfile(actor, advocate) ? null : onlyOwner
  }
  return hasRole(actor, 'program-manager') ? null : onlyProgram
}

/** Null where advocates may be brought in from a file. */
export function canImportAdvocates(actor: Actor): string | null {
  if (hasRole(actor, 'program-manager', 'administrator')) return null
  return 'Only program managers and administrators bring in advocates.'
}

/** Null where the list may be taken out as a file. */
export function canExportAdvocates(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'member', 'executive') ? null : onlyOwner
}

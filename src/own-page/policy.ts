import type { OwnedContact } from '../customers/policy.ts'
import { ownsContact } from '../customers/policy.ts'
import { type Actor, hasRole } from '../kernel/actor.ts'

/** True where somebody sees how it stands with an advocate's own page: the program and the relationship owner. */
export function seesOwnLink(actor: Actor, contact: OwnedContact): boolean {
  return hasRole(actor, 'program-manager') || ownsContact(actor, contact)
}

/** Null where the link may be sent, taken along or ended: whoever holds it acts as the advocate. */
export function canSendOwnLink(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers send and end the link.'
}

/**
 * Why no mail from here takes the link to them; null where one does. A program manager can copy it all the same, and
 * send it themselves.
 */
export function whyNoMail(to: {
  readonly hasAddress: boolean
  readonly hasMailServer: boolean
}): string | null {
  if (!to.hasAddress) return 'No mail address is known; copy the link and send it yourself.'
  return to.hasMailServer ? null : 'No mail server is set here; copy the link and send it yourself.'
}

/** Null where a correction may be decided on. */
export function canDecideCorrection(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers decide on corrections.'
}

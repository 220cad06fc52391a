import { canInterview } from '../../advocates/policy.ts'
import type { OwnedContact } from '../../customers/policy.ts'
import { type Actor, hasRole } from '../../kernel/actor.ts'

/** Null where words made of an interview are read: by whoever may hold it. */
export function canReadDrafts(actor: Actor, contact: OwnedContact): string | null {
  return canInterview(actor, contact)
}

/** Null where they are edited, sent to the speaker and dropped: by the program. */
export function canEditDrafts(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers edit and send these words.'
}

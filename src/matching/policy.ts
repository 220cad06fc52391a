import type { OwnedContact } from '../customers/policy.ts'
import { type Actor, hasRole } from '../kernel/actor.ts'
import { canReadLoad } from '../protection/policy.ts'

/** True where the asks and the freshness behind a rank are told in figures, not only in general words. */
export function seesWhatMultiplies(actor: Actor, contact: OwnedContact): boolean {
  return canReadLoad(actor, contact) === null
}

/**
 * True where private ratings count in a rank: for program managers alone, since the order of a list would give
 * them away to anybody else.
 */
export function ranksByRatings(actor: Actor): boolean {
  return hasRole(actor, 'program-manager')
}

/** Null where the needs that all people keep may be read, beside one's own: by program managers. */
export function readsAllSavedNeeds(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers see the needs that others keep.'
}

/** Null where it may be set how much each thing counts when advocates are matched: by program managers. */
export function canSetWeights(actor: Actor): string | null {
  return hasRole(actor, 'program-manager')
    ? null
    : 'Only program managers set how much each thing counts when advocates are matched.'
}

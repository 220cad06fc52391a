import { type Actor, hasRole, personOf } from '../kernel/actor.ts'

/** Whose data the pages are about: null for everybody's, else the relationship owner's own customers. */
export function keepsForWhom(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'executive') ? null : personOf(actor)
}

/** Null where what others said has changed may be taken over or declined. */
export function canDecideEdits(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers decide what counts.'
}

/** Null where advocates may be asked about themselves. */
export function canReleaseRounds(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers ask advocates about themselves.'
}

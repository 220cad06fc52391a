import { type Actor, hasRole } from '../../kernel/actor.ts'

/** Null where two records may be made one, and one two again: by a program manager, since it reaches every team's work. */
export function canMerge(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only a program manager merges records.'
}

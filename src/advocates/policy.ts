import { type Actor, hasRole } from '../kernel/actor.ts'

/** Who may bring advocates in from a file. Null means yes, as everywhere in this file. */
export function canImportAdvocates(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'administrator')
    ? null
    : 'Only program managers and administrators bring in advocates.'
}

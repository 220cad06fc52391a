import { type Actor, hasRole } from '../../kernel/actor.ts'

/** Null where whom to ask may be planned for all open requests: by program managers. */
export function canAssign(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers plan whom to ask for all requests.'
}

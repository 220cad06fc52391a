import { type Actor, hasRole } from '../kernel/actor.ts'

/** Null where files may be brought: every file of the workspace is then theirs to see and to import. */
export function canBringFiles(actor: Actor): string | null {
  return hasRole(actor, 'administrator', 'program-manager')
    ? null
    : 'Only administrators and program managers import files.'
}

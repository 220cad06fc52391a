import { type Actor, hasRole, personOf } from '../kernel/actor.ts'
import type { EntryOwned } from './entry.ts'

/**
 * Null where an entry may be written: by its owner, the members of its team, and program managers. In: the team and the
 * owner it has or is to have, and the team of the one who acts. Source: AGR-2.
 */
export function canWriteEntry(actor: Actor, entry: EntryOwned, ownTeamId: string | null): string | null {
  const person = personOf(actor)
  if (hasRole(actor, 'program-manager')) return null
  if (person !== null && person === entry.ownerId) return null
  if (entry.teamId !== null && entry.teamId === ownTeamId) return null
  return 'Only its team, its owner and the program change this.'
}

/** Null where a calendar elsewhere may be read in, or its reading ended: as for the entries it brings. Source: AGR-2. */
export function canWriteSource(actor: Actor, source: EntryOwned, ownTeamId: string | null): string | null {
  return canWriteEntry(actor, source, ownTeamId) === null
    ? null
    : 'Only its team, who added it and the program change this.'
}

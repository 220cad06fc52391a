import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'

/** Null where direct mode may be begun and ended, and who was asked for help written down. */
export function canHoldRelationships(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers begin and end direct mode.'
}

/** Null where something a customer said may be noted for the relationship owner: by anybody who works with customers. */
export function canNoteInsight(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'member')
    ? null
    : 'Only members and program managers note what a customer said.'
}

type OwnedNote = { readonly ownerId: string | null; readonly relationshipOwnerId: string | null }

/** Null where a note may be answered: by whom it was sent to, or who owns the account now. */
export function canAnswerInsight(actor: Actor, { ownerId, relationshipOwnerId }: OwnedNote): string | null {
  const person = personOf(actor)
  if (person !== null && (person === ownerId || person === relationshipOwnerId)) return null
  return 'Only the relationship owner says what they make of it.'
}

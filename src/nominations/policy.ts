import { type Actor, hasRole, personOf } from '../kernel/actor.ts'

/** What permission depends on: who is behind a nomination, and who holds the relationship. */
export type NominationRecord = {
  readonly nominatorId: string
  readonly onBehalfOfId: string | null
  readonly ownerId: string | null
  readonly voiceIds: readonly string[]
}

/** Null where a customer may be put forward: by anybody on the staff. */
export function canNominate(actor: Actor): string | null {
  return personOf(actor) === null ? 'A nomination needs a person behind it.' : null
}

/** True for the program, for those behind a nomination, and for the relationship owner. */
export function seesNomination(actor: Actor, nomination: NominationRecord): boolean {
  const person = personOf(actor)
  if (hasRole(actor, 'program-manager')) return true
  const { nominatorId, onBehalfOfId, ownerId, voiceIds } = nomination
  return person !== null && [nominatorId, onBehalfOfId, ownerId, ...voiceIds].includes(person)
}

/** Null where a nomination may be taken up, declined or closed as a repetition. */
export function canTriage(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers decide on nominations.'
}

/** Null where a nomination may be taken back: by whoever made it. */
export function canWithdraw(actor: Actor, nomination: NominationRecord): string | null {
  const person = personOf(actor)
  const own = person !== null && [nomination.nominatorId, nomination.onBehalfOfId].includes(person)
  return own ? null : 'Only the nominator takes a nomination back.'
}

/** Null where what was logged for a customer may be put right or taken back: by whoever logged it, and by the program. */
export function canEditCultivation(actor: Actor, { personId }: { readonly personId: string }): string | null {
  if (hasRole(actor, 'program-manager') || personOf(actor) === personId) return null
  return 'Whoever logged it puts it right, or the program.'
}

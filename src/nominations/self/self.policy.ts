import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'
import type { SelfDecision } from './self-nomination.ts'

/**
 * Null where an entry of the public page may be decided on so: confirmed by its relationship owner, who knows the
 * customer, or by the program where the account has none; released and discarded by the program.
 */
export function whyNotDecide(
  actor: Actor,
  { ownerId }: { readonly ownerId: string | null },
  decision: SelfDecision,
): string | null {
  const runsProgram = hasRole(actor, 'program-manager')
  if (decision === 'release' || decision === 'discard')
    return runsProgram ? null : 'Only program managers look through what came by the public page.'
  if (actor.kind === 'link') return null
  if (ownerId !== null && ownerId === personOf(actor)) return null
  if (decision === 'decline' && runsProgram) return null
  if (!runsProgram) return 'This is for the relationship owner.'
  return ownerId === null ? null : 'The relationship owner confirms them before anybody gets in touch.'
}

/** Null where it may be said whom on record an entry is of: by the program, and by who holds the relationship. */
export function whyNotRecognise(
  actor: Actor,
  { ownerId }: { readonly ownerId: string | null },
): string | null {
  if (hasRole(actor, 'program-manager')) return null
  if (ownerId !== null && ownerId === personOf(actor)) return null
  return 'The relationship owner says who they are, or the program.'
}

/** Null where the public page may be opened, worded and coloured. */
export function canEditPublicPage(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'administrator')
    ? null
    : 'Only program managers and administrators change the public page.'
}

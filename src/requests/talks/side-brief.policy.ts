import { type Actor, hasRole } from '../../kernel/actor.ts'
import { canCarryOn, type RequestAskRecord, type RequestRecord } from '../policy.ts'

/**
 * Null where the page that prepares a talk may be read: by those who carry the ask on, from the customer's yes on and,
 * but for the program, after the last approval (domain.md, "Who sees what").
 */
export function canReadBrief(
  actor: Actor,
  request: RequestRecord,
  ask: RequestAskRecord & { readonly isCleared: boolean },
): string | null {
  const refused = canCarryOn(actor, request, ask)
  if (refused !== null) return refused
  if (!['accepted', 'scheduled', 'done', 'debriefed'].includes(ask.state)) {
    return 'There is a brief once the customer said yes.'
  }
  return ask.isCleared || hasRole(actor, 'program-manager') ? null : 'Not before the last approval.'
}

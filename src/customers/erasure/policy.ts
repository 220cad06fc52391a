import { type Actor, hasRole } from '../../kernel/actor.ts'
import { isThemself } from '../policy.ts'

/** Null where a contact may be erased: by a program manager, or by the contact through a link that was sent to them. */
export function canErase(actor: Actor, contactId: string): string | null {
  if (hasRole(actor, 'program-manager') || isThemself(actor, { contactId }) || actor.kind === 'system')
    return null
  return 'Only a program manager, or the person themself, has a person erased.'
}

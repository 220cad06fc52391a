import { type Actor, hasRole } from '../kernel/actor.ts'

/** Null where taxonomies, products and custom fields may be changed: by administrators and program managers. */
export function canShapeRecords(actor: Actor): string | null {
  if (hasRole(actor, 'administrator', 'program-manager')) return null
  return 'Only administrators and program managers change terms, products and custom fields.'
}

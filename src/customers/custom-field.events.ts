import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { CustomRecord } from './custom-field.ts'

const field = (id: string) => ({ kind: 'custom-field', id }) as const

/** A field was added to a kind of record. */
export function customFieldDefined(
  actor: Actor,
  fieldId: string,
  record: CustomRecord,
  label: string,
): DomainEvent {
  return event('custom-field.defined', actor, field(fieldId), { data: { record }, texts: { label } })
}

/** A field was renamed, reordered or given other choices; `fields` names what. */
export function customFieldUpdated(actor: Actor, fieldId: string, fields: readonly string[]): DomainEvent {
  return event('custom-field.updated', actor, field(fieldId), { data: { fields } })
}

/** A field was retired; its values are kept. */
export function customFieldRetired(actor: Actor, fieldId: string): DomainEvent {
  return event('custom-field.retired', actor, field(fieldId))
}

/** A retired field is in use again. */
export function customFieldBroughtBack(actor: Actor, fieldId: string): DomainEvent {
  return event('custom-field.brought-back', actor, field(fieldId))
}

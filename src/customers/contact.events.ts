import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { RowCounts } from './row-result.ts'

/** A contact and the account whose timeline shows the fact too. */
export type ContactPlace = { readonly id: string; readonly accountId: string | null; readonly name: string }

/** One event for a whole import of contacts, whatever its size. */
export function contactsImported(actor: Actor, importId: string, counts: RowCounts): DomainEvent {
  return event('contacts.imported', actor, { kind: 'import', id: importId }, { data: counts })
}

/** A contact was added by hand. */
export function contactCreated(actor: Actor, contact: ContactPlace): DomainEvent {
  return contactEvent('contact.created', actor, contact)
}

/** `fields` are the names of what changed, as the contract calls them. */
export function contactChanged(actor: Actor, contact: ContactPlace, fields: readonly string[]): DomainEvent {
  return contactEvent('contact.changed', actor, contact, { fields })
}

/** Somebody looked at mail and phone (domain.md, "each look logged"). */
export function contactDetailsSeen(actor: Actor, contact: ContactPlace): DomainEvent {
  return contactEvent('contact.details-seen', actor, contact)
}

/** A contact works for another account now. In: the account before, null where none was known. */
export function contactMoved(actor: Actor, contact: ContactPlace, from: string | null): DomainEvent {
  return contactEvent('contact.moved', actor, contact, { from })
}

/** A contact left their account, on that day. */
export function contactLeft(actor: Actor, contact: ContactPlace, on: string): DomainEvent {
  return contactEvent('contact.left', actor, contact, { on })
}

/** A contact did not leave after all, or came back. */
export function contactCameBack(actor: Actor, contact: ContactPlace): DomainEvent {
  return contactEvent('contact.came-back', actor, contact)
}

type Absence = { readonly fromOn: string; readonly untilOn: string }

/** A contact was recorded as away. */
export function absenceRecorded(actor: Actor, contact: ContactPlace, absence: Absence): DomainEvent {
  return contactEvent('contact.absence-recorded', actor, contact, { ...absence })
}

/** An absence was taken off the record. */
export function absenceRemoved(actor: Actor, contact: ContactPlace, absence: Absence): DomainEvent {
  return contactEvent('contact.absence-removed', actor, contact, { ...absence })
}

function contactEvent(
  name: DomainEvent['name'],
  actor: Actor,
  contact: ContactPlace,
  data: NonNullable<DomainEvent['data']> = {},
): DomainEvent {
  const about = contact.accountId === null ? {} : { account: contact.accountId }
  return event(
    name,
    actor,
    { kind: 'contact', id: contact.id },
    { about, data, texts: { name: contact.name } },
  )
}

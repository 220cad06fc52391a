import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'
import type { ContactPlace } from '../contact.events.ts'

const contactEvent = (
  name: DomainEvent['name'],
  actor: Actor,
  contact: ContactPlace,
  data: NonNullable<DomainEvent['data']>,
  texts: NonNullable<DomainEvent['texts']> = {},
): DomainEvent =>
  event(
    name,
    actor,
    { kind: 'contact', id: contact.id },
    {
      about: contact.accountId === null ? {} : { account: contact.accountId },
      data,
      texts: { name: contact.name, ...texts },
    },
  )

/** It was recorded whom a contact reports to. In: their superior before and after, by name where known. */
export function reportingLineSet(
  actor: Actor,
  contact: ContactPlace,
  line: {
    readonly reportsToId: string | null
    readonly before: string | null
    readonly after: string | null
  },
): DomainEvent {
  const { reportsToId, ...texts } = line
  return contactEvent('contact.reporting-line-set', actor, contact, { reportsToId }, texts)
}

/** A contact has another post at the same account since that day. */
export function roleChanged(
  actor: Actor,
  contact: ContactPlace,
  role: { readonly on: string; readonly before: string | null; readonly after: string },
): DomainEvent {
  const { on, ...texts } = role
  return contactEvent('contact.role-changed', actor, contact, { on }, texts)
}

/** Somebody new was recorded at an account; `on` where it is known since when. */
export function contactJoined(
  actor: Actor,
  contact: ContactPlace,
  joined: { readonly on: string | null; readonly title: string | null },
): DomainEvent {
  return contactEvent('contact.joined', actor, contact, { on: joined.on }, { after: joined.title })
}

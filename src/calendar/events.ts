import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { Day } from '../kernel/time.ts'
import type { EntryKind } from './entry.ts'

type Entry = { readonly id: string; readonly title: string }

const about = ({ id }: Entry) => ({ kind: 'calendar-entry', id })

/** Something was planned. */
export function entryPlanned(actor: Actor, entry: Entry, kind: EntryKind, startsOn: Day): DomainEvent {
  return event('calendar.entry-planned', actor, about(entry), {
    data: { kind, startsOn },
    texts: { title: entry.title },
  })
}

/** An entry was changed; by name of the field. */
export function entryChanged(actor: Actor, entry: Entry, fields: readonly string[]): DomainEvent {
  return event('calendar.entry-changed', actor, about(entry), {
    data: { fields },
    texts: { title: entry.title },
  })
}

/** A calendar from elsewhere was read: one event, however many entries it brought. A file has no id. */
export function calendarRead(
  actor: Actor,
  source: { readonly id: string | null; readonly name: string },
  counts: { readonly added: number; readonly changed: number; readonly cancelled: number },
): DomainEvent {
  const subject =
    source.id === null
      ? { kind: 'workspace', id: actor.workspaceId }
      : { kind: 'calendar-source', id: source.id }
  return event('calendar.read', actor, subject, { data: { ...counts }, texts: { name: source.name } })
}

/** What an entry will need was written, changed or taken out. */
export function needPlanned(
  actor: Actor,
  entry: Entry,
  need: { readonly id: string; readonly activityTypeId: string },
  deed: 'added' | 'changed' | 'removed',
): DomainEvent {
  return event('calendar.need-planned', actor, about(entry), {
    data: { deed, need: need.id, activityType: need.activityTypeId },
    texts: { title: entry.title },
  })
}

/** A need of an entry became a request. */
export function needRequested(actor: Actor, entry: Entry, needId: string, requestId: string): DomainEvent {
  return event('calendar.need-requested', actor, about(entry), {
    about: { request: requestId },
    data: { need: needId },
    texts: { title: entry.title },
  })
}

import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'
import type { RequestAbout } from '../events.ts'
import type { ExceptionKind } from './exception.ts'

type About = { readonly exceptionId: string; readonly kind: ExceptionKind }

function exceptionEvent(
  name: `request.${string}`,
  actor: Actor,
  request: RequestAbout,
  data: NonNullable<DomainEvent['data']>,
  texts: NonNullable<DomainEvent['texts']> = {},
): DomainEvent {
  const more = { data, texts: { title: request.title, ...texts } }
  return event(name, actor, { kind: 'request', id: request.id }, more)
}

/** A request breaks its notice, its stage or a quota, and somebody is asked whether it may. */
export function exceptionOpened(actor: Actor, request: RequestAbout, about: About): DomainEvent {
  return exceptionEvent('request.exception-opened', actor, request, { ...about })
}

/** An exception was approved or refused. */
export function exceptionDecided(
  actor: Actor,
  request: RequestAbout,
  about: About & { readonly state: 'approved' | 'refused' },
  comment: string | null,
): DomainEvent {
  return exceptionEvent('request.exception-decided', actor, request, { ...about }, { comment })
}

/** The brief was changed, and the exception is none any more. */
export function exceptionDropped(actor: Actor, request: RequestAbout, about: About): DomainEvent {
  return exceptionEvent('request.exception-dropped', actor, request, { ...about })
}

/** An open exception went to whoever stands in for who was asked; null where it is the program’s to say. */
export function exceptionReassigned(
  actor: Actor,
  request: RequestAbout,
  about: About & { readonly before: string; readonly after: string | null },
  person: string | null,
): DomainEvent {
  return exceptionEvent('request.exception-reassigned', actor, request, { ...about }, { person })
}

/** A late clock was carried to somebody above; `person` is null where nobody is named. */
export function clockEscalated(
  actor: Actor,
  request: RequestAbout,
  clock: { readonly kind: string; readonly askId: string | null; readonly personId: string | null },
  person: string | null,
): DomainEvent {
  return exceptionEvent('request.escalated', actor, request, { ...clock }, { person })
}

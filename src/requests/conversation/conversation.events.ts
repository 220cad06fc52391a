import type { Actor } from '../../kernel/actor.ts'
import type { DomainEvent } from '../../kernel/event.ts'
import { type RequestAbout, requestEvent } from '../events.ts'

type AboutFile = { readonly id: string; readonly name: string }

/** A file was put with a request. */
export function fileAdded(actor: Actor, request: RequestAbout, file: AboutFile): DomainEvent {
  return requestEvent('request.file-added', actor, request, { fileId: file.id }, { file: file.name })
}

/** A file of a request was removed for good. */
export function fileRemoved(actor: Actor, request: RequestAbout, file: AboutFile): DomainEvent {
  return requestEvent('request.file-removed', actor, request, { fileId: file.id }, { file: file.name })
}

/** A message named somebody, who sees the request from now on. */
export function personNamed(
  actor: Actor,
  request: RequestAbout,
  person: { readonly id: string; readonly name: string },
): DomainEvent {
  return requestEvent(
    'request.person-named',
    actor,
    request,
    { personId: person.id },
    { person: person.name },
  )
}

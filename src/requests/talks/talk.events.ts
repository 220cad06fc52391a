import type { Actor } from '../../kernel/actor.ts'
import type { DomainEvent } from '../../kernel/event.ts'
import { aboutOf } from '../asks/ask.events.ts'
import type { AskFacts } from '../asks/ask-facts.ts'
import { type RequestAbout, requestAskEvent } from '../events.ts'

/** One side of a talk named times, and the other was told. */
export function timesOffered(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  by: 'advocate' | 'prospect',
): DomainEvent {
  return requestAskEvent('request.times-offered', actor, request, aboutOf(ask), { by })
}

/** Whoever was to be convinced does not need the talk any more. */
export function talkNotNeeded(
  actor: Actor,
  request: RequestAbout,
  ask: AskFacts,
  reason: string | null,
): DomainEvent {
  return requestAskEvent('request.talk-not-needed', actor, request, aboutOf(ask), {}, { reason })
}

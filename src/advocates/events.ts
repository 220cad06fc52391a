import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'

type About = { readonly contactId: string; readonly accountId: string | null }

/** Facts about advocates after which protection looks at a standing again. */
export const standingFacts = [
  'advocate.moved',
  'advocate.willingness-changed',
  'advocate.permission-changed',
  'advocate.limits-changed',
  'advocate.blackout-changed',
] as const

function advocateEvent(
  name: DomainEvent['name'],
  actor: Actor,
  about: About,
  more: Pick<DomainEvent, 'data' | 'texts'> = {},
): DomainEvent {
  return event(
    name,
    actor,
    { kind: 'contact', id: about.contactId },
    { ...more, ...(about.accountId === null ? {} : { about: { account: about.accountId } }) },
  )
}

/** The contact came to another stage of the journey. */
export function advocateMoved(
  actor: Actor,
  about: About,
  step: {
    readonly from: string
    readonly to: string
    readonly isOverride: boolean
    readonly reason: string | null
  },
): DomainEvent {
  return advocateEvent('advocate.moved', actor, about, {
    data: { from: step.from, to: step.to, override: step.isOverride },
    texts: { reason: step.reason },
  })
}

/** What the advocate will do changed, for these activity types. */
export function willingnessChanged(
  actor: Actor,
  about: About,
  activityTypeIds: readonly string[],
): DomainEvent {
  return advocateEvent('advocate.willingness-changed', actor, about, {
    data: { activityTypes: activityTypeIds },
  })
}

/** A permission was given, refused, prolonged or withdrawn, by the person or by the company. */
export function permissionChanged(
  actor: Actor,
  about: About,
  uses: readonly string[],
  holder: 'person' | 'company',
): DomainEvent {
  return advocateEvent('advocate.permission-changed', actor, about, { data: { uses, holder } })
}

/** The limits that the advocate set changed. */
export function limitsChanged(actor: Actor, about: About): DomainEvent {
  return advocateEvent('advocate.limits-changed', actor, about)
}

/** A dated window in which the advocate is not asked was added or taken away. */
export function blackoutChanged(
  actor: Actor,
  about: About,
  window: { readonly from: string; readonly until: string; readonly removed: boolean },
): DomainEvent {
  return advocateEvent('advocate.blackout-changed', actor, about, { data: window })
}

/** Sections of the profile were written, or somebody said that they are still true. */
export function profileChanged(
  actor: Actor,
  about: About,
  sections: readonly string[],
  how: 'written' | 'confirmed',
): DomainEvent {
  return advocateEvent('advocate.profile-changed', actor, about, { data: { sections, how } })
}

/** Advocates came in from a file: one event for all of them. */
export function advocatesImported(
  actor: Actor,
  importId: string,
  counts: { readonly created: number; readonly updated: number },
): DomainEvent {
  return event('advocates.imported', actor, { kind: 'import', id: importId }, { data: counts })
}

/** An interview was agreed on for a moment to come. */
export function interviewBooked(actor: Actor, about: About, bookedFor: string): DomainEvent {
  return advocateEvent('interview.booked', actor, about, { data: { bookedFor } })
}

/** An interview took place and was written down. */
export function interviewFinished(actor: Actor, about: About): DomainEvent {
  return advocateEvent('interview.finished', actor, about)
}

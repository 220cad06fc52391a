import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { NominationState } from './nomination.ts'

type About = { readonly id: string; readonly contactId: string; readonly accountId: string | null }

const abouts = ({ contactId, accountId }: About) => ({
  contact: contactId,
  ...(accountId === null ? {} : { account: accountId }),
})

/** Somebody put a contact forward. */
export function contactNominated(
  actor: Actor,
  about: About,
  { why, source }: { readonly why: string; readonly source: string },
): DomainEvent {
  return event(
    'contact.nominated',
    actor,
    { kind: 'nomination', id: about.id },
    { about: abouts(about), data: source === 'staff' ? {} : { source }, texts: { why } },
  )
}

/** A nomination was taken up, declined, closed as a repetition, or taken back. */
export function nominationDecided(
  actor: Actor,
  about: About,
  decision: {
    readonly state: NominationState
    readonly reason: string | null
    readonly note: string | null
    readonly ruleId?: string | null
  },
): DomainEvent {
  return event(
    'nomination.decided',
    actor,
    { kind: 'nomination', id: about.id },
    {
      about: abouts(about),
      data: {
        state: decision.state,
        reason: decision.reason,
        ...(decision.ruleId == null ? {} : { ruleId: decision.ruleId }),
      },
      texts: { note: decision.note },
    },
  )
}

/** A colleague spoke for somebody who is nominated already. */
export function voiceAdded(actor: Actor, about: About, words: string | null): DomainEvent {
  return event(
    'nomination.voice-added',
    actor,
    { kind: 'nomination', id: about.id },
    { about: abouts(about), texts: { words } },
  )
}

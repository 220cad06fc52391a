import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'

/** A customer put themselves forward, and nothing about it was doubtful. */
export function selfNominated(
  actor: Actor,
  entry: { readonly id: string; readonly contactId: string | null; readonly accountId: string | null },
  data: { readonly source: string | null; readonly consentVersion: number },
): DomainEvent {
  const { id, contactId, accountId } = entry
  const about = {
    ...(contactId === null ? {} : { contact: contactId }),
    ...(accountId === null ? {} : { account: accountId }),
  }
  return event('self-nomination.received', actor, { kind: 'self-nomination', id }, { about, data })
}

/** Somebody of ours decided on it. */
export function selfNominationDecided(
  actor: Actor,
  entry: { readonly id: string; readonly contactId: string | null; readonly accountId: string | null },
  data: { readonly state: string; readonly reason: string | null },
): DomainEvent {
  const { id, contactId, accountId } = entry
  const about = {
    ...(contactId === null ? {} : { contact: contactId }),
    ...(accountId === null ? {} : { account: accountId }),
  }
  return event('self-nomination.decided', actor, { kind: 'self-nomination', id }, { about, data })
}

/** Somebody of ours said which contact on record they are, or took that back. */
export function selfNominationRecognised(
  actor: Actor,
  { id, contactId }: { readonly id: string; readonly contactId: string | null },
): DomainEvent {
  const about = contactId === null ? {} : { contact: contactId }
  return event('self-nomination.recognised', actor, { kind: 'self-nomination', id }, { about, data: {} })
}

/** The public page was opened, closed, worded or coloured; consent is told by its version. */
export function publicPageChanged(
  actor: Actor,
  data: { readonly isOpen: boolean; readonly consentVersion: number },
): DomainEvent {
  return event('public-page.changed', actor, { kind: 'workspace', id: actor.workspaceId }, { data })
}

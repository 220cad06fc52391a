import type { RowCounts } from '../customers/row-result.ts'
import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { SignalKind, Tone } from './signal.ts'

type About = { readonly contactId: string | null; readonly accountId: string | null }

const aboutOf = ({ contactId, accountId }: About) => ({
  ...(contactId === null ? {} : { contact: contactId }),
  ...(accountId === null ? {} : { account: accountId }),
})

/** Somebody wrote a signal down, or another program told of one. */
export function signalLogged(
  actor: Actor,
  signal: About & { readonly id: string; readonly kind: SignalKind; readonly tone: Tone },
): DomainEvent {
  const { id, kind, tone } = signal
  return event(
    'signal.logged',
    actor,
    { kind: 'signal', id },
    {
      about: aboutOf(signal),
      data: { kind, tone, contactId: signal.contactId, accountId: signal.accountId },
    },
  )
}

/** A signal was taken back: it was none, or of somebody else. */
export function signalTakenBack(
  actor: Actor,
  signal: About & { readonly id: string; readonly kind: SignalKind },
): DomainEvent {
  const { id, kind } = signal
  return event(
    'signal.taken-back',
    actor,
    { kind: 'signal', id },
    {
      about: aboutOf(signal),
      data: { kind, contactId: signal.contactId, accountId: signal.accountId },
    },
  )
}

/** One event for a whole file of answers, whatever its size. */
export function signalsImported(actor: Actor, importId: string, counts: RowCounts): DomainEvent {
  return event('signals.imported', actor, { kind: 'import', id: importId }, { data: counts })
}

/** Several signals came in at once from another program. */
export function signalsBrought(actor: Actor, counts: RowCounts): DomainEvent {
  return event('signals.brought', actor, { kind: 'workspace', id: actor.workspaceId }, { data: counts })
}

/** It became known who answered; null: that was taken back. */
export function respondentMatched(
  actor: Actor,
  respondentId: string,
  contactId: string | null,
  signals: number,
): DomainEvent {
  return event(
    'respondent.matched',
    actor,
    { kind: 'respondent', id: respondentId },
    {
      about: contactId === null ? {} : { contact: contactId },
      data: { signals, contactId },
    },
  )
}

/** A standing rule for candidates was added, changed or removed. */
export function candidateRuleChanged(
  actor: Actor,
  rule: { readonly id: string; readonly name: string },
  deed: 'added' | 'changed' | 'removed',
): DomainEvent {
  return event(
    'candidate-rule.changed',
    actor,
    { kind: 'candidate-rule', id: rule.id },
    {
      data: { deed },
      texts: { name: rule.name },
    },
  )
}

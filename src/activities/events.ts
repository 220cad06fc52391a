import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { AskAction, AskState, LedgerKind } from './ledger.ts'

/** Whom and what a row of the ledger is about. */
export type LedgerAbout = {
  readonly contactId: string | null
  readonly accountId: string
  readonly opportunityId: string | null
}

const abouts = ({ contactId, accountId, opportunityId }: LedgerAbout) => ({
  account: accountId,
  ...(contactId === null ? {} : { contact: contactId }),
  ...(opportunityId === null ? {} : { opportunity: opportunityId }),
})

/** Facts after which somebody's standing may be another one. */
export const ledgerFacts = ['ask.reserved', 'ask.moved', 'ask.logged', 'ledger-entry.reversed'] as const

/** An ask took its place: from now on its load counts. */
export function askReserved(
  actor: Actor,
  askId: string,
  about: LedgerAbout,
  ask: {
    readonly activityTypeId: string
    readonly on: string
    readonly loadQuarters: number
    readonly isOverride: boolean
    readonly title: string
  },
): DomainEvent {
  const { title, ...data } = ask
  return event(
    'ask.reserved',
    actor,
    { kind: 'ask', id: askId },
    { about: abouts(about), data, texts: { title } },
  )
}

/** An ask came to another state. */
export function askMoved(
  actor: Actor,
  askId: string,
  about: LedgerAbout,
  move: {
    readonly action: AskAction
    readonly from: AskState
    readonly to: AskState
    readonly on: string
    readonly loadQuarters: number
    readonly reason: string | null
  },
): DomainEvent {
  const { reason, ...data } = move
  return event(
    'ask.moved',
    actor,
    { kind: 'ask', id: askId },
    { about: abouts(about), data, texts: { reason } },
  )
}

/** An ask that took place outside the program was written down: its load counts from the day it was done. */
export function askLogged(
  actor: Actor,
  askId: string,
  about: LedgerAbout,
  ask: {
    readonly activityTypeId: string
    readonly on: string
    readonly loadQuarters: number
    readonly title: string
  },
): DomainEvent {
  const { title, ...data } = ask
  const more = { about: abouts(about), data, texts: { title } }
  return event('ask.logged', actor, { kind: 'ask', id: askId }, more)
}

/** A give or a touch was written down. */
export function entryLogged(
  actor: Actor,
  entryId: string,
  about: LedgerAbout,
  entry: { readonly kind: LedgerKind; readonly on: string; readonly title: string },
): DomainEvent {
  const { title, kind, on } = entry
  const name = kind === 'give' ? 'give.logged' : kind === 'touch' ? 'touch.logged' : 'share.logged'
  const more = { about: abouts(about), data: { on }, texts: { title } }
  return event(name, actor, { kind: 'ledger-entry', id: entryId }, more)
}

/** A closed row was corrected by a reversing one. */
export function entryReversed(
  actor: Actor,
  entryId: string,
  about: LedgerAbout,
  reversal: { readonly id: string; readonly reason: string },
): DomainEvent {
  const more = { about: abouts(about), data: { reversal: reversal.id }, texts: { reason: reversal.reason } }
  return event('ledger-entry.reversed', actor, { kind: 'ledger-entry', id: entryId }, more)
}

/** Past uses, gives and touches came in from a file: one event for all of them. */
export function historyImported(
  actor: Actor,
  importId: string,
  counts: { readonly created: number; readonly updated: number },
): DomainEvent {
  return event('history.imported', actor, { kind: 'import', id: importId }, { data: counts })
}

/** A kind of activity was added, changed, taken out of use, or put back as it is shipped. */
export function activityTypeChanged(
  actor: Actor,
  typeId: string,
  how: 'added' | 'changed' | 'retired' | 'put-back' | 'reset',
  type: {
    readonly code: string
    readonly name: string
    readonly loadQuarters: number
    readonly restDays: number
  },
): DomainEvent {
  const { name, ...data } = type
  return event(
    'activity-type.changed',
    actor,
    { kind: 'activity-type', id: typeId },
    { data: { how, ...data }, texts: { name } },
  )
}

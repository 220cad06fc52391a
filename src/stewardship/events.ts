import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { FactAnswer, FactOutcome, RoundFact } from './round.ts'

const aboutsOf = ({ contactId, accountId }: Pick<RoundFact, 'contactId' | 'accountId'>) => ({
  contact: contactId,
  ...(accountId === null ? {} : { account: accountId }),
})

/** A page with facts to confirm went out: to one of ours, or to the advocate once somebody released it. */
export function roundOpened(
  actor: Actor,
  roundId: string,
  to: { readonly personId: string | null; readonly contactId: string | null },
  facts: number,
): DomainEvent {
  const about = to.contactId === null ? {} : { contact: to.contactId }
  const data = { facts, to: to.personId === null ? 'advocate' : 'owner', personId: to.personId }
  return event('confirmation.asked', actor, { kind: 'confirmation-round', id: roundId }, { about, data })
}

/** Somebody answered for one fact. */
export function factAnswered(
  actor: Actor,
  roundId: string,
  fact: RoundFact,
  said: { readonly answer: FactAnswer; readonly outcome: FactOutcome; readonly said: string | null },
): DomainEvent {
  const data = { fact: fact.kind, key: fact.key, answer: said.answer, outcome: said.outcome }
  const more = { about: aboutsOf(fact), data, texts: { said: said.said } }
  return event('confirmation.answered', actor, { kind: 'confirmation-round', id: roundId }, more)
}

/** A page went without an answer: what stood on it is for the program now. */
export function roundOver(actor: Actor, roundId: string, unanswered: number): DomainEvent {
  return event(
    'confirmation.over',
    actor,
    { kind: 'confirmation-round', id: roundId },
    { data: { unanswered } },
  )
}

/** A program manager took over what somebody said has changed, or declined it. */
export function editDecided(
  actor: Actor,
  edit: RoundFact & { readonly id: string },
  decided: {
    readonly state: 'accepted' | 'declined'
    readonly written: string | null
    readonly reason: string | null
  },
): DomainEvent {
  const data = { fact: edit.kind, key: edit.key, state: decided.state }
  const texts = { written: decided.written, reason: decided.reason }
  return event(
    'edit.decided',
    actor,
    { kind: 'proposed-edit', id: edit.id },
    { about: aboutsOf(edit), data, texts },
  )
}

/** A program manager changed a field of many records at once. */
export function manyEdited(
  actor: Actor,
  wideEditId: string,
  data: { readonly field: string; readonly key: string; readonly records: number },
): DomainEvent {
  return event('wide-edit.made', actor, { kind: 'wide-edit', id: wideEditId }, { data })
}

/** The same was taken back, but for what somebody had changed since. */
export function manyTakenBack(
  actor: Actor,
  wideEditId: string,
  data: { readonly undone: number; readonly kept: number },
): DomainEvent {
  return event('wide-edit.undone', actor, { kind: 'wide-edit', id: wideEditId }, { data })
}

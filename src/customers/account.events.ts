import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { RowCounts } from './row-result.ts'

const account = (id: string) => ({ kind: 'account', id }) as const

/** One event for a whole import of accounts, whatever its size. */
export function accountsImported(actor: Actor, importId: string, counts: RowCounts): DomainEvent {
  return event('accounts.imported', actor, { kind: 'import', id: importId }, { data: counts })
}

/** An account was added by hand. */
export function accountCreated(actor: Actor, accountId: string, name: string): DomainEvent {
  return event('account.created', actor, account(accountId), { texts: { name } })
}

/** `fields` are the names of what changed, as the contract calls them. */
export function accountChanged(
  actor: Actor,
  accountId: string,
  fields: readonly string[],
  name: string,
): DomainEvent {
  return event('account.changed', actor, account(accountId), { data: { fields }, texts: { name } })
}

/** An account was handed to another relationship owner, or to nobody. In: ids of people. */
export function relationshipOwnerSet(
  actor: Actor,
  accountId: string,
  owner: { readonly before: string | null; readonly after: string | null },
): DomainEvent {
  return event('account.owner-set', actor, account(accountId), {
    data: { before: owner.before, after: owner.after },
  })
}

/** An account was recorded to run a product. */
export function accountProductSet(
  actor: Actor,
  accountId: string,
  productId: string,
  product: string,
): DomainEvent {
  return event('account.product-set', actor, account(accountId), { data: { productId }, texts: { product } })
}

/** An account was recorded not to run a product any more. */
export function accountProductRemoved(
  actor: Actor,
  accountId: string,
  productId: string,
  product: string,
): DomainEvent {
  return event('account.product-removed', actor, account(accountId), {
    data: { productId },
    texts: { product },
  })
}

/** The day of the last real contact was recorded. */
export function lastContactRecorded(actor: Actor, accountId: string, on: string): DomainEvent {
  return event('account.last-contact-recorded', actor, account(accountId), { data: { on } })
}

type CaseFact = {
  readonly id: string
  readonly accountId: string
  readonly contactId: string | null
  readonly severity: string
  readonly title: string
}

/** A support case was recorded; the account’s timeline and that of the contact it names show it. */
export function caseOpened(actor: Actor, fact: CaseFact): DomainEvent {
  return caseEvent('case.opened', actor, fact)
}

/** A support case was recorded as closed. */
export function caseClosed(actor: Actor, fact: CaseFact): DomainEvent {
  return caseEvent('case.closed', actor, fact)
}

/** What the customer said of a closed case came in later, or was put right. */
export function caseRated(actor: Actor, fact: CaseFact): DomainEvent {
  return caseEvent('case.rated', actor, fact)
}

function caseEvent(
  name: 'case.opened' | 'case.closed' | 'case.rated',
  actor: Actor,
  fact: CaseFact,
): DomainEvent {
  const about = { account: fact.accountId, ...(fact.contactId === null ? {} : { contact: fact.contactId }) }
  return event(
    name,
    actor,
    { kind: 'case', id: fact.id },
    { about, data: { severity: fact.severity }, texts: { title: fact.title } },
  )
}

type InitiativeFact = { readonly id: string; readonly accountId: string; readonly title: string }

/** What a customer is about to do was noted. */
export function initiativeNoted(actor: Actor, { id, accountId, title }: InitiativeFact): DomainEvent {
  return event(
    'initiative.noted',
    actor,
    { kind: 'initiative', id },
    { about: { account: accountId }, texts: { title } },
  )
}

/** An initiative was taken off the record. */
export function initiativeRemoved(actor: Actor, { id, accountId, title }: InitiativeFact): DomainEvent {
  return event(
    'initiative.removed',
    actor,
    { kind: 'initiative', id },
    { about: { account: accountId }, texts: { title } },
  )
}

type RivalFact = { readonly accountId: string; readonly rivalId: string | null; readonly name: string }

/** An account was recorded to compete with somebody; each of two accounts gets the event, on its own timeline. */
export function rivalRecorded(actor: Actor, { accountId, rivalId, name }: RivalFact): DomainEvent {
  return event('account.rival-recorded', actor, account(accountId), { data: { rivalId }, texts: { name } })
}

/** It was taken off the record that an account competes with somebody. */
export function rivalRemoved(actor: Actor, { accountId, rivalId, name }: RivalFact): DomainEvent {
  return event('account.rival-removed', actor, account(accountId), { data: { rivalId }, texts: { name } })
}

import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { RowCounts } from './row-result.ts'

/** An opportunity and the account whose timeline shows the fact too. */
export type OpportunityPlace = {
  readonly id: string
  readonly accountId: string | null
  readonly name: string
}

/** One event for a whole import of opportunities, whatever its size. */
export function opportunitiesImported(actor: Actor, importId: string, counts: RowCounts): DomainEvent {
  return event('opportunities.imported', actor, { kind: 'import', id: importId }, { data: counts })
}

/** One event for a whole import of stories or quotes, whatever its size. */
export function customerTextsImported(actor: Actor, importId: string, counts: RowCounts): DomainEvent {
  return event('customer-texts.imported', actor, { kind: 'import', id: importId }, { data: counts })
}

/** An opportunity was added by hand. */
export function opportunityCreated(actor: Actor, opportunity: OpportunityPlace): DomainEvent {
  return opportunityEvent('opportunity.created', actor, opportunity)
}

/** `fields` are the names of what changed, as the contract calls them. */
export function opportunityChanged(
  actor: Actor,
  opportunity: OpportunityPlace,
  fields: readonly string[],
): DomainEvent {
  return opportunityEvent('opportunity.changed', actor, opportunity, { fields })
}

/** An opportunity was recorded as won or lost by hand, on that day. */
export function opportunityClosed(
  actor: Actor,
  opportunity: OpportunityPlace,
  state: string,
  on: string,
): DomainEvent {
  return opportunityEvent('opportunity.closed', actor, opportunity, { state, on })
}

/** A closed opportunity was recorded as open again. */
export function opportunityReopened(actor: Actor, opportunity: OpportunityPlace): DomainEvent {
  return opportunityEvent('opportunity.reopened', actor, opportunity)
}

function opportunityEvent(
  name: DomainEvent['name'],
  actor: Actor,
  opportunity: OpportunityPlace,
  data: NonNullable<DomainEvent['data']> = {},
): DomainEvent {
  const about = opportunity.accountId === null ? {} : { account: opportunity.accountId }
  return event(
    name,
    actor,
    { kind: 'opportunity', id: opportunity.id },
    { about, data, texts: { name: opportunity.name } },
  )
}

import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { AccountPart, CorrectionState } from './own-page.ts'

/** Whose page it is, and the account whose timeline shows it too. */
export type OwnPlace = { readonly contactId: string; readonly accountId: string | null }

function ownEvent(
  name: DomainEvent['name'],
  actor: Actor,
  { contactId, accountId }: OwnPlace,
  more: Pick<DomainEvent, 'data' | 'texts'> = {},
): DomainEvent {
  const about = accountId === null ? {} : { about: { account: accountId } }
  return event(name, actor, { kind: 'contact', id: contactId }, { ...more, ...about })
}

/** The link was sent, taken along, or asked for by the advocate. */
export function ownLinkSent(actor: Actor, place: OwnPlace, how: string): DomainEvent {
  return ownEvent('own-page.link-sent', actor, place, { data: { how } })
}

/** Every link there was opens nothing any more. */
export function ownLinksEnded(actor: Actor, place: OwnPlace, count: number): DomainEvent {
  return ownEvent('own-page.links-ended', actor, place, { data: { count } })
}

/** The advocate said what is wrong with what the company vouches for. */
export function correctionProposed(actor: Actor, place: OwnPlace, part: AccountPart): DomainEvent {
  return ownEvent('own-page.correction-proposed', actor, place, { data: { part } })
}

/** The program decided on it. */
export function correctionDecided(
  actor: Actor,
  place: OwnPlace,
  decided: { readonly part: string; readonly state: CorrectionState; readonly answer: string | null },
): DomainEvent {
  const { part, state, answer } = decided
  return ownEvent('own-page.correction-decided', actor, place, { data: { part, state }, texts: { answer } })
}

/** The advocate took everything along as a file. */
export function ownFileTaken(actor: Actor, place: OwnPlace, form: string): DomainEvent {
  return ownEvent('own-page.file-taken', actor, place, { data: { form } })
}

/** The advocate asked to be erased; a second link waits for them. */
export function erasureAsked(actor: Actor, place: OwnPlace): DomainEvent {
  return ownEvent('own-page.erasure-asked', actor, place)
}

/** They confirmed it. */
export function erasureConfirmed(actor: Actor, place: OwnPlace): DomainEvent {
  return ownEvent('own-page.erasure-confirmed', actor, place)
}

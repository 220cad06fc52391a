import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'

/** Facts of protection itself after which a standing is written anew. */
export const protectionFacts = [
  'advocate.rested',
  'advocate.rest-ended',
  'objection.raised',
  'objection.lifted',
] as const

type About = { readonly contactId: string | null; readonly accountId: string | null }

const abouts = ({ contactId, accountId }: About) => ({
  ...(contactId === null ? {} : { contact: contactId }),
  ...(accountId === null ? {} : { account: accountId }),
})

/** The advocate asked to be left in peace until a day. */
export function advocateRested(
  actor: Actor,
  about: About & { readonly contactId: string },
  rest: { readonly until: string; readonly reason: string | null },
): DomainEvent {
  const more = { about: abouts(about), data: { until: rest.until }, texts: { reason: rest.reason } }
  return event('advocate.rested', actor, { kind: 'contact', id: about.contactId }, more)
}

/** The rest the advocate asked for was ended before its day. */
export function advocateRestEnded(actor: Actor, about: About & { readonly contactId: string }): DomainEvent {
  return event(
    'advocate.rest-ended',
    actor,
    { kind: 'contact', id: about.contactId },
    { about: abouts(about) },
  )
}

/** The relationship owner objects to asking anybody, or one contact, of an account. */
export function objectionRaised(
  actor: Actor,
  about: About & { readonly accountId: string },
  objection: { readonly until: string | null; readonly reason: string },
): DomainEvent {
  const more = { about: abouts(about), data: { until: objection.until }, texts: { reason: objection.reason } }
  return event('objection.raised', actor, { kind: 'account', id: about.accountId }, more)
}

/** The objection was lifted. */
export function objectionLifted(actor: Actor, about: About & { readonly accountId: string }): DomainEvent {
  return event('objection.lifted', actor, { kind: 'account', id: about.accountId }, { about: abouts(about) })
}

/** A program manager set rules aside for one ask, with the relationship owner's yes. */
export function askOverridden(
  actor: Actor,
  askId: string,
  about: About,
  override: { readonly codes: readonly string[]; readonly reason: string; readonly ownerConsent: string },
): DomainEvent {
  const { codes, reason, ownerConsent } = override
  const more = { about: abouts(about), data: { codes }, texts: { reason, ownerConsent } }
  return event('ask.overridden', actor, { kind: 'ask', id: askId }, more)
}

type LimitTold = {
  readonly id: string
  readonly setting: string
  readonly title: string
  readonly level: string
  readonly segment: string | null
  readonly value: number
}

const limitEvent = (
  name: 'limit.set' | 'limit.lifted',
  actor: Actor,
  about: About,
  { id, setting, title, level, segment, value }: LimitTold,
  { reason, was }: { readonly reason: string; readonly was: number | null },
) =>
  event(
    name,
    actor,
    { kind: 'limit', id },
    {
      about: abouts(about),
      data: { setting, level, value, ...(was === null ? {} : { was }) },
      texts: { title: `${title}: ${value}`, reason, segment },
    },
  )

/** A threshold was set for a segment, an account or an advocate, or changed there. */
export function limitSet(
  actor: Actor,
  about: About,
  limit: LimitTold,
  more: { readonly reason: string; readonly was: number | null },
): DomainEvent {
  return limitEvent('limit.set', actor, about, limit, more)
}

/** A threshold set for a segment, an account or an advocate is in force no longer. */
export function limitLifted(actor: Actor, about: About, limit: LimitTold, reason: string): DomainEvent {
  return limitEvent('limit.lifted', actor, about, limit, { reason, was: null })
}

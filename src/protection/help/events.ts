import type { Actor } from '../../kernel/actor.ts'
import { type DomainEvent, event } from '../../kernel/event.ts'
import type { LetterWay } from '../letter.ts'
import type { HelpSource, HelpState } from './help.ts'

type About = { readonly contactId: string; readonly accountId: string | null }

const about = ({ contactId, accountId }: About) => ({
  contact: contactId,
  ...(accountId === null ? {} : { account: accountId }),
})

/** An advocate asked us for help, and it was written down. */
export function helpAsked(actor: Actor, helpId: string, whom: About, source: HelpSource): DomainEvent {
  return event('help.asked', actor, { kind: 'help', id: helpId }, { about: about(whom), data: { source } })
}

/** Help came to another state, or into other hands. */
export function helpMoved(
  actor: Actor,
  helpId: string,
  whom: About,
  step: { readonly from: HelpState; readonly to: HelpState; readonly ownerId: string | null },
): DomainEvent {
  return event('help.moved', actor, { kind: 'help', id: helpId }, { about: about(whom), data: { ...step } })
}

/** Somebody told the advocate what became of it. */
export function helpTold(
  actor: Actor,
  helpId: string,
  whom: About,
  told: { readonly state: HelpState; readonly through: LetterWay },
): DomainEvent {
  return event('help.told', actor, { kind: 'help', id: helpId }, { about: about(whom), data: { ...told } })
}

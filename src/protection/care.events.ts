import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'
import type { LetterWay } from './letter.ts'

/** Facts after which care alone is written anew; the ledger's are logged by activities. */
export const careFacts = ['give.logged', 'touch.logged', 'touch.planned'] as const

type About = { readonly contactId: string; readonly accountId: string | null }

const abouts = ({ contactId, accountId }: About) => ({
  contact: contactId,
  ...(accountId === null ? {} : { account: accountId }),
})

/** Somebody planned when an advocate next hears from us, or left it to the workspace's interval again. */
export function touchPlanned(
  actor: Actor,
  about: About,
  plan: { readonly everyDays: number | null; readonly nextOn: string | null },
): DomainEvent {
  const subject = { kind: 'contact', id: about.contactId }
  return event('touch.planned', actor, subject, { about: abouts(about), data: { ...plan } })
}

/** A person sent or said a value touch; the ledger has it as a give. */
export function valueTouchGiven(
  actor: Actor,
  entryId: string,
  about: About,
  given: { readonly valueTouchId: string; readonly through: LetterWay; readonly title: string },
): DomainEvent {
  const { title, ...data } = given
  const more = { about: abouts(about), data, texts: { title } }
  return event('value-touch.given', actor, { kind: 'ledger-entry', id: entryId }, more)
}

/** A value touch of the library was added, changed, taken out of use or put back. */
export function valueTouchChanged(
  actor: Actor,
  touchId: string,
  how: 'added' | 'changed' | 'retired' | 'put-back',
  title: string,
): DomainEvent {
  const more = { data: { how }, texts: { title } }
  return event('value-touch.changed', actor, { kind: 'value-touch', id: touchId }, more)
}

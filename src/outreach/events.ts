import type { Actor } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'

type About = { readonly id: string; readonly contactId: string; readonly accountId: string | null }

function outreachEvent(
  name: DomainEvent['name'],
  actor: Actor,
  { id, contactId, accountId }: About,
  more: Pick<DomainEvent, 'data' | 'texts'> = {},
): DomainEvent {
  const about = { contact: contactId, ...(accountId === null ? {} : { account: accountId }) }
  return event(name, actor, { kind: 'outreach', id }, { ...more, about })
}

/** Somebody means to write to a customer for the first time; the relationship owner sees why. */
export function outreachPlanned(
  actor: Actor,
  about: About,
  plan: {
    readonly from: string
    readonly ownerId: string | null
    readonly respondBy: string | null
    readonly reason: string
  },
): DomainEvent {
  const { reason, ...data } = plan
  return outreachEvent('outreach.planned', actor, about, { data, texts: { reason } })
}

/** The relationship owner let it go on, joined, objected, or said nothing in time. */
export function ownerAnswered(
  actor: Actor,
  about: About,
  said: { readonly answer: string; readonly until: string | null; readonly note: string | null },
): DomainEvent {
  const { note, ...data } = said
  return outreachEvent('outreach.owner-answered', actor, about, { data, texts: { note } })
}

/** The first word went to the customer, in a person's name. */
export function outreachWritten(
  actor: Actor,
  about: About,
  sent: { readonly through: string; readonly templateId: string | null; readonly subject: string },
): DomainEvent {
  const { subject, ...data } = sent
  return outreachEvent('outreach.written', actor, about, { data, texts: { subject } })
}

/** The customer said yes, no, or later. */
export function outreachAnswered(
  actor: Actor,
  about: About,
  said: {
    readonly answer: string
    readonly reason: string | null
    readonly until: string | null
    readonly note: string | null
  },
): DomainEvent {
  const { note, ...data } = said
  return outreachEvent('outreach.answered', actor, about, { data, texts: { note } })
}

/** Nobody writes after all. */
export function outreachWithdrawn(actor: Actor, about: About, note: string | null): DomainEvent {
  return outreachEvent('outreach.withdrawn', actor, about, { texts: { note } })
}

/** The day came that a customer had named; it may be written again. */
export function outreachDue(actor: Actor, about: About): DomainEvent {
  return outreachEvent('outreach.due-again', actor, about)
}

/** A template was added, changed, taken out of use or put back. */
export function outreachTemplateChanged(
  actor: Actor,
  templateId: string,
  how: 'added' | 'changed' | 'retired' | 'put-back',
  title: string,
): DomainEvent {
  return event(
    'outreach-template.changed',
    actor,
    { kind: 'outreach-template', id: templateId },
    { data: { how }, texts: { title } },
  )
}

import type { Actor, Role } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'

export function workspaceCreated(actor: Actor, name: string): DomainEvent {
  return event('workspace.created', actor, { kind: 'workspace', id: actor.workspaceId }, { texts: { name } })
}

export function personSignedIn(actor: Actor, personId: string, how: string): DomainEvent {
  return event('person.signed-in', actor, { kind: 'person', id: personId }, { data: { how } })
}

export function personSignedOut(actor: Actor, personId: string): DomainEvent {
  return event('person.signed-out', actor, { kind: 'person', id: personId })
}

export function keyMade(
  actor: Actor,
  personId: string,
  key: { name: string; scopes: readonly string[] },
): DomainEvent {
  return event(
    'key.made',
    actor,
    { kind: 'person', id: personId },
    { data: { scopes: key.scopes }, texts: { name: key.name } },
  )
}

const person = (id: string) => ({ kind: 'person', id }) as const

export function personCreated(actor: Actor, personId: string, name: string): DomainEvent {
  return event('person.created', actor, person(personId), { texts: { name } })
}

export function personUpdated(actor: Actor, personId: string, fields: readonly string[]): DomainEvent {
  return event('person.updated', actor, person(personId), { data: { fields } })
}

export function rolesChanged(
  actor: Actor,
  personId: string,
  before: readonly Role[],
  after: readonly Role[],
): DomainEvent {
  return event('person.roles-changed', actor, person(personId), {
    data: { before: [...before], after: [...after] },
  })
}

export function personLeft(actor: Actor, personId: string, leftAt: string): DomainEvent {
  return event('person.left', actor, person(personId), { data: { leftAt } })
}

export function personCameBack(actor: Actor, personId: string): DomainEvent {
  return event('person.came-back', actor, person(personId))
}

export function personInvited(actor: Actor, personId: string, expiresAt: string, email: string): DomainEvent {
  return event('person.invited', actor, person(personId), { data: { expiresAt }, texts: { email } })
}

export function invitationWithdrawn(actor: Actor, personId: string): DomainEvent {
  return event('person.invitation-withdrawn', actor, person(personId))
}

export function personJoined(actor: Actor, personId: string): DomainEvent {
  return event('person.joined', actor, person(personId))
}

const team = (id: string) => ({ kind: 'team', id }) as const

export function teamCreated(actor: Actor, teamId: string, name: string): DomainEvent {
  return event('team.created', actor, team(teamId), { texts: { name } })
}

export function teamUpdated(actor: Actor, teamId: string, fields: readonly string[]): DomainEvent {
  return event('team.updated', actor, team(teamId), { data: { fields } })
}

export function teamDeleted(actor: Actor, teamId: string, name: string): DomainEvent {
  return event('team.deleted', actor, team(teamId), { texts: { name } })
}

export function passwordResetAsked(actor: Actor, personId: string): DomainEvent {
  return event('person.password-reset-asked', actor, person(personId))
}

export function passwordReset(actor: Actor, personId: string): DomainEvent {
  return event('person.password-reset', actor, person(personId))
}

export function keyRevoked(actor: Actor, personId: string, name: string): DomainEvent {
  return event('key.revoked', actor, person(personId), { texts: { name } })
}

export function mailSettled(actor: Actor, mailId: string, act: string): DomainEvent {
  return event('mail.settled', actor, { kind: 'mail', id: mailId }, { data: { act } })
}

export function passwordChanged(actor: Actor, personId: string): DomainEvent {
  return event('person.password-changed', actor, person(personId))
}

export function secondFactorChanged(
  actor: Actor,
  personId: string,
  change: 'on' | 'off' | 'new-codes',
): DomainEvent {
  return event('person.second-factor-changed', actor, person(personId), { data: { change } })
}

export function sessionsEnded(actor: Actor, personId: string, count: number): DomainEvent {
  return event('person.sessions-ended', actor, person(personId), { data: { count } })
}

export function workspaceUpdated(actor: Actor, fields: readonly string[]): DomainEvent {
  return event('workspace.updated', actor, { kind: 'workspace', id: actor.workspaceId }, { data: { fields } })
}

export function providerChanged(
  actor: Actor,
  providerId: string,
  change: 'added' | 'changed' | 'removed',
): DomainEvent {
  return event(
    'sign-in-provider.changed',
    actor,
    { kind: 'workspace', id: actor.workspaceId },
    { data: { providerId, change } },
  )
}

import type { Actor, Role } from '../kernel/actor.ts'
import { type DomainEvent, event } from '../kernel/event.ts'

/** A workspace was made, by set-up or beside others. */
export function workspaceCreated(actor: Actor, name: string): DomainEvent {
  return event('workspace.created', actor, { kind: 'workspace', id: actor.workspaceId }, { texts: { name } })
}

/** Somebody signed in; `how` is password, totp, recovery or provider. */
export function personSignedIn(actor: Actor, personId: string, how: string): DomainEvent {
  return event('person.signed-in', actor, { kind: 'person', id: personId }, { data: { how } })
}

/** Somebody tried to sign in as a person with a wrong password. */
export function signInFailed(actor: Actor, personId: string): DomainEvent {
  return event('person.sign-in-failed', actor, { kind: 'person', id: personId })
}

/** Somebody signed out here. */
export function personSignedOut(actor: Actor, personId: string): DomainEvent {
  return event('person.signed-out', actor, { kind: 'person', id: personId })
}

/** A key was made that acts as its maker. */
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

/** A person is on record. */
export function personCreated(actor: Actor, personId: string, name: string): DomainEvent {
  return event('person.created', actor, person(personId), { texts: { name } })
}

/** What is on record of a person changed; `fields` names what. */
export function personUpdated(actor: Actor, personId: string, fields: readonly string[]): DomainEvent {
  return event('person.updated', actor, person(personId), { data: { fields } })
}

/** A person of ours is away, both days included, and who stands in for them. */
export function personAbsent(
  actor: Actor,
  personId: string,
  absence: { readonly fromOn: string; readonly untilOn: string; readonly delegateId: string | null },
): DomainEvent {
  return event('person.absence-entered', actor, person(personId), { data: { ...absence } })
}

/** An absence of a person of ours was taken off. */
export function absenceTakenOff(
  actor: Actor,
  personId: string,
  absence: { readonly fromOn: string; readonly untilOn: string },
): DomainEvent {
  return event('person.absence-removed', actor, person(personId), { data: { ...absence } })
}

/** A person got exactly the roles in `after`. */
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

/** A person left; sign-in and keys ended with it. */
export function personLeft(actor: Actor, personId: string, leftAt: string): DomainEvent {
  return event('person.left', actor, person(personId), { data: { leftAt } })
}

/** A departure was taken back. */
export function personCameBack(actor: Actor, personId: string): DomainEvent {
  return event('person.came-back', actor, person(personId))
}

/** An invitation was sent. */
export function personInvited(actor: Actor, personId: string, expiresAt: string, email: string): DomainEvent {
  return event('person.invited', actor, person(personId), { data: { expiresAt }, texts: { email } })
}

/** The open invitation of a person stopped working. */
export function invitationWithdrawn(actor: Actor, personId: string): DomainEvent {
  return event('person.invitation-withdrawn', actor, person(personId))
}

/** A person can sign in from now on. */
export function personJoined(actor: Actor, personId: string): DomainEvent {
  return event('person.joined', actor, person(personId))
}

const team = (id: string) => ({ kind: 'team', id }) as const

/** A team was made. */
export function teamCreated(actor: Actor, teamId: string, name: string): DomainEvent {
  return event('team.created', actor, team(teamId), { texts: { name } })
}

/** A team changed; `fields` names what. */
export function teamUpdated(actor: Actor, teamId: string, fields: readonly string[]): DomainEvent {
  return event('team.updated', actor, team(teamId), { data: { fields } })
}

/** A team is gone. */
export function teamDeleted(actor: Actor, teamId: string, name: string): DomainEvent {
  return event('team.deleted', actor, team(teamId), { texts: { name } })
}

/** Somebody asked for a link to a new password. */
export function passwordResetAsked(actor: Actor, personId: string): DomainEvent {
  return event('person.password-reset-asked', actor, person(personId))
}

/** A password was set by a link; every session ended. */
export function passwordReset(actor: Actor, personId: string): DomainEvent {
  return event('person.password-reset', actor, person(personId))
}

/** A key was revoked. */
export function keyRevoked(actor: Actor, personId: string, name: string): DomainEvent {
  return event('key.revoked', actor, person(personId), { texts: { name } })
}

/** A person decided about a mail: sent again, went after all, or copied. */
export function mailSettled(actor: Actor, mailId: string, act: string): DomainEvent {
  return event('mail.settled', actor, { kind: 'mail', id: mailId }, { data: { act } })
}

/** Somebody changed their password. */
export function passwordChanged(actor: Actor, personId: string): DomainEvent {
  return event('person.password-changed', actor, person(personId))
}

/** A second factor went on or off, or got new recovery codes. */
export function secondFactorChanged(
  actor: Actor,
  personId: string,
  change: 'on' | 'off' | 'new-codes',
): DomainEvent {
  return event('person.second-factor-changed', actor, person(personId), { data: { change } })
}

/** Sessions were ended by their owner; `count` says how many. */
export function sessionsEnded(actor: Actor, personId: string, count: number): DomainEvent {
  return event('person.sessions-ended', actor, person(personId), { data: { count } })
}

/** Name, currency, language or time zone of the workspace changed. */
export function workspaceUpdated(actor: Actor, fields: readonly string[]): DomainEvent {
  return event('workspace.updated', actor, { kind: 'workspace', id: actor.workspaceId }, { data: { fields } })
}

/** A sign-in provider was added, changed or removed. */
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

const backup = (id: string) => ({ kind: 'backup', id }) as const

/** Somebody had a backup of the whole server made. */
export function backupBegun(actor: Actor, backupId: string): DomainEvent {
  return event('backup.begun', actor, backup(backupId))
}

/** Somebody removed a backup from the server. */
export function backupRemoved(actor: Actor, backupId: string): DomainEvent {
  return event('backup.removed', actor, backup(backupId))
}

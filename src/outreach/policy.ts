import { type OwnedContact, seesContact } from '../customers/policy.ts'
import { type Actor, hasRole, personOf } from '../kernel/actor.ts'

/** What permission depends on: who holds the relationship, and who planned and writes. */
export type OutreachRecord = OwnedContact & {
  readonly plannedBy: string
  readonly senderId: string
  /** Who was asked before it. */
  readonly askedId: string | null
}

/** Null where a first word to somebody may be planned: by the program, and by whoever holds the relationship. */
export function canPlanOutreach(actor: Actor, contact: OwnedContact): string | null {
  if (personOf(actor) === null) return 'A first word needs a person behind it.'
  return seesContact(actor, contact) ? null : 'This is for the relationship owner and the program.'
}

/** True for the program, those behind it, and whoever holds the relationship. */
export function seesOutreach(actor: Actor, outreach: OutreachRecord): boolean {
  const person = personOf(actor)
  const own = [outreach.plannedBy, outreach.senderId, outreach.askedId]
  return seesContact(actor, outreach) || (person !== null && own.includes(person))
}

/** True for whoever sees every outreach. */
export function seesEveryOutreach(actor: Actor): boolean {
  return hasRole(actor, 'program-manager')
}

/** Null where the letter may be sent and its answer written down: by whoever writes, and the program. */
export function canWrite(actor: Actor, outreach: OutreachRecord): string | null {
  const person = personOf(actor)
  if (person === null) return 'A first word needs a person behind it.'
  if (hasRole(actor, 'program-manager') || outreach.senderId === person) return null
  return 'Only whoever was to write, and the program, do this.'
}

/** Null where the relationship owner's word may be given: by them, by link too, or noted by the program. */
export function canAnswerForOwner(actor: Actor, outreach: OutreachRecord): string | null {
  if (actor.kind === 'link') return null
  const person = personOf(actor)
  const owners = [outreach.askedId, outreach.ownerId, outreach.relationshipOwnerId]
  if (hasRole(actor, 'program-manager') || (person !== null && owners.includes(person))) return null
  return 'This is for the relationship owner.'
}

/** Null where it may be taken back: by whoever planned or writes it, and the program. */
export function canWithdrawOutreach(actor: Actor, outreach: OutreachRecord): string | null {
  const person = personOf(actor)
  if (hasRole(actor, 'program-manager')) return null
  const own = person !== null && [outreach.plannedBy, outreach.senderId].includes(person)
  return own ? null : 'Only whoever planned it, and the program, take it back.'
}

/** Null where the templates may be changed. */
export function canEditTemplates(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers change the templates.'
}

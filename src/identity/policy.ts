import { type Actor, hasRole, personOf, type Role } from '../kernel/actor.ts'
import { accept, type Decision, refuse } from '../kernel/result.ts'

/** What one sentence says each role may see (the settings page shows it beside the roles). */
export const roleSights: Readonly<Record<Role, string>> = {
  member: 'Name, post, company, fit and availability; all of the accounts they own, but private ratings',
  'program-manager': 'Everything, private ratings included',
  executive: 'Sums and names; contract value and health',
  administrator: 'Settings, connections, audit; customers only with another role as well',
}

const staffOnly = 'This needs the role administrator or program manager.'

/** Whether the actor may add and change people and teams. Null for yes, else why not. */
export function canEditPeople(actor: Actor): string | null {
  return hasRole(actor, 'administrator', 'program-manager') ? null : staffOnly
}

/** Whether the actor may enter when somebody is away: their own absence, and for the program anybody's. */
export function canEnterAbsence(actor: Actor, personId: string): string | null {
  if (personOf(actor) === personId || hasRole(actor, 'program-manager')) return null
  return 'Absences are entered by the person themselves or a program manager.'
}

/** Whether the actor may see who can sign in, when they were last here, and mail that was kept. */
export function canSeeSignIns(actor: Actor): string | null {
  return canEditPeople(actor)
}

/**
 * Whether the actor may give somebody these roles in place of those. A program manager makes members; every
 * other role is the administrators' to give and take.
 */
export function canChangeRoles(actor: Actor, before: readonly Role[], after: readonly Role[]): string | null {
  if (hasRole(actor, 'administrator')) return null
  const changed = [...before, ...after].filter((role) => before.includes(role) !== after.includes(role))
  if (changed.every((role) => role === 'member')) return canEditPeople(actor)
  return 'Only an administrator gives or takes a role other than member.'
}

/** Whether the actor may mark somebody as left or end their sign-in. Only an administrator closes on an administrator. */
export function canEndMembership(actor: Actor, theirs: readonly Role[]): string | null {
  if (hasRole(actor, 'administrator')) return null
  if (theirs.some((role) => role !== 'member'))
    return 'Only an administrator does this to somebody with more than the role member.'
  return canEditPeople(actor)
}

/** Whether the actor may rename the workspace, set its currency and zone, and configure sign-in. */
export function canAdminister(actor: Actor): string | null {
  return hasRole(actor, 'administrator') ? null : 'This needs the role administrator.'
}

/**
 * Whether the actor may make, fetch and remove backups, each of which holds the whole server: an administrator of
 * every workspace on it, examples apart. `elsewhere` counts the workspaces they do not administer.
 */
export function canBackUp(actor: Actor, elsewhere: number): string | null {
  const why = canAdminister(actor)
  if (why !== null || elsewhere === 0) return why
  return 'A backup holds every workspace of this server, and you do not administer all of them. Whoever runs the server can make one on its command line.'
}

/** Whether the actor may change a threshold of the program. */
export function canChangeSettings(actor: Actor): string | null {
  return canEditPeople(actor)
}

/** Refuses what would leave the workspace without an administrator who can sign in. `others` counts those besides. */
export function keepAdministrator(
  isAdministrator: boolean,
  staysAdministrator: boolean,
  others: number,
): Decision<object, 'last-administrator'> {
  if (!isAdministrator || staysAdministrator || others > 0) return accept({})
  return refuse(
    'last-administrator',
    'This is the last administrator. Make somebody else administrator first.',
  )
}

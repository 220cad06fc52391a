import type { Actor, Role } from '../../kernel/actor.ts'
import type { Refusal } from '../../kernel/result.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import { forgetEverywhere } from '../../server/sessions.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { rolesChanged } from '../events.ts'
import { canChangeRoles, keepAdministrator } from '../policy.ts'
import { countOtherAdministrators, loadPerson, savePerson, saveRoles } from './people.store.ts'

export type RolesInput = { readonly version: number; readonly roles: readonly Role[] }

/** Gives a person exactly these roles. Refuses to leave the workspace without an administrator. */
export async function changeRoles(
  tx: WorkspaceTx,
  actor: Actor,
  personId: string,
  { version, roles }: RolesInput,
): Promise<{ readonly ok: true } | Refusal> {
  const others = await countOtherAdministrators(tx, actor, personId)
  const person = await loadPerson(tx, actor, personId, version)
  requirePermission(canChangeRoles(actor, person.roles, roles))

  const stays = roles.includes('administrator')
  const decision = keepAdministrator(person.roles.includes('administrator'), stays, others)
  if (!decision.ok) return decision

  await saveRoles(tx, actor, personId, roles)
  await savePerson(tx, actor, person, {})
  await forgetEverywhere(tx, `person:${personId}`)
  await announce(tx, rolesChanged(actor, personId, person.roles, roles))
  return decision
}

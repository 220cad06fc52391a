import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { personCreated } from '../events.ts'
import { canEditPeople } from '../policy.ts'
import { addPerson, type PersonDetails } from './people.store.ts'
import { requireKnownPlaces } from './set-up-workspace.ts'

/** Puts a person on record, who may own customers and answer mails without ever signing in. */
export async function createPerson(
  tx: WorkspaceTx,
  actor: Actor,
  details: PersonDetails & { name: string },
): Promise<string> {
  requirePermission(canEditPeople(actor))
  requireKnownPlaces({ timeZone: details.timeZone ?? undefined })
  const personId = await addPerson(tx, actor, details)
  await announce(tx, personCreated(actor, personId, details.name))
  return personId
}

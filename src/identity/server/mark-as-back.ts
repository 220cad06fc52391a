import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { personCameBack } from '../events.ts'
import { canEditPeople } from '../policy.ts'
import { loadPerson, savePerson } from './people.store.ts'

/** Takes a departure back. Nobody can sign in by that: a new invitation is needed. */
export async function markAsBack(tx: WorkspaceTx, actor: Actor, personId: string): Promise<void> {
  requirePermission(canEditPeople(actor))
  const person = await loadPerson(tx, actor, personId)
  if (person.left_at === null) throw invalid('personId', 'is somebody who has not left')
  await savePerson(tx, actor, person, { leftAt: null })
  await announce(tx, personCameBack(actor, personId))
}

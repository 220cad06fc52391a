import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { limitsChanged } from '../events.ts'
import { canEditProfile } from '../policy.ts'
import { loadOnJourney } from './advocate.store.ts'
import { deleteNeverWith } from './limit.store.ts'
import { settleProfile } from './settle-profile.ts'

/** Takes an entry of the never-with list away. */
export async function removeNeverWith(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly contactId: string; readonly neverWithId: string },
  now: Instant,
): Promise<void> {
  const advocate = await loadOnJourney(tx, actor, input.contactId)
  requirePermission(canEditProfile(actor, advocate))
  if (!(await deleteNeverWith(tx, actor, advocate.contactId, input.neverWithId))) throw notFound('entry')
  await announce(tx, limitsChanged(actor, advocate))
  await settleProfile(tx, actor, advocate, now)
}

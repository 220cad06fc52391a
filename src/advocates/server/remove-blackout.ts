import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { blackoutChanged } from '../events.ts'
import { canEditProfile } from '../policy.ts'
import { loadOnJourney } from './advocate.store.ts'
import { deleteBlackout } from './limit.store.ts'
import { settleProfile } from './settle-profile.ts'

/** Takes a window away: from then on the advocate may be asked in it. */
export async function removeBlackout(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly contactId: string; readonly blackoutId: string },
  now: Instant,
): Promise<void> {
  const advocate = await loadOnJourney(tx, actor, input.contactId)
  requirePermission(canEditProfile(actor, advocate))
  const gone = await deleteBlackout(tx, actor, advocate.contactId, input.blackoutId)
  if (gone === undefined) throw notFound('blackout')
  await announce(tx, blackoutChanged(actor, advocate, { ...gone, removed: true }))
  await settleProfile(tx, actor, advocate, now)
}

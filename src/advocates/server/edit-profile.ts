import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { canEditProfile } from '../policy.ts'
import { loadOnJourney, requireVersion } from './advocate.store.ts'
import { settleProfile } from './settle-profile.ts'
import { type ProfileInput, writeProfile } from './write-profile.ts'

/** Edits parts of a profile outside the interview; refuses where somebody else changed it meanwhile. */
export async function editProfile(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly contactId: string; readonly version: number; readonly profile: ProfileInput },
  now: Instant,
): Promise<{ readonly version: number }> {
  const advocate = await loadOnJourney(tx, actor, input.contactId)
  requirePermission(canEditProfile(actor, advocate))
  requireVersion(advocate, input.version)
  const changed = await writeProfile(tx, actor, advocate, input.profile, now)
  return { version: changed.length === 0 ? advocate.version : await settleProfile(tx, actor, advocate, now) }
}

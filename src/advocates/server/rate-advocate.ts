import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { canRate } from '../policy.ts'
import type { RatingQuestion } from '../profile.ts'
import { loadOnJourney } from './advocate.store.ts'

export type Ratings = Readonly<Record<RatingQuestion, number | null>>

/** Notes how somebody comes across. It is announced to nobody, since an event would be read more widely. */
export async function rateAdvocate(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly contactId: string; readonly ratings: Ratings },
  now: Instant,
): Promise<void> {
  requirePermission(canRate(actor))
  const { contactId } = await loadOnJourney(tx, actor, input.contactId)
  const { articulacy, enthusiasm, seniorityFit, risk } = input.ratings
  const written = {
    articulacy,
    enthusiasm,
    seniority_fit: seniorityFit,
    risk,
    rated_by: personOf(actor),
    rated_at: now,
  }
  await tx
    .insertInto('private_ratings')
    .values({ workspace_id: actor.workspaceId, contact_id: contactId, ...written })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'contact_id']).doUpdateSet(written))
    .execute()
}

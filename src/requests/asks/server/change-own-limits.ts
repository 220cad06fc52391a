import { addBlackout } from '../../../advocates/server/add-blackout.ts'
import { editProfile } from '../../../advocates/server/edit-profile.ts'
import { removeBlackout } from '../../../advocates/server/remove-blackout.ts'
import type { LinkActor } from '../../../kernel/actor.ts'
import { type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import { endRest, restAdvocate } from '../../../protection/server/rest-advocate.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readOwnProfile } from './own-limit.reads.ts'

type OwnLimits = {
  readonly asksAQuarter?: number | null
  /** Working days between an ask and what is asked for. */
  readonly noticeDays?: number | null
  readonly blackout?: { readonly from: Day; readonly until: Day; readonly reason?: string | null }
  readonly removeBlackoutId?: string
  /** Null ends the rest they asked for. */
  readonly restUntil?: Day | null
}

/** An advocate changes their own limits, or rests until a day. What is left out stays as it is. */
export async function changeOwnLimits(
  tx: WorkspaceTx,
  actor: LinkActor,
  contactId: string,
  input: OwnLimits,
  now: Instant,
): Promise<void> {
  const own = await readOwnProfile(tx, contactId, dayOf(now))
  if (own === null) throw notFound('advocate')
  if (input.asksAQuarter !== undefined || input.noticeDays !== undefined) {
    const { asksAQuarter = own.asksAQuarter, noticeDays = own.noticeDays } = input
    const limits = { asksAQuarter, noticeDays }
    await editProfile(tx, actor, { contactId, version: own.version, profile: { limits } }, now)
  }
  if (input.blackout !== undefined) {
    await addBlackout(tx, actor, { contactId, reason: null, ...input.blackout }, now)
  }
  if (input.removeBlackoutId !== undefined) {
    await removeBlackout(tx, actor, { contactId, blackoutId: input.removeBlackoutId }, now)
  }
  if (input.restUntil === null) await endRest(tx, actor, contactId, now)
  else if (input.restUntil !== undefined) {
    await restAdvocate(tx, actor, { contactId, until: input.restUntil }, now)
  }
}

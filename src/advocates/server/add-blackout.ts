import type { Actor } from '../../kernel/actor.ts'
import { clean } from '../../kernel/text.ts'
import { type Instant, isDay } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { blackoutChanged } from '../events.ts'
import { canEditProfile } from '../policy.ts'
import { loadOnJourney } from './advocate.store.ts'
import { saveBlackout, type WindowInput } from './limit.store.ts'
import { settleProfile } from './settle-profile.ts'

/** Notes a window, first and last day included, in which the advocate is not asked. */
export async function addBlackout(
  tx: WorkspaceTx,
  actor: Actor,
  input: WindowInput & { readonly contactId: string },
  now: Instant,
): Promise<{ readonly id: string }> {
  const advocate = await loadOnJourney(tx, actor, input.contactId)
  requirePermission(canEditProfile(actor, advocate))
  requireWindow(input)
  const window = { from: input.from, until: input.until, reason: clean(input.reason) }
  const id = await saveBlackout(tx, actor, advocate.contactId, window, now)
  await announce(
    tx,
    blackoutChanged(actor, advocate, { from: input.from, until: input.until, removed: false }),
  )
  await settleProfile(tx, actor, advocate, now)
  return { id }
}

/** Throws where a window has a day that does not exist, or ends before it begins. */
function requireWindow({ from, until }: Pick<WindowInput, 'from' | 'until'>): void {
  if (!isDay(from)) throw invalid('from', 'is no day')
  if (!isDay(until)) throw invalid('until', 'is no day')
  if (until < from) throw invalid('until', 'is before the first day')
}

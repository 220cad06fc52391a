import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { limitLifted } from '../events.ts'
import { thresholdOf } from '../limit.ts'
import { canLiftLimit } from '../policy.ts'
import { limitedOf, readLimit } from './limit.reads.ts'
import { endLimit } from './limit.store.ts'

/** Lifts what was set for a segment, an account or an advocate, with the reason; the wider rule is in force again. */
export async function liftLimit(
  tx: WorkspaceTx,
  actor: Actor,
  { limitId, reason }: { readonly limitId: string; readonly reason: string },
  now: Instant,
): Promise<void> {
  const row = await readLimit(tx, limitId)
  if (row === undefined) throw notFound('limit')
  requirePermission(canLiftLimit(actor, { limited: limitedOf(row), setBy: row.setBy }))
  if (!(await endLimit(tx, actor.workspaceId, limitId, personOf(actor), now))) throw notFound('limit')
  const title = thresholdOf(row.setting)?.setting.title ?? row.setting
  await announce(tx, limitLifted(actor, row, { ...row, title }, reason.trim()))
}

import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { valueLeft, valueTakenUp } from '../taxonomy.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import type { MappableTaxonomy } from '../term.ts'
import { loadUnmapped, saveLeaving } from './mapping.store.ts'

export type ValueLeaving = {
  readonly taxonomy: MappableTaxonomy
  readonly value: string
  readonly isLeft: boolean
}

/** Leaves a value as it came, so that it waits for no place any more, or lets it wait again. The records keep it. */
export async function leaveValue(
  tx: WorkspaceTx,
  actor: Actor,
  { taxonomy, value, isLeft }: ValueLeaving,
  now: Instant,
): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const found = await loadUnmapped(tx, actor.workspaceId, taxonomy, value)
  if (found === undefined) throw notFound('value without a place')
  if ((found.left_at !== null) === isLeft) return
  const leaving = isLeft ? { at: now, by: personOf(actor) } : null
  await saveLeaving(tx, actor.workspaceId, { taxonomy, folded: found.folded }, leaving)
  await announce(tx, (isLeft ? valueLeft : valueTakenUp)(actor, taxonomy, found.value))
}

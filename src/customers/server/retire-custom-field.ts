import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { customFieldBroughtBack, customFieldRetired } from '../custom-field.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { loadCustomField, saveCustomField } from './custom-field.store.ts'

/** Retires a field: its values are kept and no longer shown, filled or exported. Twice is once. */
export async function retireCustomField(
  tx: WorkspaceTx,
  actor: Actor,
  fieldId: string,
  now: Instant,
): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const field = await loadCustomField(tx, actor.workspaceId, fieldId)
  if (field === undefined) throw notFound('custom field')
  if (field.retired_at !== null) return
  await saveCustomField(tx, actor.workspaceId, fieldId, { retired_at: now })
  await announce(tx, customFieldRetired(actor, fieldId))
}

/** Brings a retired field back with its values. Twice is once. */
export async function bringBackCustomField(tx: WorkspaceTx, actor: Actor, fieldId: string): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const field = await loadCustomField(tx, actor.workspaceId, fieldId)
  if (field === undefined) throw notFound('custom field')
  if (field.retired_at === null) return
  await saveCustomField(tx, actor.workspaceId, fieldId, { retired_at: null })
  await announce(tx, customFieldBroughtBack(actor, fieldId))
}

import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { mappingUndone } from '../taxonomy.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import type { MappableTaxonomy } from '../term.ts'
import { closeMapping, loadMapping, unplaceRecords } from './mapping.store.ts'
import { deleteProductAlias, deleteProductIfUnused } from './product.store.ts'
import { deleteTermAlias, deleteTermIfUnused, loadCountryOfTerm } from './taxonomy.store.ts'

type Mapping = NonNullable<Awaited<ReturnType<typeof loadMapping>>>

/**
 * Takes a mapping back: records nobody changed since carry their text again, the alias and the new term or
 * product it made go, unless something else uses them by now. Gives the number of records.
 */
export async function undoMapping(
  tx: WorkspaceTx,
  actor: Actor,
  mappingId: string,
  now: Instant,
): Promise<number> {
  requirePermission(canShapeRecords(actor))
  const mapping = await loadMapping(tx, actor.workspaceId, mappingId)
  if (mapping === undefined) throw notFound('mapping')
  const taxonomy = mapping.taxonomy as MappableTaxonomy
  const place = await placeOf(tx, actor, mapping)
  const undone = { mappingId, taxonomy, place, regionId: mapping.term_id }
  const records = await unplaceRecords(tx, actor.workspaceId, undone, now)
  await takeBackTarget(tx, actor.workspaceId, mapping)
  await closeMapping(tx, actor.workspaceId, mapping, now)
  await announce(tx, mappingUndone(actor, { id: mappingId, taxonomy, value: mapping.value }, records))
  return records
}

async function placeOf(tx: WorkspaceTx, actor: Actor, mapping: Mapping): Promise<string> {
  if (mapping.taxonomy === 'country') return loadCountryOfTerm(tx, actor.workspaceId, mapping.term_id ?? '')
  return mapping.product_id ?? mapping.term_id ?? ''
}

async function takeBackTarget(tx: WorkspaceTx, workspaceId: string, mapping: Mapping): Promise<void> {
  const { term_id: termId, product_id: productId, made_alias: alias } = mapping
  if (termId !== null) {
    if (alias !== null) await deleteTermAlias(tx, workspaceId, termId, alias)
    if (mapping.made_target) await deleteTermIfUnused(tx, workspaceId, termId)
  }
  if (productId !== null) {
    if (alias !== null) await deleteProductAlias(tx, workspaceId, productId, alias)
    if (mapping.made_target) await deleteProductIfUnused(tx, workspaceId, productId)
  }
}

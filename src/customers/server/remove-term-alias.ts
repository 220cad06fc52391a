import type { Actor } from '../../kernel/actor.ts'
import { squeeze } from '../../kernel/text.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { termAliasRemoved } from '../taxonomy.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { deleteTermAlias, loadTaxonomyOf } from './taxonomy.store.ts'

/** Removes a way to write a term. Records that came by it keep the term. */
export async function removeTermAlias(
  tx: WorkspaceTx,
  actor: Actor,
  termId: string,
  text: string,
): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const { term } = await loadTaxonomyOf(tx, actor.workspaceId, termId)
  const removed = await deleteTermAlias(tx, actor.workspaceId, term.id, squeeze(text))
  if (!removed) throw notFound('alias')
  await announce(tx, termAliasRemoved(actor, term.id, text))
}

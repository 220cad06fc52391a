import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { acceptedOr, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { termAliasAdded } from '../taxonomy.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { decideSpelling } from '../term-tree.ts'
import { insertTermAliases, loadTaxonomyOf } from './taxonomy.store.ts'

/** Adds a way to write a term, unless it means another one. Twice is once. */
export async function addTermAlias(
  tx: WorkspaceTx,
  actor: Actor,
  termId: string,
  text: string,
): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const alias = text.trim()
  const { term, terms } = await loadTaxonomyOf(tx, actor.workspaceId, termId)
  acceptedOr(decideSpelling(terms, term.id, alias))
  const added = await insertTermAliases(tx, actor.workspaceId, term, [alias])
  if (added.length > 0) await announce(tx, termAliasAdded(actor, term.id, alias))
}

import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { acceptedOr, invalid, requirePermission, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { termMoved, termRenamed } from '../taxonomy.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { decideMove, decideSpelling } from '../term-tree.ts'
import { insertTermAliases, loadTaxonomyOf, saveTerm } from './taxonomy.store.ts'

export type TermChange = {
  readonly termId: string
  readonly version: number
  readonly name?: string
  readonly parentId?: string | null
}

/** Renames a term, keeping its old name as an alias, or moves it below another. */
export async function updateTerm(tx: WorkspaceTx, actor: Actor, input: TermChange): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const { workspaceId } = actor
  const { term, terms } = await loadTaxonomyOf(tx, workspaceId, input.termId)
  if (term.version !== input.version) throw staleVersion('term', { version: term.version, name: term.name })
  const name = input.name?.trim() ?? term.name
  const parentId = input.parentId === undefined ? term.parentId : input.parentId
  if (name === term.name && parentId === term.parentId) return
  if (parentId !== null && !terms.some((each) => each.id === parentId)) {
    throw invalid('parentId', 'There is no such term to stand below.')
  }
  acceptedOr(decideSpelling(terms, term.id, name))
  if (parentId !== term.parentId) acceptedOr(decideMove(terms, term.id, parentId))
  await saveTerm(tx, workspaceId, term.id, { name, parent_id: parentId })
  if (name !== term.name) {
    await insertTermAliases(tx, workspaceId, term, [term.name])
    await announce(tx, termRenamed(actor, term.id, term.name, name))
  }
  if (parentId !== term.parentId) await announce(tx, termMoved(actor, term.id, parentId))
}

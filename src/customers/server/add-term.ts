import type { Actor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { acceptedOr, invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { termAdded } from '../taxonomy.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import type { Taxonomy } from '../term.ts'
import { decideMove, decideSpelling } from '../term-tree.ts'
import { insertTerm, insertTermAliases, loadTaxonomy } from './taxonomy.store.ts'

export type NewTerm = {
  readonly taxonomy: Taxonomy
  readonly name: string
  readonly parentId?: string | null
  readonly aliases?: readonly string[]
}

/** Adds a term of the workspace's own and gives its id. */
export async function addTerm(tx: WorkspaceTx, actor: Actor, input: NewTerm): Promise<string> {
  requirePermission(canShapeRecords(actor))
  const { workspaceId } = actor
  const terms = await loadTaxonomy(tx, workspaceId, input.taxonomy)
  const name = input.name.trim()
  const parentId = input.parentId ?? null
  const aliases = (input.aliases ?? []).map((alias) => alias.trim())
  if (parentId !== null && !terms.some((term) => term.id === parentId)) {
    throw invalid('parentId', 'There is no such term to stand below.')
  }
  acceptedOr(decideMove(terms, null, parentId))
  for (const text of [name, ...aliases]) acceptedOr(decideSpelling(terms, null, text))
  const id = await insertTerm(tx, workspaceId, {
    taxonomy: input.taxonomy,
    name,
    parentId,
    source: 'this workspace',
  })
  await insertTermAliases(tx, workspaceId, { id, taxonomy: input.taxonomy }, aliases)
  await announce(tx, termAdded(actor, id, input.taxonomy, name))
  return id
}

import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { acceptedOr, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { termBroughtBack, termRetired } from '../taxonomy.events.ts'
import { canShapeRecords } from '../taxonomy.policy.ts'
import { decideMove, decideRetirement } from '../term-tree.ts'
import { loadTaxonomyOf, saveTerm } from './taxonomy.store.ts'

/** Retires a term: what carries it keeps it, no text finds it any more. Twice is once. */
export async function retireTerm(tx: WorkspaceTx, actor: Actor, termId: string, now: Instant): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const { term, terms } = await loadTaxonomyOf(tx, actor.workspaceId, termId)
  if (term.retiredAt !== null) return
  acceptedOr(decideRetirement(terms, term.id))
  await saveTerm(tx, actor.workspaceId, term.id, { retired_at: now })
  await announce(tx, termRetired(actor, term.id))
}

/** Brings a retired term back, unless what it stands below is retired itself. Twice is once. */
export async function bringBackTerm(tx: WorkspaceTx, actor: Actor, termId: string): Promise<void> {
  requirePermission(canShapeRecords(actor))
  const { term, terms } = await loadTaxonomyOf(tx, actor.workspaceId, termId)
  if (term.retiredAt === null) return
  acceptedOr(decideMove(terms, term.id, term.parentId))
  await saveTerm(tx, actor.workspaceId, term.id, { retired_at: null })
  await announce(tx, termBroughtBack(actor, term.id))
}

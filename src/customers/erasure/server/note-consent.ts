import { sql } from 'kysely'
import { type Actor, personOf } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { notFound, refused, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { contactAgreedAnew } from '../erasure.events.ts'
import { canErase } from '../policy.ts'
import { loadErasure, markWithdrawn } from './erasure.store.ts'

/** Lets somebody who was erased be written down again, as a new contact: they agreed, and this is how. */
export async function noteConsent(
  tx: WorkspaceTx,
  actor: Actor,
  erasureId: string,
  how: string,
  now: Instant,
): Promise<void> {
  const erasure = await loadErasure(tx, actor.workspaceId, erasureId)
  if (erasure === undefined) throw notFound('erasure')
  requirePermission(canErase(actor, erasure.contactId))
  if (erasure.state !== 'erased') throw refused(refuse('not-erased', 'This person is not erased.'))
  const { numAffectedRows } =
    await sql`update erasure_marks set lifted_at = ${now}, lifted_by = ${personOf(actor)}, consent = ${how}
    where workspace_id = ${actor.workspaceId} and erasure_id = ${erasureId} and lifted_at is null`.execute(tx)
  if (Number(numAffectedRows ?? 0) > 0) await announce(tx, contactAgreedAnew(actor, erasure.contactId))
}

/** Takes back that somebody wants to be erased, before it was done. */
export async function withdrawErasure(tx: WorkspaceTx, actor: Actor, erasureId: string): Promise<void> {
  const erasure = await loadErasure(tx, actor.workspaceId, erasureId)
  if (erasure === undefined) throw notFound('erasure')
  requirePermission(canErase(actor, erasure.contactId))
  if (erasure.state === 'withdrawn') return
  if (!(await markWithdrawn(tx, actor.workspaceId, erasureId)))
    throw refused(refuse('already-erased', 'It is done already, and cannot be undone.'))
}

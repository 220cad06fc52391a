import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { relationshipOwnerSet } from '../account.events.ts'
import { canHandOver } from '../policy.ts'
import { requirePerson } from './owner.reads.ts'

/**
 * Hands every account of one person to another; gives their number. One event an account, because each has its
 * own timeline and its own open approvals to follow.
 */
export async function handOverAccounts(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly fromId: string; readonly toId: string },
  now: Instant,
): Promise<{ readonly accounts: number }> {
  requirePermission(canHandOver(actor))
  const { fromId, toId } = input
  const from = await tx
    .selectFrom('people')
    .select('id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', fromId)
    .executeTakeFirst()
  if (from === undefined) throw notFound('person')
  if (fromId === toId) throw invalid('toId', 'is the same person')
  await requirePerson(tx, actor.workspaceId, 'toId', toId)
  const handed = await tx
    .updateTable('accounts')
    .set({ owner_id: toId, owner_text: null, updated_at: now, version: sql<number>`version + 1` })
    .where('workspace_id', '=', actor.workspaceId)
    .where('owner_id', '=', fromId)
    .where('merged_into', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of handed)
    await announce(tx, relationshipOwnerSet(actor, id, { before: fromId, after: toId }))
  return { accounts: handed.length }
}

import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { relationshipOwnerSet } from '../account.events.ts'
import { contactChanged } from '../contact.events.ts'
import { canHandOver } from '../policy.ts'

/**
 * Hands every account of one person to another, and the contacts they look after themselves; gives their numbers. One
 * event each, because each has its own timeline and its own open approvals to follow.
 */
export async function handOverAccounts(
  tx: WorkspaceTx,
  actor: Actor,
  input: { readonly fromId: string; readonly toId: string },
  now: Instant,
): Promise<{ readonly accounts: number; readonly contacts: number }> {
  requirePermission(canHandOver(actor))
  const { fromId, toId } = input
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
  return { accounts: handed.length, contacts: await handOverContacts(tx, actor, input, now) }
}

async function handOverContacts(
  tx: WorkspaceTx,
  actor: Actor,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
  now: Instant,
): Promise<number> {
  const handed = await tx
    .updateTable('contacts')
    .set({ owner_id: toId, updated_at: now, version: sql<number>`version + 1` })
    .where('workspace_id', '=', actor.workspaceId)
    .where('owner_id', '=', fromId)
    .where('merged_into', 'is', null)
    .returning(['id', 'name', 'account_id as accountId'])
    .execute()
  for (const contact of handed) await announce(tx, contactChanged(actor, contact, ['ownerId']))
  return handed.length
}

import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { relationshipOwnerSet } from '../account.events.ts'
import { contactChanged } from '../contact.events.ts'
import { opportunityChanged } from '../opportunity.events.ts'
import { canHandOver } from '../policy.ts'

type Given = { readonly fromId: string; readonly toId: string }

/**
 * Hands every account of one person to another, the contacts they look after themselves, and their open opportunities;
 * gives their numbers. One event each, because each has its own timeline and its own open approvals to follow. A deal
 * that is won or lost stays with whoever closed it.
 */
export async function handOverCustomers(
  tx: WorkspaceTx,
  actor: Actor,
  given: Given,
  now: Instant,
): Promise<{ readonly accounts: number; readonly contacts: number; readonly opportunities: number }> {
  requirePermission(canHandOver(actor))
  return {
    accounts: await handOverAccounts(tx, actor, given, now),
    contacts: await handOverContacts(tx, actor, given, now),
    opportunities: await handOverOpportunities(tx, actor, given, now),
  }
}

async function handOverAccounts(
  tx: WorkspaceTx,
  actor: Actor,
  { fromId, toId }: Given,
  now: Instant,
): Promise<number> {
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
  return handed.length
}

async function handOverContacts(
  tx: WorkspaceTx,
  actor: Actor,
  { fromId, toId }: Given,
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

async function handOverOpportunities(
  tx: WorkspaceTx,
  actor: Actor,
  { fromId, toId }: Given,
  now: Instant,
): Promise<number> {
  const handed = await tx
    .updateTable('opportunities')
    .set({ owner_id: toId, owner_text: null, updated_at: now, version: sql<number>`version + 1` })
    .where('workspace_id', '=', actor.workspaceId)
    .where('owner_id', '=', fromId)
    .where('state', '=', 'open')
    .returning(['id', 'name', 'account_id as accountId'])
    .execute()
  for (const opportunity of handed) await announce(tx, opportunityChanged(actor, opportunity, ['ownerId']))
  return handed.length
}

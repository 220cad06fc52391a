import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { refreshRoutes } from './refresh-routes.ts'
import { saveRealContact } from './route.store.ts'

/**
 * A touch in the ledger is a real contact of whoever had it: the account's last contact moves on with it, never back.
 * What is dated ahead counts once somebody writes down that it took place.
 */
export async function noteTouchAsContact(
  tx: WorkspaceTx,
  actor: Actor,
  entryId: string,
  now: Instant,
): Promise<void> {
  const { workspaceId } = actor
  const entry = await tx
    .selectFrom('ledger_entries')
    .select(['account_id', 'holder_id', 'effective_on'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', entryId)
    .executeTakeFirst()
  if (entry === undefined || entry.effective_on > now.slice(0, 10)) return
  const { account_id: accountId, effective_on: on, holder_id: personId } = entry
  if (personId !== null && !(await talkedSince(tx, { workspaceId, accountId, personId, on }))) {
    await saveRealContact(tx, { workspaceId, accountId, personId, on })
  }
  await tx
    .updateTable('accounts')
    .set({ last_contact_on: on })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', accountId)
    .where((where) => where.or([where('last_contact_on', 'is', null), where('last_contact_on', '<', on)]))
    .execute()
  await refreshRoutes(tx, actor, [accountId], now)
}

async function talkedSince(
  tx: WorkspaceTx,
  of: {
    readonly workspaceId: string
    readonly accountId: string
    readonly personId: string
    readonly on: string
  },
): Promise<boolean> {
  const known = await tx
    .selectFrom('real_contacts')
    .select('happened_on')
    .where('workspace_id', '=', of.workspaceId)
    .where('account_id', '=', of.accountId)
    .where('person_id', '=', of.personId)
    .executeTakeFirst()
  return known !== undefined && known.happened_on >= of.on
}

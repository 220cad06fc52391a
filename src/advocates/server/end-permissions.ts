import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { permissionChanged } from '../events.ts'

/**
 * Ends what somebody allowed for themself, as from a day: they speak for that account no longer, and are asked anew where
 * they are now. What they refused stands. Gives how many ended.
 */
export async function endPermissions(
  tx: WorkspaceTx,
  actor: Actor,
  about: { readonly contactId: string; readonly accountId: string | null },
  on: Day,
): Promise<number> {
  const ended = await sql<{ use: string }>`
    update permissions set withdrawn_on = ${on}::date, version = version + 1
    where workspace_id = ${actor.workspaceId} and contact_id = ${about.contactId} and answer = 'given'
      and withdrawn_on is null
    returning use`.execute(tx)
  const uses = ended.rows.map(({ use }) => use)
  if (uses.length > 0) await announce(tx, permissionChanged(actor, about, uses, 'person'))
  return uses.length
}

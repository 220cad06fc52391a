import { sql } from 'kysely'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { holdAndRead } from '../../server/request.store.ts'
import { mailExceptionAsked } from './exception.mails.ts'
import { loadException } from './standing-exception.reads.ts'

/**
 * Asks somebody else for every open exception that waits for a person, with a link of their own; the one that was
 * mailed before opens nothing any more. Gives how many.
 */
export async function reassignExceptions(
  tx: WorkspaceTx,
  actor: PersonActor,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
  now: Instant,
  host: Host,
): Promise<number> {
  const moved = await sql<{ id: string }>`
    update request_exceptions set approver_id = ${toId}, on_behalf_of = null
    where workspace_id = current_workspace() and approver_id = ${fromId} and state = 'open' returning id`.execute(
    tx,
  )
  for (const { id } of moved.rows) {
    const exception = await loadException(tx, id)
    const request = await holdAndRead(tx, exception.requestId)
    await mailExceptionAsked(tx, actor, request, exception, now, host)
  }
  return moved.rows.length
}

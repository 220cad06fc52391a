import { sql } from 'kysely'
import { whoTakesOver } from '../../../identity/absence.ts'
import { readAway, readStoodInFor } from '../../../identity/server/absence.reads.ts'
import type { SystemActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { addWorkingDays } from '../../clocks/working-time.ts'
import { holdAndRead } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { exceptionReassigned } from '../exception.events.ts'
import { approverOfException } from '../exception.ts'
import { mailExceptionAsked } from './exception.mails.ts'
import { saveExceptions } from './exception.store.ts'
import { loadException } from './standing-exception.reads.ts'

/**
 * Moves an open exception of somebody who is away to whoever stands in for them: their own time, a new link, one mail.
 * Where they are here again meanwhile, or nobody who is here stands in, it stays. Who asks for it never approves it:
 * where the requester stands in for their manager, the program answers.
 */
export async function moveException(
  tx: WorkspaceTx,
  actor: SystemActor,
  exceptionId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const { requestId } = await loadException(tx, exceptionId)
  const request = await holdAndRead(tx, requestId)
  const { state, kind, approverId, onBehalfOf } = await loadException(tx, exceptionId)
  if (state !== 'open' || approverId === null) return
  const { rules, today } = await readRequestRules(tx, now)
  const managerId = whoTakesOver(approverId, onBehalfOf?.id ?? null, await readAway(tx, today))
  if (managerId === null) return
  const next = approverOfException(kind, { requesterId: request.requesterId, managerId })
  const whose = onBehalfOf?.id ?? approverId
  await saveExceptions(tx, actor.workspaceId, [exceptionId], {
    approver_id: next,
    on_behalf_of: next === null || next === whose ? null : whose,
    due_at: addWorkingDays(now, rules.exceptionAnswerDays, rules.calendar),
  })
  const moved = await loadException(tx, exceptionId)
  const to = { exceptionId, kind, before: approverId, after: next }
  await announce(tx, exceptionReassigned(actor, request, to, moved.approver))
  await mailExceptionAsked(tx, actor, request, moved, now, host)
  await settleRequest(tx, actor, requestId, now)
}

/** Open exceptions of people who are away now and for whom somebody stands in; of one of them where named. */
export async function readExceptionsOfAbsent(
  db: WorkspaceDb | WorkspaceTx,
  now: Instant,
  personId: string | null = null,
): Promise<string[]> {
  const people = await readStoodInFor(db, now, personId)
  if (people.length === 0) return []
  const found = await sql<{ id: string }>`
    select id from request_exceptions
    where workspace_id = current_workspace() and state = 'open' and approver_id = any(${people}::uuid[])
    order by due_at, id limit 1000`.execute(db)
  return found.rows.map(({ id }) => id)
}

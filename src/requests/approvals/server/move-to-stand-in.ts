import { sql } from 'kysely'
import { whoTakesOver } from '../../../identity/absence.ts'
import { readAway, readStoodInFor } from '../../../identity/server/absence.reads.ts'
import type { SystemActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { aboutOf } from '../../asks/server/end-asks.ts'
import { readRequestAsks } from '../../asks/server/request-ask.reads.ts'
import { approvalReassigned } from '../../events.ts'
import { holdAndRead } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { settleRequest } from '../../server/settle-request.ts'
import { loadApproval } from './approval.store.ts'
import { openStep } from './open-step.ts'

/**
 * Moves an open step of somebody who is away to whoever stands in for them: a fresh window, a new link, one mail.
 * Where they are here again meanwhile, or nobody who is here stands in, it stays.
 */
export async function moveToStandIn(
  tx: WorkspaceTx,
  actor: SystemActor,
  approvalId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const { requestId } = await loadApproval(tx, approvalId)
  const request = await holdAndRead(tx, requestId)
  const step = await loadApproval(tx, approvalId)
  if (step.state !== 'open' || step.personId === null) return
  const { today } = await readRequestRules(tx, now)
  const next = whoTakesOver(step.personId, step.onBehalfOf?.id ?? null, await readAway(tx, today))
  if (next === null) return
  await openStep(tx, actor, approvalId, now, host)
  const [ask] = await readRequestAsks(tx, { askIds: [step.askId] })
  if (ask !== undefined) {
    const to = { approvalId, before: step.personId, after: next }
    await announce(tx, approvalReassigned(actor, request, aboutOf(ask), to))
  }
  await settleRequest(tx, actor, requestId, now)
}

/** Open steps of people who are away now and for whom somebody stands in. */
export async function readStepsOfAbsent(
  db: WorkspaceDb | WorkspaceTx,
  now: Instant,
  personId: string | null = null,
): Promise<string[]> {
  const people = await readStoodInFor(db, now, personId)
  if (people.length === 0) return []
  const found = await sql<{ id: string }>`
    select id from ask_approvals
    where workspace_id = current_workspace() and state = 'open' and person_id = any(${people}::uuid[])
    order by due_at, id limit 1000`.execute(db)
  return found.rows.map(({ id }) => id)
}

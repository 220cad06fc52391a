import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { requestSubmitted } from '../events.ts'
import { reviewExceptions } from '../exceptions/server/review-exceptions.ts'
import { canSubmit } from '../policy.ts'
import { readBrief, saveBrief } from './brief.store.ts'
import { type CheckedBrief, checkBrief } from './check-brief.ts'
import { holdAndRead, loadRequest, saveRequest } from './request.store.ts'
import { settleRequest } from './settle-request.ts'

/** Hands a draft in. Submitted already, by a second click say, it stays as it is. */
export async function submitRequest(
  tx: WorkspaceTx,
  actor: PersonActor,
  requestId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await loadRequest(tx, actor, requestId)
  if (request.state !== 'draft' && request.requesterId === actor.personId) return
  requirePermission(canSubmit(actor, request))
  const stored = await readBrief(tx, requestId)
  if (stored === undefined) throw notFound('request')
  const checked = await checkBrief(tx, actor, stored, now, { isDraft: false })
  await saveBrief(tx, actor.workspaceId, requestId, checked.brief)
  const reason = stored.exceptionReason
  await handIn(tx, actor, requestId, { ...checked, reason }, now, host)
}

type HandedIn = CheckedBrief & {
  /** Why it should be possible although it breaks a rule, as the requester wrote it. */
  readonly reason: string | null
}

/**
 * From here on the clocks run: the team and the deal’s stage are kept as they are now, and whoever approves what it
 * breaks is asked.
 */
export async function handIn(
  tx: WorkspaceTx,
  actor: PersonActor,
  requestId: string,
  { brief, type, opportunityStage, isException, below, reason }: HandedIn,
  now: Instant,
  host: Host,
): Promise<void> {
  const person = await tx
    .selectFrom('people')
    .select('team_id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', actor.personId)
    .executeTakeFirst()
  await saveRequest(tx, actor.workspaceId, requestId, {
    state: 'submitted',
    submitted_at: now,
    team_id: person?.team_id ?? null,
    opportunity_stage: opportunityStage,
  })
  const request = await holdAndRead(tx, requestId)
  await announce(tx, requestSubmitted(actor, request, { activityTypeId: type.id, isException }))
  const { needBy } = brief
  const reviewed = { needBy, noticeDays: type.noticeDays, stage: below, reason, neededBefore: null }
  await reviewExceptions(tx, actor, request, reviewed, now, host)
  await settleRequest(tx, actor, requestId, now)
}

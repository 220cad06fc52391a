import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type RequestAbout, requestSubmitted } from '../events.ts'
import { canSubmit } from '../policy.ts'
import { readBrief, saveBrief } from './brief.store.ts'
import { type CheckedBrief, checkBrief } from './check-brief.ts'
import { loadRequest, saveRequest } from './request.store.ts'
import { settleRequest } from './settle-request.ts'

/** Hands a draft in. Submitted already, by a second click say, it stays as it is. */
export async function submitRequest(
  tx: WorkspaceTx,
  actor: PersonActor,
  requestId: string,
  now: Instant,
): Promise<void> {
  const request = await loadRequest(tx, actor, requestId)
  if (request.state !== 'draft' && request.requesterId === actor.personId) return
  requirePermission(canSubmit(actor, request))
  const stored = await readBrief(tx, requestId)
  if (stored === undefined) throw notFound('request')
  const checked = await checkBrief(tx, actor, stored, now, { isDraft: false })
  await saveBrief(tx, actor.workspaceId, requestId, checked.brief)
  await handIn(tx, actor, request, checked, now)
}

/** From here on the clocks run: the team and the deal's stage are kept as they are now. */
export async function handIn(
  tx: WorkspaceTx,
  actor: PersonActor,
  request: RequestAbout,
  { type, opportunityStage, isException }: CheckedBrief,
  now: Instant,
): Promise<void> {
  const person = await tx
    .selectFrom('people')
    .select('team_id')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', actor.personId)
    .executeTakeFirst()
  await saveRequest(tx, actor.workspaceId, request.id, {
    state: 'submitted',
    submitted_at: now,
    team_id: person?.team_id ?? null,
    opportunity_stage: opportunityStage,
  })
  await announce(tx, requestSubmitted(actor, request, { activityTypeId: type.id, isException }))
  await settleRequest(tx, actor, request.id, now)
}

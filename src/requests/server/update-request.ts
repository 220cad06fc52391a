import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission, staleVersion } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Brief } from '../brief.ts'
import { requestChanged } from '../events.ts'
import { reviewExceptions } from '../exceptions/server/review-exceptions.ts'
import { canEditRequest } from '../policy.ts'
import { type CompleteBrief, readBrief, saveBrief } from './brief.store.ts'
import { checkBrief } from './check-brief.ts'
import { holdAndRead, loadRequest } from './request.store.ts'
import { settleRequest } from './settle-request.ts'

/** Changes the brief. What the asks already made rest on — activity, deal, prospect — stays from the first on. */
export async function updateRequest(
  tx: WorkspaceTx,
  actor: PersonActor,
  requestId: string,
  { version, ...given }: Brief & { readonly version: number },
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await loadRequest(tx, actor, requestId)
  requirePermission(canEditRequest(actor, request))
  const before = await readBrief(tx, requestId)
  if (before === undefined) throw notFound('request')
  if (request.version !== version) {
    throw staleVersion('request', { version: request.version, ...(await readLastChange(tx, requestId)) })
  }
  if (await hasAsks(tx, requestId)) requireSameGround(before, given)
  const { brief, type, below } = await checkBrief(tx, actor, given, now, {
    isDraft: request.state === 'draft',
    before,
  })
  const fields = changedFields(before, brief)
  if (fields.length === 0) return
  await saveBrief(tx, actor.workspaceId, requestId, brief)
  await announce(tx, requestChanged(actor, { ...request, ...brief, id: requestId }, fields))
  if (request.state !== 'draft') {
    const reason = clean(given.exceptionReason)
    const reviewed = { needBy: brief.needBy, noticeDays: type.noticeDays, stage: below, reason }
    const changed = await holdAndRead(tx, requestId)
    await reviewExceptions(tx, actor, changed, { ...reviewed, neededBefore: before.needBy }, now, host)
  }
  await settleRequest(tx, actor, requestId, now)
}

async function hasAsks(tx: WorkspaceTx, requestId: string): Promise<boolean> {
  const found = await sql`
    select 1 from request_asks where workspace_id = current_workspace() and request_id = ${requestId} limit 1`.execute(
    tx,
  )
  return found.rows.length > 0
}

function requireSameGround(before: CompleteBrief, given: Brief): void {
  const why = 'An advocate was proposed for this already; it cannot change any more.'
  if (given.activityTypeId !== before.activityTypeId) throw invalid('activityTypeId', why)
  if (given.opportunityId !== before.opportunityId) throw invalid('opportunityId', why)
  const keepsProspect = given.prospectId === null || given.prospectId === before.prospectId
  if (!keepsProspect) throw invalid('prospectId', why)
}

function changedFields(before: CompleteBrief, after: CompleteBrief): string[] {
  const names = Object.keys(after) as (keyof CompleteBrief)[]
  const isSame = (a: unknown, b: unknown) => canonical(a) === canonical(b)
  return names.filter((name) =>
    name === 'need'
      ? !isSame([before.need.criteria, before.need.words], [after.need.criteria, after.need.words])
      : !isSame(before[name], after[name]),
  )
}

/** The value as text with its keys in order: the database orders the keys of an object its own way. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inside: unknown) =>
    inside !== null && typeof inside === 'object' && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inside,
  )
}

/** Who changed the brief last and what, for the person who comes too late. */
async function readLastChange(tx: WorkspaceTx, requestId: string) {
  const found = await sql<{ by: string | null; fields: readonly string[]; at: Instant }>`
    select p.name as by, coalesce(e.data -> 'fields', '[]') as fields, e.at from events e
    left join people p on p.workspace_id = e.workspace_id and p.id = e.actor_id
    where e.workspace_id = current_workspace() and e.subject_kind = 'request' and e.subject_id = ${requestId}
      and e.name = 'request.changed'
    order by e.at desc, e.id desc limit 1`.execute(tx)
  return found.rows[0] ?? {}
}

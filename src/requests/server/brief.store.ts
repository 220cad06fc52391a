import { sql } from 'kysely'
import type { Timing } from '../../activities/activity-type.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Brief } from '../brief.ts'
import { matchDaysOf } from '../match-days.ts'

type Db = WorkspaceDb | WorkspaceTx

/** A brief as it may be stored: with its title and audience. */
export type CompleteBrief = Brief & {
  readonly title: string
  readonly audience: NonNullable<Brief['audience']>
}

function columnsOf(brief: CompleteBrief) {
  return {
    activity_type_id: brief.activityTypeId,
    audience: brief.audience,
    title: brief.title,
    criteria: JSON.stringify(brief.need.criteria),
    words: brief.need.words,
    wanted: brief.wanted,
    opportunity_id: brief.opportunityId,
    prospect_id: brief.prospectId,
    speaks_with: brief.speaksWith,
    speaks_with_email: brief.speaksWithEmail,
    purpose: brief.purpose,
    context: brief.context,
    need_by: brief.needBy,
    minutes: brief.minutes,
    language: brief.language,
    place: brief.place,
    fields: JSON.stringify(brief.fields),
    exception_reason: brief.exceptionReason,
  }
}

/** Writes a new request as a draft; numbers count up within the workspace, one writer at a time. */
export async function insertRequest(
  tx: WorkspaceTx,
  workspaceId: string,
  request: {
    readonly brief: CompleteBrief
    readonly requesterId: string
    readonly wishContactId: string | null
  },
  now: Instant,
): Promise<{ id: string; number: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`requests of ${workspaceId}`}, 0))`.execute(tx)
  const made = await tx
    .insertInto('requests')
    .values({
      ...columnsOf(request.brief),
      workspace_id: workspaceId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from requests where workspace_id = ${workspaceId})`,
      requester_id: request.requesterId,
      wish_contact_id: request.wishContactId,
      state: 'draft',
      created_at: now,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  await insertTimes(tx, workspaceId, made.id, request.brief.times)
  return made
}

/** Writes the brief anew and counts its version up. */
export async function saveBrief(
  tx: WorkspaceTx,
  workspaceId: string,
  requestId: string,
  brief: CompleteBrief,
): Promise<void> {
  await tx
    .updateTable('requests')
    .set(columnsOf(brief))
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', requestId)
    .execute()
  await tx
    .deleteFrom('request_times')
    .where('workspace_id', '=', workspaceId)
    .where('request_id', '=', requestId)
    .execute()
  await insertTimes(tx, workspaceId, requestId, brief.times)
}

async function insertTimes(
  tx: WorkspaceTx,
  workspaceId: string,
  requestId: string,
  times: readonly Instant[],
): Promise<void> {
  if (times.length === 0) return
  const rows = times.map((at) => ({ workspace_id: workspaceId, request_id: requestId, starts_at: at }))
  await tx
    .insertInto('request_times')
    .values(rows)
    .onConflict((same) => same.doNothing())
    .execute()
}

type StoredBrief = Omit<CompleteBrief, 'need' | 'times'> & {
  readonly timing: Timing
  readonly criteria: Brief['need']['criteria']
  readonly words: string
}

/** The brief of a request as it was stored; undefined where there is none. Two statements. */
export async function readBrief(db: Db, requestId: string): Promise<CompleteBrief | undefined> {
  const found = await sql<StoredBrief>`
    select r.activity_type_id as "activityTypeId", r.audience, r.title, r.criteria, r.words, r.wanted,
      r.opportunity_id as "opportunityId", r.prospect_id as "prospectId", r.speaks_with as "speaksWith",
      r.speaks_with_email as "speaksWithEmail", r.purpose, r.context, r.need_by as "needBy", r.minutes, r.language,
      r.place, r.fields, r.exception_reason as "exceptionReason", t.timing
    from requests r join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    where r.workspace_id = current_workspace() and r.id = ${requestId}`.execute(db)
  const [row] = found.rows
  if (row === undefined) return undefined
  const times = await sql<{ at: Instant }>`
    select starts_at as at from request_times where workspace_id = current_workspace() and request_id = ${requestId}
    order by starts_at`.execute(db)
  const { criteria, words, timing, ...rest } = row
  const { activityTypeId, needBy, opportunityId, prospectId, wanted } = rest
  const days = matchDaysOf(timing, needBy)
  const need = { activityTypeId, ...days, wanted, opportunityId, prospectId, criteria, words }
  return { ...rest, need, times: times.rows.map(({ at }) => at) }
}

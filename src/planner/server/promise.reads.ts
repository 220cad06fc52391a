import { type RawBuilder, sql } from 'kysely'
import { addDays, addMilliseconds } from '../../kernel/time.ts'
import { businessMinutes, hoursOf } from '../../outcomes/server/asked.reads.ts'
import type { RequestRules } from '../../requests/rules.ts'
import { isSelfServiceR } from '../../requests/server/fulfilment.reads.ts'
import { isHeldUp } from '../../requests/server/request-view.reads.ts'
import { minutesOfDay } from '../../requests/working-time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { Kept } from '../duty.ts'
import type { Ground } from './ground.reads.ts'

const days = 90

type Parts = {
  readonly workspaceId: string
  readonly since: RawBuilder<unknown>
  readonly now: RawBuilder<unknown>
  /** True where ranges hold at most so many working days. */
  readonly within: (ranges: RawBuilder<unknown>, days: number) => RawBuilder<unknown>
}

/**
 * Promises of the last 90 days on requests, kept and due: ours (first answers, matches) and theirs (approvals,
 * answers to our questions, feedback). What is late and still open counts as not kept. One statement.
 */
export async function readPromises(
  db: WorkspaceDb,
  at: Ground,
): Promise<{ readonly ours: Kept; readonly theirs: Kept }> {
  const { calendar } = at.requests
  const hours = hoursOf(calendar, { from: addDays(at.today, -days), to: at.today })
  const parts: Parts = {
    workspaceId: at.workspaceId,
    since: sql`${addMilliseconds(at.now, -days * 86_400_000)}::timestamptz`,
    now: sql`${at.now}::timestamptz`,
    within: (ranges, allowed) =>
      sql`${businessMinutes(ranges, { hours })} <= ${allowed * minutesOfDay(calendar)}::bigint`,
  }
  const found = await sql<{ side: 'ours' | 'theirs'; kept: number; of: number }>`
    select side, count(*) filter (where kept) as kept, count(*) as of from (
      ${ourPromises(parts, at.requests)} union all ${theirPromises(parts, at.requests)}
    ) promised group by side`.execute(db)
  const of = (side: 'ours' | 'theirs'): Kept => {
    const row = found.rows.find((each) => each.side === side)
    return { kept: row?.kept ?? 0, of: row?.of ?? 0 }
  }
  return { ours: of('ours'), theirs: of('theirs') }
}

const span = (from: string, to: string) =>
  sql`tstzmultirange(tstzrange(${sql.ref(from)}, greatest(${sql.ref(from)}, ${sql.ref(to)})))`

const isOurs = sql`(not ${isSelfServiceR})`

// While an exception waits, or was refused and the brief is as it was, our clocks stand still.
const exceptions = sql`coalesce((select range_agg(tstzrange(x.opened_at, greatest(x.opened_at,
    coalesce(case when x.state = 'refused' then x.superseded_at else x.decided_at end, r.matched_at, r.answered_at))))
  from request_exceptions x where x.workspace_id = r.workspace_id and x.request_id = r.id
    and coalesce(x.decided_through, '') <> 'handed-in'), '{}'::tstzmultirange)`

// While a question to the requester is open our clock stands still.
const questions = sql`coalesce((select range_agg(tstzrange(q.asked_at, greatest(q.asked_at, coalesce(q.answered_at, r.matched_at))))
  from request_questions q where q.workspace_id = r.workspace_id and q.request_id = r.id), '{}'::tstzmultirange)`

function ourPromises({ workspaceId, since, now, within }: Parts, rules: RequestRules) {
  return sql`
    select 'ours' as side, ${within(sql`${span('r.submitted_at', 'r.answered_at')} - ${exceptions}`, rules.firstAnswerDays)} as kept
      from requests r where r.workspace_id = ${workspaceId} and r.answered_at > ${since} and ${isOurs}
    union all
    select 'ours', ${within(sql`${span('r.submitted_at', 'r.matched_at')} - ${questions} - ${exceptions}`, rules.matchDays)}
      from requests r where r.workspace_id = ${workspaceId} and r.matched_at > ${since} and ${isOurs}
    union all
    select 'ours', false from requests r
      where r.workspace_id = ${workspaceId} and r.state in ('submitted', 'in-triage') and r.due_at < ${now} and ${isOurs}
        and not exists (select from request_questions q where q.workspace_id = r.workspace_id
          and q.request_id = r.id and q.answered_at is null)
        and not ${isHeldUp}`
}

function theirPromises({ workspaceId, since, now, within }: Parts, rules: RequestRules) {
  return sql`
    select 'theirs', v.state in ('approved', 'refused') and v.decided_at <= v.due_at from ask_approvals v
      where v.workspace_id = ${workspaceId} and v.due_at > ${since}
        and (v.state in ('approved', 'refused', 'passed') or v.state = 'open' and v.due_at < ${now})
    union all
    select 'theirs', f.given_at is not null and f.given_at <= f.due_at from ask_feedback f
      where f.workspace_id = ${workspaceId} and f.side = 'requester' and f.due_at > ${since}
        and (f.given_at is not null or f.due_at < ${now})
    union all
    select 'theirs', ${within(span('q.asked_at', 'q.answered_at'), rules.requesterAnswerDays)}
      from request_questions q where q.workspace_id = ${workspaceId} and q.answered_at > ${since}`
}

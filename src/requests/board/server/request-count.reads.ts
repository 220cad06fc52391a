import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { addDays, addMilliseconds, type Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { moment } from '../../asks/server/ask-facts.reads.ts'
import { joinPauses, minutesUsed, type Pause } from '../../clocks/working-time.ts'
import { clearedAt, wasAsked } from '../../exceptions/server/standing-exception.reads.ts'
import { type countRequests, requestViews } from '../../request.contract.ts'
import { riskCondition, viewCondition, visibleClosedTo, visibleTo } from '../../server/request-view.reads.ts'
import { type RulesToday, readRequestRules } from '../../server/rules.reads.ts'

type Counts = ResponseOf<typeof countRequests>

const day = 86_400_000
/** How far back "of late" reaches: a month of first answers, a quarter of requests that came to their end. */
const answeredWithin = 30 * day
const closedWithin = 90 * day

/**
 * How many requests each view holds, and how quickly and well they were answered of late. Five statements, none of
 * which looks at every request that ever was: what is over is only counted along its index.
 */
export async function readRequestCounts(db: WorkspaceDb, actor: Actor, now: Instant): Promise<Counts> {
  const at = await readRequestRules(db, now)
  const moments = { now, soon: addDays(at.today, 3) }
  const columns = requestViews
    .filter((view) => view !== 'closed')
    .map((view) => sql`count(*) filter (where ${viewCondition(view, actor, moments)}) as ${sql.ref(view)}`)
  const live = await sql<Record<string, number>>`
    select ${sql.join(columns)}, count(*) filter (where ${riskCondition(now)}) as "atRisk"
    from requests r where r.workspace_id = current_workspace() and (r.state <> 'closed' or r.owed_until is not null)
      and ${visibleTo(actor)}`.execute(db)
  const over = await sql<{ count: number }>`
    select (select count(*) from requests r
        where r.workspace_id = current_workspace() and r.state = 'closed' and ${visibleClosedTo(actor)})
      - (select count(*) from requests r where r.workspace_id = current_workspace() and r.owed_until is not null
        and r.state = 'closed' and not ${viewCondition('closed', actor, moments)} and ${visibleClosedTo(actor)}) as count`.execute(
    db,
  )
  const late = await sql<{ met: number; of: number }>`
    select count(*) filter (where r.outcome = 'fulfilled') as met, count(*) as of from requests r
    where r.workspace_id = current_workspace() and ${closedOfLate(now)} and ${visibleClosedTo(actor)}`.execute(
    db,
  )
  const { atRisk = 0, ...views } = live.rows[0] ?? {}
  return {
    views: { ...views, closed: over.rows[0]?.count ?? 0 },
    atRisk,
    fulfilled: { met: late.rows[0]?.met ?? 0, of: late.rows[0]?.of ?? 0 },
    firstAnswerMinutes: await medianAnswer(db, actor, at, now),
  }
}

const closedOfLate = (now: Instant) =>
  sql`(r.state = 'closed' and r.outcome not in ('withdrawn', 'duplicate') and r.closed_at > ${addMilliseconds(now, -closedWithin)}::timestamptz)`

// While an exception stood in the way no answer was owed.
const exceptionPauses = sql`coalesce((
  select jsonb_agg(jsonb_build_object('from', ${moment('p.from')}, 'until', ${moment('p.until')}))
  from (select x.opened_at as "from", ${clearedAt} as until from request_exceptions x
    where x.workspace_id = r.workspace_id and x.request_id = r.id and ${wasAsked}) p), '[]')`

/** The median of working minutes to the first answer as its clock counts; null where nothing was answered of late. */
async function medianAnswer(
  db: WorkspaceDb,
  actor: Actor,
  { rules }: RulesToday,
  now: Instant,
): Promise<number | null> {
  const found = await sql<{ from: Instant; until: Instant; pauses: Pause[] }>`
    select r.submitted_at as from, r.answered_at as until, ${exceptionPauses} as pauses from requests r
    where r.workspace_id = current_workspace() and r.answered_at > ${addMilliseconds(now, -answeredWithin)}::timestamptz
      and ${visibleTo(actor)}
    order by r.answered_at desc limit 2000`.execute(db)
  const minutes = found.rows
    .map(({ from, until, pauses }) => minutesUsed(from, until, joinPauses(pauses), rules.calendar))
    .sort((a, b) => a - b)
  return minutes[Math.floor((minutes.length - 1) / 2)] ?? null
}

import { sql } from 'kysely'
import type { Timing } from '../../activities/activity-type.ts'
import type { AskState } from '../../activities/ledger.ts'
import type { SystemActor } from '../../kernel/actor.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import type { StatedCriterion } from '../../matching/need.ts'
import { notedMost, qualifiedOf } from '../../matching/saved-need.ts'
import { findMatches } from '../../matching/server/find-matches.ts'
import type { RequestOutcome, RequestState } from '../../requests/request.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import type { Host } from '../../server/host.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { EntryState } from '../entry.ts'
import { askAhead, isShort, type NeedState } from '../need-state.ts'
import { mailNeedNews } from './entry.mails.ts'
import { judgeNeed, needOf } from './need.reads.ts'
import { saveCount } from './need.store.ts'

/** Needs to be counted: of entries ahead, never counted or changed since, or last counted an hour ago. */
export async function readUncountedNeeds(
  db: WorkspaceDb,
  now: Instant,
  most: number,
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select n.id from calendar_needs n
    join calendar_entries e on e.workspace_id = n.workspace_id and e.id = n.calendar_entry_id
      and e.state = 'planned' and e.ends_before > (${now}::timestamptz)::date
    where n.workspace_id = current_workspace()
      and (n.counted_at is null or n.counted_at <= ${now}::timestamptz - interval '1 hour')
    order by n.counted_at nulls first, n.id limit ${most}`.execute(db)
  return found.rows.map(({ id }) => id)
}

type Row = {
  readonly entryId: string
  readonly title: string
  readonly startsOn: Day
  readonly endsBefore: Day
  readonly entryState: EntryState
  readonly ownerId: string
  readonly activity: { readonly id: string; readonly name: string }
  readonly noticeDays: number
  readonly timing: Timing
  readonly wanted: number
  readonly criteria: readonly StatedCriterion[]
  readonly words: string
  readonly version: number
  readonly toldDueAt: Instant | null
  readonly toldShortAt: Instant | null
  readonly request: {
    readonly id: string
    readonly number: number
    readonly state: RequestState
    readonly outcome: RequestOutcome | null
    readonly needBy: Day | null
    readonly isOwed: boolean
    readonly requester: string
    readonly asks: readonly AskState[]
    readonly isSeen: boolean
  } | null
}

/**
 * Counts who qualifies for a need and is free on its day, by the same match as everywhere, and keeps the last day to ask
 * true. Whoever owns the entry is told once when it is time to ask, and once when fewer are free than are wanted, until
 * that was otherwise again.
 */
export async function countNeed(
  tx: WorkspaceTx,
  actor: SystemActor,
  needId: string,
  now: Instant,
  host: Host,
): Promise<void> {
  const row = await holdRow(tx, needId)
  if (row === undefined) return
  const at = { ...(await readRequestRules(tx, now)), ahead: await readSetting(tx, actor, askAhead) }
  const { askBy, state } = judgeNeed(row, at)
  const { free } = await findMatches(tx, actor, needOf(row), now, { size: notedMost })
  const counted = qualifiedOf(free).length
  const isOpen = state === 'early' || state === 'time-to-ask' || state === 'late'
  const isDue = isOpen && state !== 'early'
  const isShortNow = isOpen && isShort({ free: counted, wanted: row.wanted })
  const news = {
    isDue: isDue && row.toldDueAt === null,
    isShort: isShortNow && row.toldShortAt === null,
  }
  await saveCount(
    tx,
    actor.workspaceId,
    needId,
    {
      free: counted,
      of: `${row.version} ${row.startsOn}`,
      askBy,
      toldDueAt: told(isDue, row.toldDueAt, now, state),
      toldShortAt: told(isShortNow, row.toldShortAt, now, state),
    },
    now,
  )
  if (!news.isDue && !news.isShort) return
  const need = { ...row, activity: row.activity.name, free: counted, askBy, isShort: news.isShort }
  await mailNeedNews(tx, host, need, now)
}

/** When it was told; forgotten once it is untrue, so that it is told again. What is asked for keeps what it told. */
function told(isTrue: boolean, before: Instant | null, now: Instant, state: NeedState): Instant | null {
  if (isTrue) return before ?? now
  return state === 'requested' || state === 'covered' ? before : null
}

async function holdRow(tx: WorkspaceTx, needId: string): Promise<Row | undefined> {
  const found = await sql<Row>`
    select e.id as "entryId", e.title, e.starts_on as "startsOn", e.ends_before as "endsBefore", e.state as "entryState",
      e.owner_id as "ownerId", jsonb_build_object('id', t.id, 'name', t.name) as activity,
      t.notice_days as "noticeDays", t.timing, n.wanted, n.criteria, n.words, n.version,
      n.told_due_at as "toldDueAt", n.told_short_at as "toldShortAt",
      case when r.id is not null then jsonb_build_object('id', r.id, 'number', r.number, 'state', r.state,
        'outcome', r.outcome, 'needBy', r.need_by, 'isOwed', false, 'requester', '', 'isSeen', true,
        'asks', coalesce((
          select jsonb_agg(l.state) from request_asks k
          join ledger_entries l on l.workspace_id = k.workspace_id and l.id = k.ask_id
          where k.workspace_id = r.workspace_id and k.request_id = r.id), '[]')) end as request
    from calendar_needs n
    join calendar_entries e on e.workspace_id = n.workspace_id and e.id = n.calendar_entry_id
    join activity_types t on t.workspace_id = n.workspace_id and t.id = n.activity_type_id
    left join requests r on r.workspace_id = n.workspace_id and r.id = n.request_id
    where n.workspace_id = current_workspace() and n.id = ${needId}
    for no key update of n skip locked`.execute(tx)
  return found.rows[0]
}

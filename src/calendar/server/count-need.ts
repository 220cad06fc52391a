import { sql } from 'kysely'
import type { SystemActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notedMost, qualifiedOf } from '../../matching/saved-need.ts'
import { findMatches } from '../../matching/server/find-matches.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import type { Host } from '../../server/host.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { wantedDay } from '../entry.ts'
import { askAhead, isShort, type NeedState } from '../need-state.ts'
import { mailNeedNews } from './entry.mails.ts'
import { judgeNeed, type NeedRow, needOf, selectNeeds } from './need.reads.ts'
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
  const { free } = await findMatches(tx, actor, needOf(row, at.today), now, { size: notedMost })
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
      askBy,
      toldDueAt: told(isDue, row.toldDueAt, now, state),
      toldShortAt: told(isShortNow, row.toldShortAt, now, state),
    },
    now,
  )
  if (!news.isDue && !news.isShort) return
  const wantedOn = wantedDay(row, at.today)
  const need = { ...row, wantedOn, activity: row.activity.name, free: counted, askBy, isShort: news.isShort }
  await mailNeedNews(tx, host, need, now)
}

/** When it was told; forgotten once it is untrue, so that it is told again. What is asked for keeps what it told. */
function told(isTrue: boolean, before: Instant | null, now: Instant, state: NeedState): Instant | null {
  if (isTrue) return before ?? now
  return state === 'requested' || state === 'covered' ? before : null
}

/** The need, held until the transaction ends; undefined where somebody else holds it, or it is gone. */
async function holdRow(tx: WorkspaceTx, needId: string): Promise<NeedRow | undefined> {
  const held = await sql`
    select from calendar_needs where workspace_id = current_workspace() and id = ${needId}
    for no key update skip locked`.execute(tx)
  if (held.rows.length === 0) return undefined
  const [row] = await selectNeeds(tx, sql`n.id = ${needId}`, sql`true`)
  return row
}

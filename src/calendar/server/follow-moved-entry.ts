import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type EntryDays, type EntryState, wantedDay } from '../entry.ts'
import { lastDayToAsk } from '../need-state.ts'
import { mailMoved, type RequestOfEntry } from './entry.mails.ts'
import { saveAskBy } from './need.store.ts'

type Before = EntryDays & { readonly id: string; readonly title: string; readonly state: EntryState }
type After = Omit<Before, 'id'>

/**
 * What follows when the day of an entry moves or it is cancelled: its needs have another last day to ask, and whoever
 * looks after an open request for it, or made it, is told. The requests themselves are left as they are.
 */
export async function followMovedEntry(
  tx: WorkspaceTx,
  actor: Actor,
  before: Before,
  after: After,
  now: Instant,
  host: Host,
): Promise<void> {
  const isMoved = before.startsOn !== after.startsOn
  const isEnded = before.state === 'planned' && after.state === 'cancelled'
  await keepAskBy(tx, actor.workspaceId, before, after, now)
  if (!isMoved && !isEnded) return
  if (after.state === 'cancelled' && !isEnded) return
  const entry = { id: before.id, title: after.title, from: before.startsOn, to: after.startsOn, isEnded }
  for (const request of await readOpenRequests(tx, before.id)) {
    await mailMoved(tx, host, actor, entry, request, now)
  }
}

async function keepAskBy(
  tx: WorkspaceTx,
  workspaceId: string,
  before: EntryDays & { readonly id: string },
  after: EntryDays,
  now: Instant,
): Promise<void> {
  const { rules, today } = await readRequestRules(tx, now)
  const day = wantedDay(after, today)
  if (day === wantedDay(before, today)) return
  const found = await sql<{ id: string; noticeDays: number }>`
    select n.id, t.notice_days as "noticeDays" from calendar_needs n
    join activity_types t on t.workspace_id = n.workspace_id and t.id = n.activity_type_id
    where n.workspace_id = current_workspace() and n.calendar_entry_id = ${before.id} order by n.id`.execute(
    tx,
  )
  for (const { id, noticeDays } of found.rows) {
    await saveAskBy(tx, workspaceId, id, lastDayToAsk(day, noticeDays, rules.calendar))
  }
}

async function readOpenRequests(tx: WorkspaceTx, entryId: string): Promise<readonly RequestOfEntry[]> {
  const found = await sql<RequestOfEntry>`
    select r.id, r.number, r.title, r.requester_id as "requesterId", r.handler_id as "handlerId"
    from calendar_needs n
    join requests r on r.workspace_id = n.workspace_id and r.id = n.request_id and r.state <> 'closed'
    where n.workspace_id = current_workspace() and n.calendar_entry_id = ${entryId} order by r.id`.execute(tx)
  return found.rows
}

import { sql } from 'kysely'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { whetherDoneKind } from './ask-whether-done.ts'
import { reminderKind } from './remind-customer.ts'

const most = 500
const hour = 3_600_000

async function idsOf(db: WorkspaceDb, query: ReturnType<typeof sql<{ id: string }>>): Promise<string[]> {
  const { rows } = await query.execute(db)
  return rows.map(({ id }) => id)
}

/** Asks whose time to answer has gone by. */
export function readExpired(db: WorkspaceDb, now: Instant): Promise<string[]> {
  return idsOf(
    db,
    sql<{ id: string }>`select e.id from request_asks ra
      join ledger_entries e on e.workspace_id = ra.workspace_id and e.id = ra.ask_id
      where ra.workspace_id = current_workspace() and e.state = 'asked' and ra.answer_by <= ${now}
      order by ra.answer_by limit ${most}`,
  )
}

/** Asks mailed by us, half of whose time has gone by, and who were not reminded yet. */
export function readToRemind(db: WorkspaceDb, now: Instant): Promise<string[]> {
  return idsOf(
    db,
    sql<{ id: string }>`select e.id from request_asks ra
      join ledger_entries e on e.workspace_id = ra.workspace_id and e.id = ra.ask_id
      where ra.workspace_id = current_workspace() and e.state = 'asked' and ra.answer_by > ${now}
        and ra.sent_through = 'mail' and e.asked_at + (ra.answer_by - e.asked_at) / 2 <= ${now}::timestamptz
        and not exists (select from ask_mails m where m.workspace_id = ra.workspace_id and m.ask_id = ra.ask_id
          and m.kind = ${reminderKind})
      order by ra.answer_by limit ${most}`,
  )
}

/** Agreed talks that ended an hour ago and of which nobody said whether they took place. */
export function readToAskWhetherDone(db: WorkspaceDb, now: Instant): Promise<string[]> {
  return idsOf(
    db,
    sql<{ id: string }>`select k.ask_id as id from ask_meetings k
      join request_asks ra on ra.workspace_id = k.workspace_id and ra.ask_id = k.ask_id
      join requests r on r.workspace_id = ra.workspace_id and r.id = ra.request_id
      join people q on q.workspace_id = r.workspace_id and q.id = r.requester_id and q.email is not null
      where k.workspace_id = current_workspace() and k.state = 'planned'
        and k.starts_at + k.minutes * interval '1 minute' <= ${addMilliseconds(now, -hour)}::timestamptz
        and not exists (select from ask_mails m where m.workspace_id = k.workspace_id and m.ask_id = k.ask_id
          and m.kind like ${`${whetherDoneKind}-`} || k.sequence || ':%')
        and not exists (select from notification_keys n where n.workspace_id = k.workspace_id
          and n.person_id = r.requester_id
          and n.key = 'ask:' || k.ask_id || ${`:${whetherDoneKind}-`} || k.sequence)
      order by k.starts_at limit ${most}`,
  )
}

import { sql } from 'kysely'
import { addDays, addMilliseconds, type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { mailCustomer, makeAskAddress } from '../../asks/server/ask.mails.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { reminderOf, reminderOfDay } from '../talk-day.ts'
import { writeDayAhead, writeDayBefore } from '../talk-letter.ts'
import { mailProspect } from './invite-sides.ts'

const dayBeforeKind = 'day-before'
/** No working day lies further ahead than this. */
const mostAhead = 15 * 86_400_000

/**
 * Agreed talks of which both sides are to be reminded: the working day before has come, they were invited before it,
 * and nobody was reminded of this time yet. Two statements.
 */
export async function readToRemindOfTalk(db: WorkspaceDb, now: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string; startsAt: Instant; invitedAt: Instant | null }>`
    select k.ask_id as id, k.starts_at as "startsAt", k.invited_at as "invitedAt" from ask_meetings k
    where k.workspace_id = current_workspace() and k.state = 'planned' and k.starts_at > ${now}
      and k.starts_at < ${addMilliseconds(now, mostAhead)}
      and not exists (select from ask_mails m where m.workspace_id = k.workspace_id and m.ask_id = k.ask_id
        and m.kind in (${dayBeforeKind} || '-' || k.sequence, ${dayBeforeKind} || '-' || k.sequence || '-prospect'))
    order by k.starts_at limit 500`.execute(db)
  if (rows.length === 0) return []
  const { rules } = await readRequestRules(db, now)
  return rows
    .filter(({ startsAt, invitedAt }) => {
      const due = reminderOf(startsAt, rules.calendar)
      return due <= now && (invitedAt === null || invitedAt < due)
    })
    .map(({ id }) => id)
}

/**
 * Asks for a day that is set, agreed to without an hour, whose customer is to be reminded: the working day before has
 * come, they said yes before it, and were not reminded of this day yet. Two statements.
 */
export async function readToRemindOfDay(db: WorkspaceDb, now: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string; day: Day; answeredAt: Instant | null }>`
    select e.id, r.need_by as day, e.answered_at as "answeredAt" from request_asks ra
    join ledger_entries e on e.workspace_id = ra.workspace_id and e.id = ra.ask_id
    join requests r on r.workspace_id = ra.workspace_id and r.id = ra.request_id
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    where ra.workspace_id = current_workspace() and e.state in ('accepted', 'scheduled') and t.timing = 'fixed-day'
      and r.need_by between ${addDays(dayOf(now), -1)}::date and ${dayOf(addMilliseconds(now, mostAhead))}::date
      and not exists (select from ask_meetings k where k.workspace_id = ra.workspace_id and k.ask_id = ra.ask_id
        and k.state = 'planned')
      and not exists (select from ask_mails m where m.workspace_id = ra.workspace_id and m.ask_id = ra.ask_id
        and m.kind = ${dayBeforeKind} || '-' || r.need_by)
    order by r.need_by, e.id limit 500`.execute(db)
  if (rows.length === 0) return []
  const { rules } = await readRequestRules(db, now)
  const today = dayOf(now, rules.calendar.timeZone)
  return rows
    .filter(({ day, answeredAt }) => {
      const due = reminderOfDay(day, rules.calendar)
      return day >= today && due <= now && (answeredAt === null || answeredAt < due)
    })
    .map(({ id }) => id)
}

/** Reminds a customer of a day that is set, with the brief; once for each day. */
export async function remindOfDay(tx: WorkspaceTx, askId: string, now: Instant, host: Host): Promise<void> {
  await holdRequestOfAsk(tx, askId)
  const ask = await readAskFacts(tx, askId)
  const { needBy } = ask.request
  const isOpen = ask.state === 'accepted' || ask.state === 'scheduled'
  if (!isOpen || !ask.isCleared || needBy === null || ask.meeting?.state === 'planned') return
  const address = await makeAskAddress(tx, ask, host, now)
  await mailCustomer(tx, ask, `${dayBeforeKind}-${needBy}`, writeDayAhead(ask), host, { address })
}

/** Reminds both sides of an agreed talk, with the brief; once for each agreed time. */
export async function remindOfTalk(tx: WorkspaceTx, askId: string, now: Instant, host: Host): Promise<void> {
  await holdRequestOfAsk(tx, askId)
  const ask = await readAskFacts(tx, askId)
  if (ask.state !== 'scheduled' || ask.meeting?.state !== 'planned' || ask.meeting.startsAt <= now) return
  if (!ask.isCleared) return
  const kind = `${dayBeforeKind}-${ask.meeting.sequence}`
  const address = await makeAskAddress(tx, ask, host, now)
  await mailCustomer(tx, ask, kind, writeDayBefore(ask, 'advocate'), host, { address })
  await mailProspect(tx, ask, kind, writeDayBefore(ask, 'prospect'), now, host)
}

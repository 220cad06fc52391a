import { sql } from 'kysely'
import { addMilliseconds, type Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { mailCustomer, makeAskAddress } from '../../asks/server/ask.mails.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { holdRequestOfAsk } from '../../server/request.store.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import { reminderOf } from '../talk-day.ts'
import { writeDayBefore } from '../talk-letter.ts'
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

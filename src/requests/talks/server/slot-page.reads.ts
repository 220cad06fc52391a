import { sql } from 'kysely'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts'
import type { Link } from '../../../server/links.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'
import type { openAskPage } from '../../asks/ask-page.contract.ts'
import type { PageLanguage } from '../../asks/page-language.ts'
import { readAskFacts } from '../../asks/server/ask-facts.reads.ts'
import { whyNotOpen } from '../decide-time.ts'
import { prospectLanguage, prospectName } from '../other-side.ts'
import type { openSlotPage } from '../slot.contract.ts'
import { composeTalk, slotLinkState } from '../slot-page.ts'
import { readSideBrief } from './side-brief.reads.ts'

type SlotPage = ResponseOf<typeof openSlotPage>

/**
 * The prospect's page behind a link. A link that ran out, and a talk that does not take place, show nothing of anybody
 * any more but whom to ask.
 */
export async function readSlotPage(
  db: WorkspaceDb,
  link: Link,
  wanted: PageLanguage | null,
  now: Instant,
): Promise<SlotPage> {
  const ask = await readAskFacts(db, link.subjectId)
  const language = wanted ?? prospectLanguage(ask)
  const { name, email } = ask.requester
  const head = { language, workspace: ask.workspace.name, contact: { name, email } }
  const state =
    link.state === 'expired' ? 'expired' : link.state === 'open' ? slotLinkState(ask) : 'withdrawn'
  if (state === 'expired' || state === 'withdrawn')
    return { ...head, link: state, expiresOn: null, talk: null }
  const free = await readFreeSlots(db, ask)
  const brief = await readSideBrief(db, ask, { side: 'prospect', language }, now)
  return {
    ...head,
    link: state,
    expiresOn: addDays(dayOf(link.expiresAt, ask.workspace.timeZone), -1),
    talk: { ...composeTalk(ask, free, language, now), brief },
  }
}

/** The customer's times at which they have agreed to no other talk. */
async function readFreeSlots(db: WorkspaceDb, ask: AskFacts): Promise<Instant[]> {
  const found = await sql<{ startsAt: Instant }>`
    select t.starts_at as "startsAt" from ask_times t
    where t.workspace_id = current_workspace() and t.ask_id = ${ask.id} and t.offered_by = 'customer'
      and not exists (select from ask_meetings k
        join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
        where k.workspace_id = t.workspace_id and k.state = 'planned' and k.ask_id <> t.ask_id
          and e.contact_id = ${ask.contact?.id ?? null}::uuid
          and k.starts_at < t.starts_at + ${ask.request.minutes} * interval '1 minute'
          and k.starts_at + k.minutes * interval '1 minute' > t.starts_at)
    order by t.starts_at`.execute(db)
  return found.rows.map(({ startsAt }) => startsAt)
}

/** What the advocate's own page shows of an agreed talk, or of one whose time is being found; null where there is none. */
export async function readTalkOfAdvocate(
  db: WorkspaceDb,
  ask: AskFacts,
  language: PageLanguage,
  now: Instant,
): Promise<ResponseOf<typeof openAskPage>['talk']> {
  if (ask.state !== 'accepted' && ask.state !== 'scheduled') return null
  const { counterTimes, suggested } = ask
  return {
    other: prospectName(ask, language),
    isOpen: ask.activity.timing === 'slot' && whyNotOpen(ask) === null,
    counterTimes: counterTimes.filter((each) => each > now),
    offered: suggested.filter((each) => each > now),
    brief: await readSideBrief(db, ask, { side: 'advocate', language }, now),
  }
}

import { sql } from 'kysely'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts'
import type { Link } from '../../../server/links.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { prospectLanguage, prospectName } from '../../talks/other-side.ts'
import { readTalkOfAdvocate } from '../../talks/server/slot-page.reads.ts'
import type { AskFacts } from '../ask-facts.ts'
import { addresseeOf, askedOf, languageOf } from '../ask-letter.ts'
import type { openAskPage, openFeedbackPage } from '../ask-page.contract.ts'
import { askPageTexts } from '../ask-page.texts.ts'
import { composeAsk, composeDeeds, composeHeld, type Deed, type Held, linkStateOf } from '../ask-page.ts'
import type { PageLanguage } from '../page-language.ts'
import { readAskFacts } from './ask-facts.reads.ts'
import type { FeedbackSide } from './feedback.store.ts'
import { readOwnProfile } from './own-limit.reads.ts'

type AskPage = ResponseOf<typeof openAskPage>
type FeedbackPage = ResponseOf<typeof openFeedbackPage>

const nothing = (): Pick<AskPage, 'ask' | 'talk' | 'limits' | 'hasLeft' | 'last' | 'history' | 'held'> => ({
  ask: null,
  talk: null,
  limits: null,
  hasLeft: false,
  last: null,
  history: [],
  held: [],
})

/**
 * The customer's page behind a link. A link that ran out or was withdrawn shows nothing of anybody any more but
 * whom to ask.
 */
export async function readAskPage(
  db: WorkspaceDb,
  link: Link,
  wanted: PageLanguage | null,
  now: Instant,
): Promise<AskPage> {
  const ask = await readAskFacts(db, link.subjectId)
  const language = wanted ?? languageOf(ask)
  const head = { language, workspace: ask.workspace.name, program: programOf(ask) }
  if (link.state === 'expired') return { ...nothing(), ...head, link: 'expired', expiresOn: null }
  if (link.state !== 'open') return { ...nothing(), ...head, link: 'withdrawn', expiresOn: null }
  const today = dayOf(now, ask.workspace.timeZone)
  const contactId = ask.contact?.id ?? null
  const held = contactId === null ? null : await readHeld(db, contactId)
  return {
    ...head,
    link: linkStateOf(ask),
    expiresOn: addDays(dayOf(link.expiresAt, ask.workspace.timeZone), -1),
    ask: composeAsk(ask, language, now),
    talk: await readTalkOfAdvocate(db, ask, language, now),
    ...(await limitsOf(db, contactId, language, today)),
    ...composeDeeds(contactId === null ? [] : await readDeeds(db, contactId), language),
    held: held === null ? [] : composeHeld(held, language),
  }
}

/** Whom a customer writes to: who takes care of the request, else who asked them. */
function programOf(ask: AskFacts) {
  const { name, email } = ask.handler ?? ask.proposer
  return { name, email }
}

async function limitsOf(
  db: WorkspaceDb,
  contactId: string | null,
  language: PageLanguage,
  today: string,
): Promise<Pick<AskPage, 'limits' | 'hasLeft'>> {
  const own = contactId === null ? null : await readOwnProfile(db, contactId, today)
  if (own === null || own.hasLeft) return { limits: null, hasLeft: own !== null }
  const { asksAQuarter, restsUntil } = own
  const never = own.never.map(({ name, germanName }) => (language === 'de' ? germanName : null) ?? name)
  return { limits: { asksAQuarter, blackouts: [...own.blackouts], restsUntil, never }, hasLeft: false }
}

/** What a customer did for us and we for them, the latest first, with what came of it. */
export async function readDeeds(db: WorkspaceDb | WorkspaceTx, contactId: string): Promise<Deed[]> {
  const found = await sql<Deed>`
    select e.effective_on as on, e.kind = 'give' as "isGive",
      case when e.kind = 'ask' and t.name is not null then t.name else e.title end as title,
      t.name_de as "germanName",
      case when x.name is null then o.prospect else x.name end as prospect,
      case when o.state in ('won', 'lost') then o.state end as outcome,
      (select jsonb_build_object('text', f.comment, 'by', q.name) from ask_feedback f
        join people q on q.workspace_id = f.workspace_id and q.id = f.given_by
        where f.workspace_id = e.workspace_id and f.ask_id = e.id and f.side = 'requester' and f.may_quote
          and f.comment is not null) as quote
    from ledger_entries e
    left join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
    left join request_asks ra on ra.workspace_id = e.workspace_id and ra.ask_id = e.id
    left join requests r on r.workspace_id = ra.workspace_id and r.id = ra.request_id
    left join opportunities o on o.workspace_id = e.workspace_id
      and o.id = case when r.opportunity_id is null then e.opportunity_id else r.opportunity_id end
    left join accounts x on x.workspace_id = e.workspace_id
      and x.id = case when r.prospect_id is null then o.account_id else r.prospect_id end
    where e.workspace_id = current_workspace() and e.contact_id = ${contactId} and e.corrects_id is null
      and (e.kind = 'give' or (e.kind = 'ask' and e.state in ('done', 'debriefed')))
      and not exists (select from ledger_entries c where c.workspace_id = e.workspace_id and c.corrects_id = e.id)
    order by e.effective_on desc, e.id desc limit 50`.execute(db)
  return found.rows
}

const listOf = (from: ReturnType<typeof sql>) => sql`coalesce((${from}), '[]')`

async function readHeld(db: WorkspaceDb, contactId: string): Promise<Held | null> {
  const mine = (alias: string) =>
    sql`${sql.ref(`${alias}.workspace_id`)} = c.workspace_id and ${sql.ref(`${alias}.contact_id`)} = c.id`
  const found = await sql<Held>`
    select c.name, c.title, a.name as account, c.phone, c.time_zone as "timeZone",
      ${listOf(sql`select jsonb_agg(m.email order by m.is_primary desc, m.email) from contact_mails m where ${mine('m')}`)} as mails,
      ${listOf(sql`select jsonb_agg(l.language order by l.language) from contact_languages l where ${mine('l')}`)} as languages,
      ${listOf(sql`select jsonb_agg(t.topic order by t.topic) from advocate_topics t where ${mine('t')}`)} as topics,
      ${listOf(sql`select jsonb_agg(jsonb_build_object('name', t.name, 'germanName', t.name_de, 'answer', w.answer)
        order by t.name) from willingness w join activity_types t on t.workspace_id = w.workspace_id
        and t.id = w.activity_type_id where ${mine('w')}`)} as willing,
      ${listOf(sql`select jsonb_agg(p.use order by p.use) from permissions p where ${mine('p')}
        and p.answer = 'given' and p.withdrawn_on is null`)} as permits,
      ${listOf(sql`select jsonb_agg(concat_ws(' ', r.measure || ':', r.before_value, '→', r.after_value)
        order by r.position) from profile_results r where ${mine('r')}`)} as results,
      ${listOf(sql`select jsonb_agg(jsonb_build_object('section', s.section, 'body', s.body) order by s.section)
        from profile_sections s where ${mine('s')}`)} as sections
    from contacts c left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where c.workspace_id = current_workspace() and c.id = ${contactId}`.execute(db)
  return found.rows[0] ?? null
}

/** The one question behind a link; one that ran out or was withdrawn shows nobody's name any more. */
export async function readFeedbackPage(
  db: WorkspaceDb,
  link: Link,
  side: FeedbackSide,
  wanted: PageLanguage | null,
): Promise<FeedbackPage> {
  const ask = await readAskFacts(db, link.subjectId)
  const own = side === 'advocate' ? languageOf(ask) : prospectLanguage(ask)
  // Our own people read English.
  const language = side === 'requester' ? 'en' : (wanted ?? own)
  const isOver = link.state !== 'open'
  const { activity, with: prospect } = askedOf(ask, language)
  const reader = side === 'prospect' ? prospectName(ask, language) : addresseeOf(ask)
  const words = { side, name: addresseeOf(ask), reader, activity, with: prospect }
  const { title, question } = isOver ? { title: '', question: '' } : askPageTexts(language).question(words)
  const given = isOver ? null : await readGiven(db, ask.id, side)
  const state =
    link.state === 'expired' ? 'expired' : isOver ? 'withdrawn' : given === null ? 'open' : 'answered'
  return {
    link: state,
    language,
    workspace: ask.workspace.name,
    side: isOver ? null : side,
    title,
    question,
    given,
  }
}

async function readGiven(db: WorkspaceDb, askId: string, side: FeedbackSide): Promise<FeedbackPage['given']> {
  const row = await db
    .selectFrom('ask_feedback')
    .select(['score', 'comment'])
    .where('ask_id', '=', askId)
    .where('side', '=', side)
    .where('given_at', 'is not', null)
    .executeTakeFirst()
  return row === undefined || row.score === null ? null : { score: row.score, comment: row.comment }
}

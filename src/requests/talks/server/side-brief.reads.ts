import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import { standingsNow } from '../../../protection/server/standing.reads.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { AskFacts } from '../../asks/ask-facts.ts'
import { languageOf } from '../../asks/ask-letter.ts'
import type { PageLanguage } from '../../asks/page-language.ts'
import { prospectLanguage } from '../other-side.ts'
import type { BriefSide } from '../side-brief.contract.ts'
import { type BriefFacts, composeBrief, type SideBrief } from '../side-brief.ts'

const listOf = (from: ReturnType<typeof sql>) => sql`coalesce((${from}), '[]')`
const mine = (alias: string) =>
  sql`${sql.ref(`${alias}.workspace_id`)} = e.workspace_id and ${sql.ref(`${alias}.contact_id`)} = e.contact_id`

const opportunity = sql`case when o.id is not null then jsonb_build_object('name', o.name, 'stage', o.stage,
  'amount', case when o.amount_minor is not null and o.amount_currency is not null
    then jsonb_build_object('minor', o.amount_minor, 'currency', o.amount_currency) end,
  'closesOn', o.close_on) end`

const lastUses =
  listOf(sql`select jsonb_agg(jsonb_build_object('on', u."on", 'activity', u.activity, 'with', u.prospect)
    order by u."on" desc) from (
  select l.effective_on as "on", case when t.name is null then l.title else t.name end as activity,
    case when x.name is null then d.prospect else x.name end as prospect from ledger_entries l
  left join activity_types t on t.workspace_id = l.workspace_id and t.id = l.activity_type_id
  left join opportunities d on d.workspace_id = l.workspace_id and d.id = l.opportunity_id
  left join accounts x on x.workspace_id = d.workspace_id and x.id = d.account_id
  where l.workspace_id = e.workspace_id and l.contact_id = e.contact_id and l.kind = 'ask'
    and l.state in ('done', 'debriefed') and l.corrects_id is null and l.id <> e.id
    and not exists (select from ledger_entries c where c.workspace_id = l.workspace_id and c.corrects_id = l.id)
  order by l.effective_on desc, l.id desc limit 3) u`)

/** What prepares a talk besides the ask itself. One statement and those of the standing. */
async function readBriefFacts(db: WorkspaceDb, ask: AskFacts, now: Instant): Promise<BriefFacts> {
  const found = await sql<Omit<BriefFacts, 'standing'>>`
    select r.purpose, r.context, r.words, ${opportunity} as opportunity, ${lastUses} as "lastUses",
      ${listOf(sql`select jsonb_agg(jsonb_build_object('section', s.section, 'body', s.body)) from profile_sections s
        where ${mine('s')}`)} as sections,
      ${listOf(sql`select jsonb_agg(jsonb_build_object('text', concat_ws(' ', p.measure || ':', p.before_value,
        case when p.before_value is not null and p.after_value is not null then '→' end, p.after_value),
        'isQuotable', p.is_quotable) order by p.position) from profile_results p where ${mine('p')}`)} as results,
      ${listOf(sql`select jsonb_agg(t.topic order by t.topic) from advocate_topics t where ${mine('t')}`)} as topics,
      ${listOf(sql`select jsonb_agg(t.name order by t.name) from willingness w join activity_types t
        on t.workspace_id = w.workspace_id and t.id = w.activity_type_id
        where ${mine('w')} and w.answer in ('no', 'never')`)} as "neverKinds",
      ${listOf(sql`select jsonb_agg(n.name order by n.name) from never_withs n where ${mine('n')}`)} as "neverWith",
      ${listOf(sql`select jsonb_agg(distinct p.use) from permissions p where ${mine('p')}
        and (p.answer = 'refused' or p.withdrawn_on is not null)`)} as "notAllowed",
      ${listOf(sql`select jsonb_agg(jsonb_build_object('title', s.title, 'link', s.link)) from (
        select x.title, x.link from customer_texts x where x.workspace_id = e.workspace_id
          and (x.account_id = e.account_id or x.contact_id = e.contact_id) and x.link like 'http%'
          and x.title is not null order by x.dated_on desc nulls last, x.id limit 3) s`)} as published
    from request_asks k
    join ledger_entries e on e.workspace_id = k.workspace_id and e.id = k.ask_id
    join requests r on r.workspace_id = k.workspace_id and r.id = k.request_id
    left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    where k.workspace_id = current_workspace() and k.ask_id = ${ask.id}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw new Error('the ask of a brief is gone')
  const contactId = ask.contact?.id ?? null
  const standing = contactId === null ? undefined : (await standingsNow(db, [contactId], now)).get(contactId)
  return {
    ...row,
    standing: standing === undefined ? null : { state: standing.state, freeFrom: standing.freeFrom },
  }
}

/** The page that prepares one side, in the language asked for, else the side's own; the requester's in English. */
export async function readSideBrief(
  db: WorkspaceDb,
  ask: AskFacts,
  of: { readonly side: BriefSide; readonly language: PageLanguage | null },
  now: Instant,
): Promise<SideBrief> {
  const own = of.side === 'advocate' ? languageOf(ask) : of.side === 'prospect' ? prospectLanguage(ask) : 'en'
  return composeBrief(ask, await readBriefFacts(db, ask, now), of.side, of.language ?? own)
}

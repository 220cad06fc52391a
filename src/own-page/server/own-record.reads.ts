import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { OwnRecord } from '../own-record.ts'

type Part = RawBuilder<unknown>

/** The most of a kind of rows that anybody has. */
const most = 500

const mine = (alias: string) =>
  sql`${sql.ref(`${alias}.workspace_id`)} = c.workspace_id and ${sql.ref(`${alias}.contact_id`)} = c.id`
const dayOf = (column: string) => sql`(${sql.ref(column)} at time zone 'UTC')::date`
const listOf = (from: Part) => sql`coalesce((${from}), '[]')`
const personOf = (column: string) =>
  sql`(select who.name from people who where who.workspace_id = c.workspace_id and who.id = ${sql.ref(column)})`
/** Who vouched for a fact last, and when; `fact` and `key` are what it is kept under where they did so themselves. */
const vouched = (by: string, at: string, fact: string, key: Part = sql`''`) =>
  sql`'confirmedBy', ${personOf(by)}, 'confirmedOn', ${dayOf(at)}, 'isByYou', exists (
    select from fact_confirmations self where self.workspace_id = c.workspace_id and self.contact_id = c.id
      and self.fact = ${fact} and self.key = ${key} and self.by_contact and self.confirmed_at = ${sql.ref(at)})`

const contact = sql`jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title, 'account', x.name,
  'accountId', x.id, 'country', x.country, 'persona', coalesce((select t.name from taxonomy_terms t
    where t.workspace_id = c.workspace_id and t.id = c.persona_id), c.persona_text), 'seniority', c.seniority,
  'mails', ${listOf(sql`select jsonb_agg(m.email order by m.is_primary desc, m.email) from contact_mails m where ${mine('m')}`)},
  'phone', c.phone, 'assistant', c.assistant, 'preferredChannel', c.preferred_channel,
  'languages', ${listOf(sql`select jsonb_agg(l.language order by l.language) from contact_languages l where ${mine('l')}`)},
  'timeZone', c.time_zone, 'leftOn', c.left_on, 'version', c.version,
  'owner', (select p.name from people p where p.workspace_id = c.workspace_id and p.id = coalesce(c.owner_id, x.owner_id)),
  'custom', ${listOf(sql`select jsonb_agg(jsonb_build_object('label', f.label, 'value',
      coalesce(v.text_value, v.number_value::text, v.date_value::text)) order by f.position, f.label)
    from custom_values v join custom_fields f on f.workspace_id = v.workspace_id and f.id = v.field_id
    where v.workspace_id = c.workspace_id and v.record_id = c.id and f.record in ('contact', 'advocate')`)},
  'employments', ${listOf(sql`select jsonb_agg(jsonb_build_object('account', y.name, 'title', e.title,
      'from', e.from_on, 'until', e.until_on) order by e.from_on nulls first)
    from employments e left join accounts y on y.workspace_id = e.workspace_id and y.id = e.account_id where ${mine('e')}`)},
  'absences', ${listOf(sql`select jsonb_agg(jsonb_build_object('from', b.from_on, 'until', b.until_on, 'reason', b.reason)
    order by b.from_on) from absences b where ${mine('b')}`)})`

const journey = sql`jsonb_build_object('stage', a.stage, 'since', ${dayOf('a.stage_since')}, 'version', a.version,
  'steps', ${listOf(sql`select jsonb_agg(jsonb_build_object('to', s.to_stage, 'on', ${dayOf('s.at')}) order by s.at, s.id)
    from journey_steps s where ${mine('s')}`)},
  'introducedBy', ${personOf('a.introduced_by')})`

const limits = (
  today: Day,
) => sql`jsonb_build_object('asksAQuarter', a.own_asks_a_quarter, 'noticeDays', a.own_notice_days,
  ${vouched('a.limits_confirmed_by', 'a.limits_confirmed_at', 'limits')},
  'blackouts', ${listOf(sql`select jsonb_agg(jsonb_build_object('id', b.id, 'from', b.from_on, 'until', b.until_on,
      'reason', b.reason) order by b.from_on, b.id) from blackouts b
    where ${mine('b')} and b.until_on >= ${today}::date`)},
  'neverWith', ${listOf(sql`select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by n.name, n.id)
    from never_withs n where ${mine('n')}`)},
  'restsUntil', (select max(r.until_on) from protection_rests r
    where ${mine('r')} and r.ended_at is null and r.until_on > ${today}::date))`

const sections = listOf(sql`select jsonb_agg(jsonb_build_object('section', s.section, 'body', s.body,
    ${vouched('s.confirmed_by', 's.confirmed_at', 'text', sql`s.section`)})) from profile_sections s where ${mine('s')} and s.body <> ''`)

const results = listOf(sql`select jsonb_agg(jsonb_build_object('measure', r.measure, 'before', r.before_value,
    'after', r.after_value, 'since', r.since, 'confirmer', r.confirmer, 'isQuotable', r.is_quotable,
    ${vouched('r.confirmed_by', 'r.confirmed_at', 'results')}) order by r.position, r.id)
  from profile_results r where ${mine('r')}`)

const willingness =
  listOf(sql`select jsonb_agg(jsonb_build_object('activityTypeId', w.activity_type_id, 'name', t.name,
    'germanName', t.name_de, 'answer', w.answer, 'isPublic', w.is_public, 'languages', w.languages,
    'limitNote', w.limit_note, ${vouched('w.confirmed_by', 'w.confirmed_at', 'willingness', sql`w.activity_type_id::text`)})
    order by array_position(array['yes', 'maybe', 'no', 'never'], w.answer), t.name)
  from willingness w join activity_types t on t.workspace_id = w.workspace_id and t.id = w.activity_type_id
  where ${mine('w')}`)

const permissions =
  listOf(sql`select jsonb_agg(jsonb_build_object('use', p.use, 'answer', p.answer, 'scope', p.scope,
    'holder', case when p.contact_id is null then 'company' else 'person' end, 'document',
    case when p.contact_id is not null then p.document end,
    'validUntil', p.valid_until, 'withdrawnOn', p.withdrawn_on, ${vouched('p.confirmed_by', 'p.confirmed_at', 'permission', sql`p.use`)})
    order by p.contact_id nulls last, p.use)
  from permissions p where p.workspace_id = c.workspace_id
    and (p.contact_id = c.id or (p.contact_id is null and p.account_id = c.account_id))`)

const told = sql`
  ${listOf(sql`select jsonb_agg(jsonb_build_object('on', ${dayOf('i.started_at')}, 'by', ${personOf('i.scribe_id')},
      'notes', i.answers) order by i.created_at) from interviews i where ${mine('i')}`)} as interviews,
  ${listOf(sql`select jsonb_agg(jsonb_build_object('kind', k.kind, 'title', k.title, 'body', k.body, 'on', k.dated_on)
      order by k.created_at, k.id) from customer_texts k where ${mine('k')}`)} as texts,
  ${listOf(sql`select jsonb_agg(jsonb_build_object('kind', g.kind, 'on', g.happened_on, 'score', g.score, 'scale', g.scale,
      'comment', g.comment) order by g.happened_on desc, g.id) from (
        select * from signals g where ${mine('g')} and g.kind in ('nps', 'csat', 'ces', 'praise', 'review')
        order by g.happened_on desc limit ${most}) g`)} as answers,
  ${listOf(sql`select jsonb_agg(jsonb_build_object('on', ${dayOf('n.created_at')}, 'by', ${personOf('n.nominator_id')})
      order by n.created_at) from nominations n where ${mine('n')}`)} as nominations`

const done = sql`
  ${listOf(sql`select jsonb_agg(jsonb_build_object('kind', e.kind, 'what', case e.kind
        when 'ask' then coalesce((select t.name from activity_types t where t.workspace_id = e.workspace_id
          and t.id = e.activity_type_id), e.title) when 'touch' then null else e.title end, 'state', e.state,
      'on', e.effective_on, 'minutes', e.minutes, 'reason', case when e.state in ('declined', 'deferred')
        then e.reason end) order by e.effective_on desc, e.id desc) from (
        select * from ledger_entries e where ${mine('e')} and e.corrects_id is null
          and (e.kind <> 'ask' or e.asked_at is not null or e.state in ('done', 'debriefed'))
          and not exists (select from ledger_entries z where z.workspace_id = e.workspace_id and z.corrects_id = e.id)
        order by e.effective_on desc limit ${most}) e`)} as deeds,
  ${listOf(sql`select jsonb_agg(jsonb_build_object('on', ${dayOf('f.given_at')}, 'score', f.score, 'comment', f.comment)
      order by f.given_at) from ask_feedback f
    join ledger_entries e on e.workspace_id = f.workspace_id and e.id = f.ask_id
    where ${mine('e')} and f.side = 'advocate' and f.given_at is not null`)} as feedback,
  ${listOf(sql`select jsonb_agg(jsonb_build_object('on', ${dayOf('m.created_at')}, 'subject', m.subject)
      order by m.created_at desc) from (
        select m.* from mails m join contact_mails q on q.workspace_id = m.workspace_id and q.email = lower(m.to_address)
        where ${mine('q')} and m.audience = 'customer' order by m.created_at desc limit ${most}) m`)} as mails,
  ${listOf(sql`select jsonb_agg(jsonb_build_object('id', v.id, 'part', v.part, 'wanted', v.wanted,
      'on', ${dayOf('v.created_at')}, 'state', v.state, 'answer', v.answer) order by v.created_at desc, v.id)
    from own_corrections v where ${mine('v')}`)} as corrections`

/** Everything of one advocate that is theirs to see; null for whoever is not on the journey. One statement. */
export async function readOwnRecord(
  db: WorkspaceDb | WorkspaceTx,
  contactId: string,
  today: Day,
): Promise<OwnRecord | null> {
  const found = await sql<OwnRecord>`
    select ${contact} as contact, ${journey} as journey,
      jsonb_build_object(${vouched('a.employment_confirmed_by', 'a.employment_confirmed_at', 'employment')}) as employment,
      (select jsonb_build_object(${vouched('n.confirmed_by', 'n.confirmed_at', 'mail')}) from (select) one
        left join fact_confirmations n on n.workspace_id = c.workspace_id and n.contact_id = c.id
          and n.fact = 'mail' and n.key = '') as mail,
      ${limits(today)} as limits,
      jsonb_build_object(${vouched('a.topics_confirmed_by', 'a.topics_confirmed_at', 'topics')}, 'names',
        ${listOf(sql`select jsonb_agg(t.topic order by t.topic) from advocate_topics t where ${mine('t')}`)}) as topics,
      ${sections} as sections, ${results} as results, ${willingness} as willingness, ${permissions} as permissions,
      a.gift_note as "giftNote", a.recommend_score as "recommendScore", a.recontact_on as "recontactOn",
      ${told}, ${done}
    from contacts c join advocates a on a.workspace_id = c.workspace_id and a.contact_id = c.id
    left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id
    where c.workspace_id = current_workspace() and c.id = ${contactId} and a.stage <> 'customer'`.execute(db)
  return found.rows[0] ?? null
}

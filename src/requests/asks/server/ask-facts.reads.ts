import { sql } from 'kysely'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts } from '../ask-facts.ts'

type Db = WorkspaceDb | WorkspaceTx

/** A person as an object; null where the join found nobody. */
const person = (alias: string, more = sql``) =>
  sql`case when ${sql.ref(`${alias}.id`)} is null then null else jsonb_build_object('id', ${sql.ref(`${alias}.id`)},
    'name', ${sql.ref(`${alias}.name`)}, 'email', ${sql.ref(`${alias}.email`)}, 'title', ${sql.ref(`${alias}.title`)}${more}) end`

/** A moment in its one written form, since JSON would write it another way. */
export const moment = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const timesOf = (side: 'requester' | 'customer' | 'prospect') => sql`coalesce((
  select jsonb_agg(${moment('t.starts_at')} order by t.starts_at) from ask_times t
  where t.workspace_id = e.workspace_id and t.ask_id = e.id and t.offered_by = ${side}), '[]')`

const contact = sql`case when c.id is null then null else jsonb_build_object('id', c.id, 'name', c.name,
  'title', c.title, 'timeZone', c.time_zone, 'mail', (select m.email from contact_mails m
    where m.workspace_id = c.workspace_id and m.contact_id = c.id and m.bounced_on is null
    order by m.is_primary desc, m.email limit 1),
  'languages', coalesce((select jsonb_agg(l.language order by l.language) from contact_languages l
    where l.workspace_id = c.workspace_id and l.contact_id = c.id), '[]')) end`

const meeting = sql`(select jsonb_build_object('startsAt', ${moment('k.starts_at')}, 'minutes', k.minutes,
  'timeZone', k.time_zone, 'place', k.place, 'sequence', k.sequence, 'state', k.state,
  'fromUs', k.from_us)
  from ask_meetings k where k.workspace_id = e.workspace_id and k.ask_id = e.id)`

const prospectSide = sql`(select jsonb_build_object('offeredAt', ${moment('v.offered_at')}, 'round', v.round,
  'questions', v.questions, 'timeZone', v.time_zone, 'endedAt', ${moment('v.ended_at')})
  from ask_prospects v where v.workspace_id = e.workspace_id and v.ask_id = e.id)`

/** What stands in the fields that the kind of request `r` has besides, in their order. */
export const ownFields = sql`(select coalesce(jsonb_agg(jsonb_build_object('label', f.label, 'kind', f.kind,
  'text', r.fields ->> f.label, 'isForCustomer', f.is_for_customer) order by f.position), '[]') from activity_type_fields f
  where f.workspace_id = r.workspace_id and f.activity_type_id = r.activity_type_id
    and coalesce(r.fields ->> f.label, '') <> '')`

// As clearance.ts has it: the last approval is given, and the words that are printed are agreed by both sides.
const isCleared = sql`(not exists (select from ask_approvals v where v.workspace_id = e.workspace_id
  and v.ask_id = e.id and v.state in ('waiting', 'open', 'refused'))
  and (not ra.needs_words or coalesce((select g.requester_agreed_at is not null
    and (coalesce(e.contact_id, ra.addressee_id) is null or g.advocate_agreed_at is not null) from ask_wordings g
    where g.workspace_id = e.workspace_id and g.ask_id = e.id order by g.version desc limit 1), false)))`

/** Everything about one ask of a request; 404 where there is none. One statement. */
export async function readAskFacts(db: Db, askId: string): Promise<AskFacts> {
  const found = await sql<AskFacts>`
    select e.id, e.state, e.asked_at is not null as "wasAsked", e.wished_on as "wishedOn", e.done_on as "doneOn",
      e.answered_at as "answeredAt", e.deferred_until as "deferredUntil", e.never_again as "neverAgain", e.reason,
      jsonb_build_object('id', w.id, 'name', w.name, 'timeZone', w.time_zone) as workspace,
      jsonb_build_object('id', r.id, 'number', r.number, 'title', r.title, 'handlerId', r.handler_id,
        'requesterId', r.requester_id, 'audience', r.audience, 'minutes', r.minutes, 'language', r.language,
        'place', r.place, 'needBy', r.need_by, 'speaksWith', r.speaks_with,
        'speaksWithEmail', r.speaks_with_email, 'ownFields', ${ownFields}) as request,
      jsonb_build_object('id', t.id, 'name', t.name, 'germanName', t.name_de, 'family', t.family,
        'isLive', t.is_live, 'timing', t.timing, 'dayLabel', t.day_label) as activity,
      jsonb_build_object('id', a.id, 'name', a.name, 'country', a.country) as account, ${contact} as contact,
      ${person('p')} as proposer, ${person('q', sql`, 'timeZone', q.time_zone`)} as requester,
      ${person('h')} as handler, ${person('o')} as owner, r.opportunity_id as "opportunityId",
      case when x.name is null then d.prospect else x.name end as prospect, ra.why_you as "whyYou",
      ra.owner_asks as "ownerAsks", ra.sent_through as "sentThrough", ra.answer_by as "answerBy", ra.colleague,
      ${timesOf('requester')} as offered, ${timesOf('customer')} as suggested, ${timesOf('prospect')} as "counterTimes",
      ${meeting} as meeting, ${prospectSide} as "prospectSide", ${isCleared} as "isCleared",
      ra.needs_words as "needsWords"
    from request_asks ra
    join ledger_entries e on e.workspace_id = ra.workspace_id and e.id = ra.ask_id
    join requests r on r.workspace_id = ra.workspace_id and r.id = ra.request_id
    join workspaces w on w.id = ra.workspace_id
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    join people p on p.workspace_id = ra.workspace_id and p.id = ra.proposed_by
    join people q on q.workspace_id = r.workspace_id and q.id = r.requester_id
    left join people h on h.workspace_id = r.workspace_id and h.id = r.handler_id
    left join contacts c on c.workspace_id = e.workspace_id and c.id = coalesce(e.contact_id, ra.addressee_id)
    left join people o on o.workspace_id = a.workspace_id
      and o.id = case when c.owner_id is null then a.owner_id else c.owner_id end
    left join opportunities d on d.workspace_id = r.workspace_id and d.id = r.opportunity_id
    left join accounts x on x.workspace_id = r.workspace_id
      and x.id = case when r.prospect_id is null then d.account_id else r.prospect_id end
    where ra.workspace_id = current_workspace() and ra.ask_id = ${askId}`.execute(db)
  const [ask] = found.rows
  if (ask === undefined) throw notFound('ask')
  return ask
}

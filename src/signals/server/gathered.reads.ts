import { type RawBuilder, sql } from 'kysely'
import { ratings } from '../../customers/case.ts'
import { toneOf } from '../signal.ts'

/** The days that count, and how long a won deal must be live. */
export type At = { readonly today: string; readonly since: string; readonly live: number }

/** One record that was changed just now; null: all. */
export type Only = string | null

const accountOf = (column: string) => sql`coalesce((select x.merged_into from accounts x
  where x.workspace_id = current_workspace() and x.id = ${sql.ref(column)}), ${sql.ref(column)})`

/** A deal that was won and is live so long; where nobody recorded the go-live, counted from the close. */
export const wonAndLive = ({ today, since, live }: At) => sql`
  select 'won-deal' as kind, null::uuid as contact_id, ${accountOf('o.account_id')} as account_id,
    (d.live_on + ${live}::int) as happened_on, o.name as comment, o.owner_id as person_id, 'opportunity' as object_kind,
    o.id as object_id, 'won-deal ' || o.id as same_key, 'good' as tone, null::bigint as score
  from opportunities o
  cross join lateral (select coalesce((select max(m.live_on) from account_products m
      where m.workspace_id = o.workspace_id and m.account_id = o.account_id
        and (o.product_id is null or m.product_id = o.product_id) and m.live_on >= o.close_on - 365), o.close_on) as live_on) d
  where o.workspace_id = current_workspace() and o.state = 'won' and o.kind is distinct from 'renewal'
    and o.account_id is not null and d.live_on between ${since}::date and ${today}::date - ${live}::int`

/** A renewal that was won. */
export const wonRenewals = ({ today, since }: At) => sql`
  select 'renewal' as kind, null::uuid as contact_id, ${accountOf('o.account_id')} as account_id, o.close_on as happened_on,
    o.name as comment, o.owner_id as person_id, 'opportunity' as object_kind, o.id as object_id,
    'renewal ' || o.id as same_key, 'good' as tone, null::bigint as score
  from opportunities o
  where o.workspace_id = current_workspace() and o.state = 'won' and o.kind = 'renewal' and o.account_id is not null
    and o.close_on between ${since}::date and ${today}::date`

/** A renewal that passed while the account stayed, unless a deal says so already. */
export const passedRenewals = ({ today, since }: At) => sql`
  select 'renewal' as kind, null::uuid as contact_id, a.id as account_id, a.renewal_on as happened_on,
    null::text as comment, a.owner_id as person_id, 'account' as object_kind, a.id as object_id,
    'renewal ' || a.id || ' ' || a.renewal_on as same_key, 'good' as tone, null::bigint as score
  from accounts a
  where a.workspace_id = current_workspace() and a.standing = 'customer' and a.churn_notice_on is null
    and a.merged_into is null and a.renewal_on between ${since}::date and ${today}::date
    and not exists (select from opportunities o where o.workspace_id = a.workspace_id and o.account_id = a.id
      and o.state = 'won' and o.kind = 'renewal' and abs(o.close_on - a.renewal_on) <= 60)`

/**
 * True for a text `x` that speaks for whoever gave it. The day a text came in says nothing of when it was said: one without
 * a day speaks for nobody until it has one. A quote out of a story is that story: of the same words, or of the same person
 * and day.
 */
export const textSpeaks = sql`x.dated_on is not null and (x.kind = 'story' or not exists (select from customer_texts y
    where y.workspace_id = x.workspace_id and y.contact_id = x.contact_id and y.kind = 'story'
      and (y.dated_on = x.dated_on or position(x.body in y.body) > 0))
  and not exists (select from customer_texts y where y.workspace_id = x.workspace_id and y.account_id = x.account_id
    and y.kind = 'story' and position(x.body in y.body) > 0))`

/** A story they gave, and a quote of theirs, which is praise in their own words. */
export const texts = ({ today, since }: At) => sql`
  select case x.kind when 'quote' then 'praise' else 'story' end as kind, c.id as contact_id,
    coalesce(x.account_id, c.account_id) as account_id, x.dated_on as happened_on,
    case x.kind when 'quote' then x.body else x.title end as comment, null::uuid as person_id,
    'customer-text' as object_kind, x.id as object_id, 'story ' || x.id as same_key, 'good' as tone, null::bigint as score
  from customer_texts x
  left join contacts k on k.workspace_id = x.workspace_id and k.id = x.contact_id
  left join contacts c on c.workspace_id = k.workspace_id and c.id = coalesce(k.merged_into, k.id)
  where x.workspace_id = current_workspace() and x.dated_on between ${since}::date and ${today}::date and ${textSpeaks}`

const entryStands = sql`e.corrects_id is null and e.contact_id is not null
  and not exists (select from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)`

/** Public reviews and appearances that took place. */
export const activities = ({ today, since }: At) => sql`
  select case when t.code in ('peer-review', 'social-post') then 'review' else 'event' end as kind, e.contact_id,
    e.account_id, e.done_on as happened_on, t.name as comment, e.holder_id as person_id, 'ledger-entry' as object_kind,
    e.id as object_id, 'activity ' || e.id as same_key, 'good' as tone, null::bigint as score
  from ledger_entries e
  join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
  where e.workspace_id = current_workspace() and e.kind = 'ask' and e.state in ('done', 'debriefed')
    and e.done_on between ${since}::date and ${today}::date and ${entryStands}
    and t.code in ('peer-review', 'social-post', 'event-speech', 'panel', 'webinar', 'podcast', 'booth-guest')`

/**
 * Business reviews that took place. That one was held says nothing of how it went: it is neutral, until somebody logs how.
 */
export const businessReviews = ({ today, since }: At, only: Only) => sql`
  select 'business-review' as kind, e.contact_id, e.account_id, e.effective_on as happened_on,
    coalesce(e.outcome, e.title) as comment, coalesce(e.holder_id, a.owner_id) as person_id, 'ledger-entry' as object_kind,
    e.id as object_id, 'business-review ' || e.id as same_key, 'neutral' as tone, null::bigint as score
  from ledger_entries e
  join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
  where e.workspace_id = current_workspace() and e.is_review and e.kind = 'touch' ${onlyThis('e.id', only)}
    and e.effective_on between ${since}::date and ${today}::date and ${entryStands}`

const tonesOfRatings = Array.from({ length: ratings.maximum }, (_, at) =>
  toneOf('csat', at + 1, ratings.maximum),
)

/**
 * What customers said of closed cases: how content they were; with kind words it is praise. Of somebody who was erased what
 * was read stays as it is: their words are gone from the case.
 */
export const ratedCases = ({ today, since }: At, only: Only) => sql`
  select case when t.tone = 'good' and k.words is not null then 'praise' else 'csat' end as kind, c.id as contact_id,
    ${accountOf('k.account_id')} as account_id, k.closed_on as happened_on, coalesce(k.words, k.title) as comment,
    coalesce(k.handled_by, a.owner_id) as person_id, 'case' as object_kind, k.id as object_id, 'case ' || k.id as same_key,
    t.tone, k.rating as score
  from cases k
  cross join lateral (select (${tonesOfRatings}::text[])[k.rating] as tone) t
  join accounts a on a.workspace_id = k.workspace_id and a.id = k.account_id
  left join contacts p on p.workspace_id = k.workspace_id and p.id = k.contact_id
  left join contacts c on c.workspace_id = p.workspace_id and c.id = coalesce(p.merged_into, p.id)
  where k.workspace_id = current_workspace() and k.rating is not null and c.merged_into is null ${onlyThis('k.id', only)}
    and k.closed_on between ${since}::date and ${today}::date`

function onlyThis(column: string, only: Only): RawBuilder<unknown> {
  return only === null ? sql`` : sql`and ${sql.ref(column)} = ${only}::uuid`
}

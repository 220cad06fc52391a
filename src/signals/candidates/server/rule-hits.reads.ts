import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '../../../kernel/time.ts'
import { bringsSomebody, type CandidatePurpose, type Condition } from '../condition.ts'

/** Contacts to look at; null: all. */
export type Scope = readonly string[] | null

export type RuleToRun = {
  readonly id: string
  readonly purpose: CandidatePurpose
  readonly weight: number
  readonly conditions: readonly Condition[]
}

/**
 * Whom a rule points at, out of `pool`: contact, rule, weight, whether it brings somebody by itself, and the rows it rests
 * on, the latest ten signals of each condition. One query, whatever the number of contacts.
 */
export function hitsOf(rule: RuleToRun, today: Day, scope: Scope): RawBuilder<unknown> {
  const signals = rule.conditions.filter(({ fact }) => fact === 'signal')
  const facts = rule.conditions.filter(({ fact }) => fact !== 'signal')
  const joins = signals.map((condition, at) => {
    const key = sql.ref(condition.of === 'account' ? 'p.account_id' : 'p.contact_id')
    const name = sql.ref(`k${at}`)
    return sql`join (${signalsOf(condition, today, scope)}) ${name} on ${sql.ref(`k${at}.key_id`)} = ${key}`
  })
  const holds = facts.map((condition) => factOf(condition, today))
  const rows = [...signals.map((_, at) => sql`${sql.ref(`k${at}.rows`)}`), ...new Set(facts.map(restsOnOf))]
  return sql`
    select p.contact_id, ${rule.id}::uuid as rule_id, ${rule.weight}::bigint as weight,
      ${bringsSomebody(rule.purpose, rule.conditions)}::boolean as brings, ${sql.join(rows, sql` || `)} as rests_on
    from pool p ${sql.join(joins, sql` `)}
    where ${sql.join([sql`true`, ...holds], sql` and `)}`
}

/** A segment is known by the account that stands in it: it may lack an industry or a region. */
const restsOnSegment = sql`jsonb_build_array(jsonb_build_object('kind', 'segment', 'id', p.account_id))`
const restsOnAccount = sql`jsonb_build_array(jsonb_build_object('kind', 'account', 'id', p.account_id))`
const restsOnContact = sql`jsonb_build_array(jsonb_build_object('kind', 'contact', 'id', p.contact_id))`

function restsOnOf({ fact }: Condition): RawBuilder<unknown> {
  if (fact === 'gap') return restsOnSegment
  return fact === 'seniority' ? restsOnContact : restsOnAccount
}

/** How many rows of a condition a reason names: the latest. */
const namedMost = 10

function signalsOf(
  { of, kinds = [], tones = [], days = 0, atLeast = 1, withComment }: Condition,
  today: Day,
  scope: Scope,
): RawBuilder<unknown> {
  const key = sql.ref(of === 'account' ? 's.account_id' : 's.contact_id')
  const within =
    scope === null
      ? sql``
      : of === 'account'
        ? sql`and s.account_id in (select account_id from pool)`
        : sql`and s.contact_id = any(${[...scope]}::uuid[])`
  return sql`
    select ${key} as key_id, to_jsonb((array_agg(jsonb_build_object('kind', 'signal', 'id', s.id)
      order by s.happened_on desc, s.id desc))[1:${sql.lit(namedMost)}]) as rows
    from signals s
    where s.workspace_id = current_workspace() and ${key} is not null and s.kind = any(${[...kinds]}::text[])
      ${tones.length === 0 ? sql`` : sql`and s.tone = any(${[...tones]}::text[])`}
      ${withComment === true ? sql`and s.comment is not null` : sql``}
      and s.happened_on > ${addDays(today, -days)}::date and s.happened_on <= ${today}::date ${within}
    group by 1 having count(*) >= ${atLeast}::int`
}

/** The ids of terms and of everything below them; what belongs to them where they are groups. */
const termsWithin = (ids: readonly string[]) => sql`array(
  with recursive within as (
    select t.id from taxonomy_terms t
    where t.workspace_id = current_workspace() and t.id = any(${[...ids]}::uuid[])
    union
    select n.id from within w cross join lateral (
      select t.id from taxonomy_terms t where t.workspace_id = current_workspace() and t.parent_id = w.id
      union all
      select m.member_id from taxonomy_members m where m.workspace_id = current_workspace() and m.group_id = w.id) n)
  select id from within)`

function factOf({ fact, days = 0, among = [], below = 0 }: Condition, today: Day): RawBuilder<unknown> {
  switch (fact) {
    case 'live':
      return sql`p.live_on <= ${addDays(today, -days)}::date`
    case 'health':
      return sql`p.health = any(${[...among]}::text[])`
    case 'tier':
      return sql`p.tier = any(${[...among]}::text[])`
    case 'seniority':
      return sql`p.seniority = any(${[...among]}::text[])`
    case 'industry':
      return sql`p.own_industry_id = any(${termsWithin(among)})`
    case 'region':
      return sql`(p.own_region_id = any(${termsWithin(among)}) or p.own_region_id is null and p.country = any(array(
        select t.code from taxonomy_terms t where t.workspace_id = current_workspace() and t.id = any(${termsWithin(among)}))))`
    case 'gap':
      return sql`p.coverage < ${below}::bigint`
    case 'signal':
      throw new Error('a signal is no fact')
  }
}

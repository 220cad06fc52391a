import { type RawBuilder, sql } from 'kysely'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts'
import { wasAsked } from '../../../outreach/server/reach.reads.ts'
import { standingsNow } from '../../../protection/server/standing.reads.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import { notFound } from '../../../server/errors.ts'
import { readSetting, readSettings } from '../../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { liveDays } from '../../signal-rules.ts'
import type { listCandidates } from '../candidate.contract.ts'
import { lowestScore, mayBeApproached, thinBelow } from '../candidate.ts'
import type { CandidatePurpose } from '../condition.ts'

type Db = WorkspaceDb | WorkspaceTx
type Listed = ResponseOf<typeof listCandidates>
export type Candidate = Listed['rows'][number]
type Row = Omit<Candidate, 'approach'> & Pick<Candidate['approach'], 'outreach' | 'hasMail'>

const named = (table: string) => sql`case when ${sql.ref(`${table}.id`)} is not null
  then jsonb_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)}) end`

/** The signal a row of a reason names, by its key: joined as a set, all signals would be read for every reason. */
const signalNamed = sql`(select n.* from signals n where n.workspace_id = x.workspace_id
  and n.id = case when e.row ->> 'kind' = 'signal' then (e.row ->> 'id')::uuid end limit 1)`

/** The deal a signal tells of, with for how long a deal must be live before it speaks. */
const opportunityTold = (
  liveFor: number,
) => sql`(select jsonb_build_object('name', o.name, 'wonOn', o.close_on, 'amount',
    case when o.amount_currency is not null then jsonb_build_object('minor', o.amount_minor, 'currency', o.amount_currency) end,
    'liveDays', ${liveFor}::int)
  from opportunities o where o.workspace_id = s.workspace_id and o.id = s.object_id and s.object_kind = 'opportunity')`

const accountTold = sql`jsonb_build_object('health', a.health, 'tier', a.tier,
  'liveOn', coalesce((select min(m.live_on) from account_products m where m.workspace_id = a.workspace_id
    and m.account_id = a.id), a.customer_since),
  'industry', (select t.name from taxonomy_terms t where t.workspace_id = a.workspace_id and t.id = a.industry_id),
  'region', (select t.name from taxonomy_terms t where t.workspace_id = a.workspace_id and t.id = a.region_id))`

/** What each row of a reason says, in the order in which the reason names them. */
const restsOn = (liveFor: number) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('kind', e.row ->> 'kind', 'id', e.row ->> 'id',
    'signal', case when s.id is not null then jsonb_build_object('kind', s.kind, 'score', s.score, 'scale', s.scale,
      'tone', s.tone, 'on', s.happened_on, 'comment', s.comment, 'isAccounts', s.contact_id is null,
      'object', case when s.object_id is not null then jsonb_build_object('kind', s.object_kind, 'id', s.object_id) end,
      'opportunity', ${opportunityTold(liveFor)}) end,
    'account', case when e.row ->> 'kind' = 'account' then ${accountTold} end,
    'contact', case when e.row ->> 'kind' = 'contact' then jsonb_build_object('seniority', c.seniority) end)
    order by e.at), '[]')
  from jsonb_array_elements(x.rests_on) with ordinality e (row, at) left join lateral ${signalNamed} s on true)`

const columnsOf = (liveFor: number) => sql`
  jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title) as contact,
  jsonb_build_object('id', a.id, 'name', a.name, 'country', a.country) as account, ${named('o')} as owner,
  k.score::int as score, to_char(k.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since,
  ${named('i')} as industry, ${named('g')} as region, k.coverage::int as coverage, k.left_out as "leftOut",
  k.segment_free::int as "segmentFree", k.segment_open::int as "segmentOpen",
  (select coalesce(jsonb_agg(jsonb_build_object('ruleId', r.id, 'rule', r.name, 'weight', r.weight, 'facts',
      (select jsonb_agg(distinct f ->> 'fact') from jsonb_array_elements(r.conditions) f), 'restsOn', ${restsOn(liveFor)})
      order by r.weight desc, r.name, r.id), '[]')
    from candidate_reasons x join candidate_rules r on r.workspace_id = x.workspace_id and r.id = x.rule_id
    where x.workspace_id = k.workspace_id and x.purpose = k.purpose and x.contact_id = k.contact_id) as reasons,
  (select jsonb_build_object('id', o.id, 'state', o.state, 'respondBy', case when ${wasAsked} then o.respond_by end)
    from outreaches o where o.workspace_id = k.workspace_id and o.contact_id = k.contact_id
    and o.state in ('with-owner', 'free') order by o.id desc limit 1) as outreach,
  exists (select from contact_mails m where m.workspace_id = k.workspace_id and m.contact_id = k.contact_id
    and m.bounced_on is null) as "hasMail",
  (select coalesce(jsonb_agg(distinct coalesce(t.name, p.name)) filter (where coalesce(t.name, p.name) is not null), '[]')
    from candidate_reasons x
    cross join lateral jsonb_array_elements(x.rests_on) e (row)
    cross join lateral ${signalNamed} s
    left join people p on p.workspace_id = s.workspace_id and p.id = s.person_id
    left join teams t on t.workspace_id = s.workspace_id and t.id = s.team_id
    where x.workspace_id = k.workspace_id and x.purpose = k.purpose and x.contact_id = k.contact_id) as credits`

const joined = sql`
  join contacts c on c.workspace_id = k.workspace_id and c.id = k.contact_id
  join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
  left join people o on o.workspace_id = c.workspace_id and o.id = coalesce(c.owner_id, a.owner_id)
  left join taxonomy_terms i on i.workspace_id = k.workspace_id and i.id = k.industry_id
  left join taxonomy_terms g on g.workspace_id = k.workspace_id and g.id = k.region_id`

/** So many of an account stand before the rest of it, so that no account fills the list. */
const ofAccountFirst = 2

/** So many are looked at for one page of those who may be approached: what holds somebody is computed, and not stored. */
const mostLookedAt = 200

type Place = { readonly contactId: string; readonly score: number; readonly isFurther: boolean }
type Standings = Awaited<ReturnType<typeof standingsNow>>

/**
 * A page of candidates, the likeliest first: the two likeliest of every account, then all others. Seven statements,
 * whatever the number of rows.
 */
export async function readCandidates(
  db: WorkspaceDb,
  workspaceId: string,
  asked: QueryOf<typeof listCandidates>,
  now: Instant,
): Promise<Listed> {
  const purpose = asked.purpose ?? 'recruit'
  // An invitation to review is for everybody whom a rule points at, however heavy the rule.
  const [least, liveFor] = await readSettings(db, { workspaceId }, [lowestScore, liveDays])
  const lowest = purpose === 'recruit' ? least : 1
  const size = asked.size ?? 25
  const onlyFree = asked.approachable === true
  const looked = onlyFree ? mostLookedAt : size
  const places = await readPlaces(db, asked, { purpose, lowest, most: looked + 1 })
  const ids = places.slice(0, looked).map(({ contactId }) => contactId)
  const standings = await standingsNow(db, ids, now)
  const fitting = onlyFree ? ids.filter((id) => mayBeApproached(standings.get(id)?.state ?? 'free')) : ids
  const shown = fitting.slice(0, size)
  const lastId = fitting.length > size ? shown.at(-1) : ids.at(-1)
  const end = places.find(({ contactId }) => contactId === lastId)
  const isMore = fitting.length > size || places.length > looked
  return {
    rows: await readRows(db, { purpose, ids: shown, liveFor }, standings),
    next:
      isMore && end !== undefined ? encodeCursor([end.isFurther ? 1 : 0, end.score, end.contactId]) : null,
    ...(await countCandidates(db, purpose, lowest, now)),
  }
}

async function readPlaces(
  db: Db,
  asked: QueryOf<typeof listCandidates>,
  at: { readonly purpose: CandidatePurpose; readonly lowest: number; readonly most: number },
): Promise<readonly Place[]> {
  const found = await sql<Place>`
    with fitting as (
      select k.contact_id, k.score,
        row_number() over (partition by k.account_id order by k.score desc, k.contact_id) > ${ofAccountFirst} as is_further
      from candidates k
      where k.workspace_id = current_workspace() and k.purpose = ${at.purpose} and k.score >= ${at.lowest}::bigint
        and ${filterOf(asked)}
    )
    select k.contact_id as "contactId", k.score::int as score, k.is_further as "isFurther" from fitting k
    where ${after(asked.cursor)} order by k.is_further, k.score desc, k.contact_id limit ${at.most}`.execute(
    db,
  )
  return found.rows
}

/** The rows of these candidates, in their order, each with whether they may be approached. One statement. */
async function readRows(
  db: Db,
  asked: { readonly purpose: CandidatePurpose; readonly ids: readonly string[]; readonly liveFor: number },
  standings: Standings,
): Promise<Candidate[]> {
  const found = await sql<Row>`
    select ${columnsOf(asked.liveFor)} from unnest(${[...asked.ids]}::uuid[]) with ordinality p (id, at)
    join candidates k on k.workspace_id = current_workspace() and k.purpose = ${asked.purpose} and k.contact_id = p.id
    ${joined} order by p.at`.execute(db)
  return found.rows.map((row) => tellApproach(row, standings))
}

/** Why somebody is a candidate; null where no rule points at them, a 404 where there is no such contact. */
export async function readCandidate(
  db: Db,
  workspaceId: string,
  contactId: string,
  now: Instant,
): Promise<Candidate | null> {
  const liveFor = await readSetting(db, { workspaceId }, liveDays)
  const asked = { purpose: 'recruit', ids: [contactId], liveFor } as const
  const [told] = await readRows(db, asked, await standingsNow(db, [contactId], now))
  if (told === undefined) await requireContact(db, contactId)
  return told ?? null
}

async function requireContact(db: Db, contactId: string): Promise<void> {
  const found =
    await sql`select from contacts where workspace_id = current_workspace() and id = ${contactId}`.execute(db)
  if (found.rows.length === 0) throw notFound('contact')
}

/** Adds whether they may be approached today, and where not, why. */
function tellApproach({ outreach, hasMail, ...row }: Row, standings: Standings): Candidate {
  const standing = standings.get(row.contact.id)
  const isHeld = standing !== undefined && standing.state !== 'free'
  return {
    ...row,
    approach: {
      outreach,
      hasMail,
      state: standing?.state ?? 'free',
      says: isHeld ? (standing.reasons[0]?.says ?? null) : null,
      from: isHeld ? (standing.freeFrom ?? null) : null,
    },
  }
}

/** As many are counted of those who are worth a look; whoever has more sees the list. */
export const mostCounted = 1_000

/** How many the standing rules point at from a score on, to recruit, counted no further than `mostCounted`. */
export const countLikely = (lowest: number): RawBuilder<number> => sql<number>`(
  select count(*)::int from (select from candidates k where k.workspace_id = current_workspace()
    and k.purpose = 'recruit' and k.left_out is null and k.score >= ${lowest}::bigint limit ${mostCounted}) k)`

function filterOf(asked: QueryOf<typeof listCandidates>): RawBuilder<unknown> {
  const { industry, region, account, rule, thin, approachable, leftOut } = asked
  const conditions = [
    leftOut === undefined ? sql`k.left_out is null` : sql`k.left_out = ${leftOut}`,
    ...(industry === undefined ? [] : [sql`k.industry_id = ${industry}`]),
    ...(region === undefined ? [] : [sql`k.region_id = ${region}`]),
    ...(thin === true ? [sql`k.coverage < ${thinBelow}::bigint`] : []),
    // Whoever has a first word planned is written to already.
    ...(approachable === true
      ? [
          sql`not exists (select from outreaches u where u.workspace_id = k.workspace_id and u.contact_id = k.contact_id
            and u.state in ('with-owner', 'free'))`,
        ]
      : []),
    ...(account === undefined ? [] : [sql`k.account_id = ${account}`]),
    ...(rule === undefined
      ? []
      : [
          sql`exists (select from candidate_reasons x where x.workspace_id = k.workspace_id and x.purpose = k.purpose
            and x.contact_id = k.contact_id and x.rule_id = ${rule})`,
        ]),
  ]
  return sql.join(conditions, sql` and `)
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [further, score, id] = decodeCursor(cursor, 'integer', 'integer', 'id')
  return sql`(k.is_further::int, -k.score, k.contact_id) > (${further}::int, ${-score}::bigint, ${id}::uuid)`
}

/** How many there are, whatever the filters, and how many are left out for which reason. One statement. */
async function countCandidates(db: Db, purpose: CandidatePurpose, lowest: number, now: Instant) {
  const weekAgo = addDays(dayOf(now), -7)
  type Counted = Pick<Listed, 'total' | 'thin' | 'fresh' | 'leftOut' | 'refreshedAt'>
  const found = await sql<Counted>`
    with k as (select x.left_out, x.coverage, x.since, x.refreshed_at from candidates x where x.workspace_id = current_workspace() and x.purpose = ${purpose}
      and x.score >= ${lowest}::bigint)
    select count(*) filter (where k.left_out is null)::int as total,
      count(*) filter (where k.left_out is null and k.coverage < ${thinBelow}::bigint)::int as thin,
      count(*) filter (where k.left_out is null and k.since >= ${weekAgo}::date)::int as fresh,
      (select coalesce(jsonb_agg(jsonb_build_object('reason', l.left_out, 'count', l.count) order by l.count desc, l.left_out), '[]')
        from (select left_out, count(*)::int as count from k where left_out is not null group by 1) l) as "leftOut",
      to_char(max(k.refreshed_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "refreshedAt"
    from k`.execute(db)
  return found.rows[0] ?? { total: 0, thin: 0, fresh: 0, leftOut: [], refreshedAt: null }
}

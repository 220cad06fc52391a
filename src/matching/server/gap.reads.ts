import { type RawBuilder, sql } from 'kysely'
import { seesAllAccounts } from '../../customers/policy.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { Need } from '../need.ts'
import type { findGap } from '../result.contract.ts'
import {
  type NamedCriterion,
  nameCriteria,
  readTree,
  readWeights,
  requireForm,
  termsOf,
} from './need.reads.ts'

type Gap = ResponseOf<typeof findGap>
type Kind = NamedCriterion['kind']

/** So many customers are named: the first to call. */
const namedMost = 5

/** So many accounts of a segment are looked at: it is the few to call that count, not the last of thousands. */
const lookedAtMost = 2_000

/** What of a need describes a company, and so a segment that one can recruit in. */
const segmentKinds: readonly Kind[] = ['industry', 'region', 'size', 'product', 'competitor']

/**
 * How many advocates and customers the segment of a need has, and whom one could recruit there. Whoever sees others'
 * accounts by name only counts their own customers: a count of all would tell what is on record of each. Five statements;
 * a need that says nothing of companies has no segment.
 */
export async function readGap(db: WorkspaceDb, actor: Actor, need: Need): Promise<Gap> {
  requireForm(need.criteria)
  const tree = await readTree(db, termsOf(need.criteria))
  const weights = await readWeights(db, need.activityTypeId)
  const criteria = await nameCriteria(db, need.criteria, tree, weights)
  const segment = criteria.filter(({ kind }) => segmentKinds.includes(kind))
  const isOwn = !seesAllAccounts(actor)
  if (segment.length === 0)
    return { segment: [], isOwn, advocates: 0, customers: 0, recruitable: 0, lookedAt: null, accounts: [] }
  const conditions = [...Map.groupBy(segment, ({ kind }) => kind)].flatMap(([kind, all]) =>
    conditionsOf(
      kind,
      all.map(({ value }) => value),
    ),
  )
  const names = [...Map.groupBy(segment, ({ kind }) => kind).values()].map(sayChoices)
  const within = sql.join([sql`true`, ...conditions], sql` and `)
  const own = isOwn ? sql`coalesce(a.owner_id = ${personOf(actor)}, false)` : sql`true`
  return { segment: names, isOwn, ...(await countSegment(db, within, own)) }
}

function sayChoices(all: readonly NamedCriterion[]): string {
  const names = all.map(({ name }) => name)
  const [first] = all
  const joined = names.join(first?.kind === 'product' ? ' and ' : ' or ')
  return first?.kind === 'competitor' ? `left ${joined}` : joined
}

/**
 * Counts the accounts within, and names those without an advocate that have the most people on record: there somebody
 * knows whom to call. The caller's own are looked at beside the others, so that these never crowd them out.
 */
async function countSegment(
  db: WorkspaceDb,
  within: RawBuilder<unknown>,
  own: RawBuilder<unknown>,
): Promise<Omit<Gap, 'segment' | 'isOwn'>> {
  const some = (whose: RawBuilder<unknown>) => sql`(
    select a.id, a.name, a.owner_id, a.industry_id, a.country, a.employee_band, a.standing, ${own} as is_own from accounts a
    where a.workspace_id = current_workspace() and a.merged_into is null and ${within} and ${whose} limit ${lookedAtMost})`
  const { rows } = await sql<Omit<Gap, 'segment' | 'isOwn'>>`
    with segment as materialized (${some(own)} union all ${some(sql`not ${own}`)}), peopled as materialized (
      select s.*, s.standing = 'customer' and s.is_own as is_known, p.contacts, p.advocates
      from segment s cross join lateral (
        select count(*) filter (where c.left_on is null and c.merged_into is null)::int as contacts,
          count(*) filter (where d.stage in ('discoverable', 'active'))::int as advocates
        from contacts c left join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id
        where c.workspace_id = current_workspace() and c.account_id = s.id) p
    )
    select coalesce(sum(f.advocates), 0)::int as advocates, count(*) filter (where f.is_known)::int as customers,
      count(*) filter (where f.is_known and f.advocates = 0)::int as recruitable,
      case when ${lookedAtMost} in (count(*) filter (where f.is_own), count(*) filter (where not f.is_own))
        then count(*)::int end as "lookedAt",
      coalesce((select jsonb_agg(to_jsonb(named)) from (${recruitable}) named), '[]') as accounts
    from peopled f`.execute(db)
  return rows[0] ?? { advocates: 0, customers: 0, recruitable: 0, lookedAt: null, accounts: [] }
}

const recruitable = sql`
  select a.id, a.name, p.name as owner, concat_ws(', ',
      (select t.name from taxonomy_terms t where t.workspace_id = current_workspace() and t.id = a.industry_id),
      (select t.name from taxonomy_terms t where t.workspace_id = current_workspace() and t.taxonomy = 'region'
        and t.code = a.country), case when a.employee_band is not null then a.employee_band || ' people' end) as says,
    a.contacts
  from (
    select f.* from peopled f where f.is_known and f.advocates = 0
    order by f.contacts desc, f.name collate "und-x-icu", f.id limit ${namedMost}) a
  left join people p on p.workspace_id = current_workspace() and p.id = a.owner_id
  order by a.contacts desc, a.name collate "und-x-icu", a.id`

/** The ids of terms, of everything below them, and of what belongs to them where they are groups. */
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

/** What an account must be to belong to a segment; the same terms as a match, narrower ones included. */
function conditionsOf(kind: Kind, values: readonly string[]): RawBuilder<unknown>[] {
  switch (kind) {
    case 'industry':
      return [sql`a.industry_id = any(${termsWithin(values)})`]
    case 'region':
      return [
        sql`(a.region_id = any(${termsWithin(values)}) or (a.region_id is null and a.country = any(array(
        select t.code from taxonomy_terms t where t.workspace_id = current_workspace() and t.id = any(${termsWithin(values)})))))`,
      ]
    case 'size':
      return [sql`a.employee_band = any(${[...values]}::text[])`]
    case 'competitor':
      return [
        sql`exists (select from account_displacements m where m.workspace_id = a.workspace_id
        and m.account_id = a.id and fold(m.competitor) = any(select fold(v) from unnest(${[...values]}::text[]) v))`,
      ]
    case 'product':
      return values.map(
        (value) => sql`exists (select from account_products r where r.workspace_id = a.workspace_id
          and r.account_id = a.id and r.product_id = ${value})`,
      )
    default:
      return []
  }
}

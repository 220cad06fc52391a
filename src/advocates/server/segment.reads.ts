import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

/** An industry and a region, each at the top of its tree; what is not known is null. */
export type SegmentKey = { readonly industryId: string | null; readonly regionId: string | null }

/** What a segment has and what it needs. */
export type Segment = SegmentKey & {
  readonly industry: string | null
  readonly region: string | null
  /** Customers of ours, and those who are discoverable or active. */
  readonly accounts: number
  readonly advocates: number
  /** Of the advocates, those who may be asked today. */
  readonly free: number
  /** Open opportunities: each may need one. */
  readonly open: number
}

/**
 * For a `with recursive` clause: `term_tops` has every industry and region with the term at the top of its tree;
 * `account_segments` every account, `opportunity_segments` every open opportunity. An account without a region is
 * where its country is, an opportunity without an account where it says itself.
 */
export const segmentTables = sql`
  term_tops (id, top_id, code) as (
    select t.id, t.id, t.code from taxonomy_terms t
    where t.workspace_id = current_workspace() and t.taxonomy in ('industry', 'region') and t.parent_id is null
    union all
    select t.id, m.top_id, t.code from term_tops m
    join taxonomy_terms t on t.workspace_id = current_workspace() and t.parent_id = m.id
  ), country_tops as (
    select m.code, m.top_id from term_tops m
    join taxonomy_terms t on t.workspace_id = current_workspace() and t.id = m.id and t.taxonomy = 'region'
    where m.code is not null
  ), account_segments as (
    select a.id as account_id, a.standing, i.top_id as industry_id, coalesce(r.top_id, n.top_id) as region_id
    from accounts a
    left join term_tops i on i.id = a.industry_id
    left join term_tops r on r.id = a.region_id
    left join country_tops n on n.code = a.country
    where a.workspace_id = current_workspace() and a.merged_into is null
  ), opportunity_segments as (
    select o.id as opportunity_id, coalesce(s.industry_id, i.top_id) as industry_id,
      coalesce(s.region_id, n.top_id) as region_id
    from opportunities o
    left join account_segments s on s.account_id = o.account_id
    left join term_tops i on i.id = o.industry_id
    left join country_tops n on n.code = o.country
    where o.workspace_id = current_workspace() and o.state = 'open'
  )`

/** After `segmentTables`: `segment_counts` has each segment once, with what it has and needs. */
export const segmentCounts = sql`
  segment_parts as (
    select s.industry_id, s.region_id, count(*) filter (where s.standing = 'customer') as accounts, 0::bigint as advocates,
      0::bigint as free, 0::bigint as open
    from account_segments s group by 1, 2
    union all
    select s.industry_id, s.region_id, 0, count(*), count(*) filter (where p.state in ('free', 'close-to-limit')), 0
    from advocates d
    join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id and c.merged_into is null
    join account_segments s on s.account_id = c.account_id
    left join protection_standings p on p.workspace_id = d.workspace_id and p.contact_id = d.contact_id
    where d.workspace_id = current_workspace() and d.stage in ('discoverable', 'active') group by 1, 2
    union all
    select s.industry_id, s.region_id, 0, 0, 0, count(*) from opportunity_segments s group by 1, 2
  ), segment_counts as (
    select k.industry_id, k.region_id, sum(k.accounts)::int as accounts, sum(k.advocates)::int as advocates,
      sum(k.free)::int as free, sum(k.open)::int as open
    from segment_parts k group by 1, 2
  )`

/** After `segmentCounts`: the segments that have anything as `k`, with the terms `i` and `r`. */
export const namedSegments = sql`(select * from segment_counts where accounts + advocates + open > 0) k
    left join taxonomy_terms i on i.workspace_id = current_workspace() and i.id = k.industry_id
    left join taxonomy_terms r on r.workspace_id = current_workspace() and r.id = k.region_id`

/** A row of `namedSegments` as a `Segment`. */
export const segmentColumns = sql`k.industry_id as "industryId", k.region_id as "regionId", i.name as industry,
  r.name as region, k.accounts, k.advocates, k.free, k.open`

/**
 * Every segment that has customers, advocates or open opportunities, those with the most unmet need first. One
 * statement, however many.
 */
export async function readSegments(db: WorkspaceDb | WorkspaceTx): Promise<readonly Segment[]> {
  const found = await sql<Segment>`
    with recursive ${segmentTables}, ${segmentCounts}
    select ${segmentColumns} from ${namedSegments}
    order by k.open - k.free desc, k.open desc, i.name nulls last, r.name nulls last`.execute(db)
  return found.rows
}

import { type RawBuilder, sql } from 'kysely'
import { segmentCounts, segmentTables } from '../../../advocates/server/segment.reads.ts'
import type { CandidatePurpose } from '../condition.ts'
import { type LeftOutAt, leftOutOfC } from './left-out.reads.ts'
import type { Scope } from './rule-hits.reads.ts'

/** In place of null, so that segments are joined by a hash. */
const nobody = sql`'00000000-0000-0000-0000-000000000000'::uuid`

/** True where segment `k` is the one that the row has an industry and a region of. */
export const isSegmentOf = (row: 'g' | 'y') => sql`
  coalesce(k.industry_id, ${nobody}) = coalesce(${sql.ref(`${row}.industry_id`)}, ${nobody})
  and coalesce(k.region_id, ${nobody}) = coalesce(${sql.ref(`${row}.region_id`)}, ${nobody})`

/** How many of a hundred open opportunities of segment `k` have somebody free; null where none is open. */
export const coverageOfK = sql`(100 * k.free / nullif(k.open, 0))::bigint`

/**
 * For a `with recursive` clause: `pool` has every contact that rules may point at with what their conditions ask: account,
 * health, segment and its coverage, since when the account is live, and why they are left out.
 */
export function poolOf(purpose: CandidatePurpose, at: LeftOutAt, scope: Scope): RawBuilder<unknown> {
  return sql`${segmentTables}, ${segmentCounts}, pool as materialized (
    select c.id as contact_id, c.account_id, c.seniority, a.health, a.tier, a.country, a.industry_id as own_industry_id,
      a.region_id as own_region_id, g.industry_id, g.region_id, ${coverageOfK} as coverage,
      k.free as segment_free, k.open as segment_open,
      coalesce((select min(m.live_on) from account_products m
        where m.workspace_id = a.workspace_id and m.account_id = a.id), a.customer_since) as live_on,
      ${leftOutOfC(purpose, at)} as left_out
    from contacts c
    join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id and a.standing = 'customer'
    left join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id
    left join account_segments g on g.account_id = a.id
    left join segment_counts k on ${isSegmentOf('g')}
    where c.workspace_id = current_workspace() and c.merged_into is null
      ${scope === null ? sql`` : sql`and c.id = any(${[...scope]}::uuid[])`})`
}

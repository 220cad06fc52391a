import { type RawBuilder, sql } from 'kysely'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { getDiversity } from '../arc.contract.ts'
import type { Dimension } from '../arc.ts'

type Diversity = ResponseOf<typeof getDiversity>

/** The top of a tree of terms above a term. */
const topOf = (term: RawBuilder<unknown>) => sql`(
  with recursive up as (
    select t.id, t.parent_id from taxonomy_terms t where t.workspace_id = current_workspace() and t.id = ${term}
    union all
    select p.id, p.parent_id from taxonomy_terms p join up on p.workspace_id = current_workspace() and p.id = up.parent_id
  ) select id from up where parent_id is null limit 1)`

const tops = sql`tops as materialized (
  select y.id, ${topOf(sql`y.id`)} as top from taxonomy_terms y where y.workspace_id = current_workspace()
)`

/** Which terms an account has, as account_id and term_id; and how an opportunity says it itself, where it does. */
const ofAccounts: Readonly<Record<Dimension, RawBuilder<unknown>>> = {
  industry: sql`${tops}, terms as (select a.id as account_id, p.top as term_id from accounts a
    left join tops p on p.id = a.industry_id where a.workspace_id = current_workspace())`,
  region: sql`${tops}, terms as (select a.id as account_id, p.top as term_id from accounts a
    left join tops p on p.id = a.region_id where a.workspace_id = current_workspace())`,
  product: sql`terms as (select a.id as account_id, p.product_id as term_id from accounts a
    left join account_products p on p.workspace_id = a.workspace_id and p.account_id = a.id where a.workspace_id = current_workspace())`,
  'use-case': sql`terms as (select a.id as account_id, u.term_id from accounts a
    left join account_use_cases u on u.workspace_id = a.workspace_id and u.account_id = a.id where a.workspace_id = current_workspace())`,
}

const ofOpportunities: Readonly<Record<Dimension, RawBuilder<unknown>>> = {
  industry: sql`coalesce((select p.top from tops p where p.id = o.industry_id), t.term_id)`,
  region: sql`t.term_id`,
  product: sql`coalesce(o.product_id, t.term_id)`,
  'use-case': sql`t.term_id`,
}

/** Advocates beside customers and open opportunities. Whoever has two terms counts under both. One statement. */
export async function readDiversity(db: WorkspaceDb, by: Dimension): Promise<Diversity> {
  const names = by === 'product' ? sql`products` : sql`taxonomy_terms`
  const found = await sql<Diversity['rows'][number] & { total: Diversity['total'] }>`
    with recursive ${ofAccounts[by]}, advocate_terms as (
      select t.term_id, v.contact_id as id from advocates v
      join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id and c.merged_into is null
      left join terms t on t.account_id = c.account_id
      where v.workspace_id = current_workspace() and v.stage in ('discoverable', 'active')
    ), customer_terms as (
      select t.term_id, a.id from accounts a left join terms t on t.account_id = a.id
      where a.workspace_id = current_workspace() and a.standing = 'customer' and a.merged_into is null
    ), opportunity_terms as (
      select ${ofOpportunities[by]} as term_id, o.id from opportunities o left join terms t on t.account_id = o.account_id
      where o.workspace_id = current_workspace() and o.state = 'open'
    ), every as (
      select 'a' as what, term_id, id from advocate_terms union all select 'c', term_id, id from customer_terms
      union all select 'o', term_id, id from opportunity_terms
    )
    select case when e.term_id is not null then jsonb_build_object('id', e.term_id, 'name', min(n.name)) end as term,
      count(distinct e.id) filter (where what = 'a')::int as advocates,
      count(distinct e.id) filter (where what = 'c')::int as customers,
      count(distinct e.id) filter (where what = 'o')::int as opportunities,
      (select jsonb_build_object('advocates', count(distinct id) filter (where what = 'a'),
        'customers', count(distinct id) filter (where what = 'c'), 'opportunities', count(distinct id) filter (where what = 'o'))
        from every) as total
    from every e left join ${names} n on n.workspace_id = current_workspace() and n.id = e.term_id
    group by e.term_id order by (e.term_id is null), 3 desc, 2 desc limit 60`.execute(db)
  const total = found.rows[0]?.total ?? { advocates: 0, customers: 0, opportunities: 0 }
  return { by, total, rows: found.rows.map(({ total: _, ...row }) => row) }
}

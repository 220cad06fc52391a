import { sql } from 'kysely'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { draftRequest } from '../brief.contract.ts'

type FittingText = ResponseOf<typeof draftRequest>['texts'][number]

const mostShown = 3

/**
 * Stories and quotes of other customers that have something in common with a deal — product, industry, region — the
 * most in common first, then the newest, one of each customer. Not those that may not leave the house. One statement.
 */
export async function readFittingTexts(db: WorkspaceDb, opportunityId: string): Promise<FittingText[]> {
  const found = await sql<FittingText>`
    with deal as (
      select o.workspace_id, o.account_id, o.product_id, coalesce(o.industry_id, x.industry_id) as industry_id,
        x.region_id, coalesce(x.country, o.country) as country
      from opportunities o left join accounts x on x.workspace_id = o.workspace_id and x.id = o.account_id
      where o.workspace_id = current_workspace() and o.id = ${opportunityId}
    ), judged as (
      select t.id, t.kind, left(coalesce(t.title, t.summary, t.body), 200) as title, a.name as account, t.link,
        t.dated_on, deal.product_id is not null and exists (select 1 from account_products p
          where p.workspace_id = a.workspace_id and p.account_id = a.id and p.product_id = deal.product_id) as by_product,
        coalesce(a.industry_id = deal.industry_id, false) as by_industry,
        coalesce(a.region_id = deal.region_id or a.country = deal.country, false) as by_region
      from deal
      join customer_texts t on t.workspace_id = deal.workspace_id
      left join contacts c on c.workspace_id = t.workspace_id and c.id = t.contact_id
      join accounts a on a.workspace_id = t.workspace_id and a.id = coalesce(t.account_id, c.account_id)
      where a.standing = 'customer' and a.id is distinct from deal.account_id
        and coalesce(t.permission_text, '') !~* '(internal|not |nicht|expired|withdrawn|none)'
    ), best as (
      select judged.*, by_industry::int * 3 + by_product::int * 3 + by_region::int as common,
        row_number() over (partition by account order by kind = 'story' desc, dated_on desc nulls last, id) as place
      from judged where by_product or by_industry or by_region
    )
    select j.id, j.kind, j.title, j.account, j.link, array_remove(array[
        case when j.by_industry then 'same industry' end, case when j.by_product then 'same product' end,
        case when j.by_region then 'same region' end], null) as why
    from best j where j.place = 1
    order by j.common desc, j.kind = 'story' desc,
      j.dated_on desc nulls last, j.id limit ${mostShown}`.execute(db)
  return found.rows
}

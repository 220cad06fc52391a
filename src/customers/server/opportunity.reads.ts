import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { getOpportunity } from '../opportunity.contract.ts'
import { canEditOpportunity, seesOpportunity } from '../policy.ts'
import { customValuesOf } from './custom-field.reads.ts'

type Opportunity = ResponseOf<typeof getOpportunity>

type Row = {
  owner_id: string | null
  relationship_owner_id: string | null
  amount_minor: number | null
  amount_currency: string | null
  facts: Omit<Opportunity, 'amount' | 'custom' | 'may' | 'stages'>
  stages: { at: string; stage: string; amountMinor: number | null }[]
}

/** One opportunity. Two statements. Throws `not-found`, also for one the caller may not know of. */
export async function readOpportunity(
  db: WorkspaceDb | WorkspaceTx,
  actor: Actor,
  opportunityId: string,
): Promise<Opportunity> {
  const row = await selectOpportunity(db, actor.workspaceId, opportunityId)
  const owned = { ownerId: row?.owner_id ?? null, relationshipOwnerId: row?.relationship_owner_id ?? null }
  if (row === undefined || !seesOpportunity(actor, owned)) throw notFound('opportunity')
  const customs = await customValuesOf(db, actor.workspaceId, [opportunityId])
  const { amount_minor: minor, amount_currency: currency } = row
  return {
    ...row.facts,
    amount: minor === null || currency === null ? null : { minor, currency },
    stages: row.stages,
    custom: Object.fromEntries(customs.get(opportunityId) ?? []),
    may: { edit: canEditOpportunity(actor, owned) },
  }
}

async function selectOpportunity(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  opportunityId: string,
): Promise<Row | undefined> {
  const named = (table: 'people' | 'products' | 'taxonomy_terms', column: string) =>
    sql`(select json_build_object('id', x.id, 'name', x.name) from ${sql.table(table)} x
      where x.workspace_id = o.workspace_id and x.id = o.${sql.ref(column)})`
  const found = await sql<Row>`
    select o.owner_id, a.owner_id as relationship_owner_id, o.amount_minor, o.amount_currency,
      jsonb_build_object(
        'id', o.id, 'name', o.name, 'prospect', o.prospect, 'kind', o.kind, 'state', o.state, 'stage', o.stage,
        'createdOn', o.created_on, 'closeOn', o.close_on, 'ownerText', o.owner_text, 'productText', o.product_text,
        'industryText', o.industry_text, 'country', o.country, 'countryText', o.country_text, 'need', o.need,
        'crmId', o.crm_id, 'version', o.version,
        'account', case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end,
        'owner', ${named('people', 'owner_id')}, 'product', ${named('products', 'product_id')},
        'industry', ${named('taxonomy_terms', 'industry_id')},
        'competitors', (select coalesce(json_agg(c.competitor order by c.competitor), '[]') from opportunity_competitors c
          where c.workspace_id = o.workspace_id and c.opportunity_id = o.id)
      ) as facts,
      (select coalesce(json_agg(json_build_object('at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'stage', s.stage, 'amountMinor', s.amount_minor) order by s.at), '[]') from opportunity_stages s
        where s.workspace_id = o.workspace_id and s.opportunity_id = o.id) as stages
    from opportunities o left join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id
    where o.workspace_id = ${workspaceId} and o.id = ${opportunityId}`.execute(db)
  return found.rows[0]
}

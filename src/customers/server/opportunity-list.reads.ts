import { type RawBuilder, sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { countOpportunities, listOpportunities } from '../opportunity.contract.ts'
import type { OpportunityKind, OpportunityState } from '../opportunity.ts'
import { canCreateCustomer, canImport, seesAllOpportunities } from '../policy.ts'
import { customConditions, industryBranches, termsBelow } from './account-list.reads.ts'
import { customFacetsOf, customValuesOf } from './custom-field.reads.ts'
import { allOf, type Condition, countFacets, type FacetSource } from './facet.reads.ts'
import { cutPage, orderList } from './list-order.reads.ts'

type Filters = QueryOf<typeof countOpportunities>

const sortKeys = {
  close: { by: sql`row.close_on`, type: 'date', isNullable: true },
  name: { by: sql`row.name collate "und-x-icu"`, type: 'text' },
  amount: { by: sql`row.amount_minor`, type: 'bigint', isNullable: true },
  updated: { by: sql`row.updated_at`, type: 'timestamptz' },
} as const

type Row = {
  id: string
  name: string
  account_id: string | null
  account_name: string | null
  prospect: string | null
  kind: OpportunityKind | null
  state: OpportunityState
  stage: string | null
  amount_minor: number | null
  amount_currency: string | null
  created_on: string | null
  close_on: string | null
  owner: string | null
  product: string | null
  industry: string | null
  updated_at: string
  sort_value: string | null
}

/** A page of opportunities. Two statements, whatever the number of rows. */
export async function readOpportunities(
  db: WorkspaceDb,
  actor: Actor,
  query: QueryOf<typeof listOpportunities>,
): Promise<ResponseOf<typeof listOpportunities>> {
  const { workspaceId } = actor
  const size = query.size ?? 50
  const order = orderList(sortKeys, query.sort ?? 'close', sql`row.id`, query.cursor)
  const after = order.after === null ? [] : [{ facet: 'page', is: order.after }]
  const all = [...visibleOnly(actor), ...conditionsOf(actor, query), ...after]
  const found = await sql<Row>`
    select row.id, row.name, row.account_id, account.name as account_name, row.prospect, row.kind, row.state, row.stage,
      row.amount_minor, row.amount_currency, row.created_on, row.close_on, row.updated_at,
      coalesce(owner.name, row.owner_text) as owner, coalesce(product.name, row.product_text) as product,
      coalesce(industry.name, row.industry_text) as industry, ${order.value} as sort_value
    from opportunities as row
    left join accounts account on account.workspace_id = ${workspaceId} and account.id = row.account_id
    left join people owner on owner.workspace_id = ${workspaceId} and owner.id = row.owner_id
    left join products product on product.workspace_id = ${workspaceId} and product.id = row.product_id
    left join taxonomy_terms industry on industry.workspace_id = ${workspaceId} and industry.id = row.industry_id
    where row.workspace_id = ${workspaceId} and ${allOf(all)}
    order by ${order.orderBy} limit ${size + 1}`.execute(db)
  const page = cutPage(found.rows, size, order)
  const customs = await customValuesOf(
    db,
    workspaceId,
    page.rows.map((row) => row.id),
  )
  return { rows: page.rows.map((row) => presentRow(row, customs.get(row.id))), next: page.next }
}

function presentRow(row: Row, custom: ReadonlyMap<string, string> | undefined) {
  const { amount_minor: minor, amount_currency: currency } = row
  return {
    id: row.id,
    name: row.name,
    account: row.account_id === null ? null : { id: row.account_id, name: row.account_name ?? '' },
    prospect: row.prospect,
    kind: row.kind,
    state: row.state,
    stage: row.stage,
    amount: minor === null || currency === null ? null : { minor, currency },
    createdOn: row.created_on,
    closeOn: row.close_on,
    owner: row.owner,
    product: row.product,
    industry: row.industry,
    updatedAt: row.updated_at,
    custom: Object.fromEntries(custom ?? []),
  }
}

function visibleOnly(actor: Actor): Condition[] {
  return seesAllOpportunities(actor) ? [] : [mine(actor)]
}

function mine(actor: Actor): Condition {
  const person = personOf(actor)
  const is = sql<boolean>`(row.owner_id = ${person} or exists (select from accounts a
    where a.workspace_id = ${actor.workspaceId} and a.id = row.account_id and a.owner_id = ${person}))`
  return { facet: 'mine', is }
}

/** Counts, sums by currency, and what each choice would leave. Three statements. */
export async function readOpportunityFacets(
  db: WorkspaceDb,
  actor: Actor,
  filters: Filters,
): Promise<ResponseOf<typeof countOpportunities>> {
  const { workspaceId } = actor
  const conditions = conditionsOf(actor, filters)
  const visible = sql`select row.id, row.state, row.stage, row.kind, row.owner_id, row.product_id, row.industry_id, row.account_id
    from opportunities as row where row.workspace_id = ${workspaceId} and ${allOf(visibleOnly(actor))}`
  const counted = await countFacets(db, visible, conditions, facetsOf(workspaceId))
  const among = sql`select row.id from opportunities as row
    where row.workspace_id = ${workspaceId} and ${allOf([...visibleOnly(actor), ...conditions], 'custom')}`
  const customs = await customFacetsOf(db, workspaceId, 'opportunity', among)
  const sums = await sql<{ state: OpportunityState; currency: string; minor: number; count: number }>`
    select row.state, row.amount_currency as currency, sum(row.amount_minor)::bigint as minor, count(*) as count
    from opportunities as row
    where row.workspace_id = ${workspaceId} and row.amount_currency is not null
      and ${allOf([...visibleOnly(actor), ...conditions])}
    group by 1, 2 order by 1, 3 desc`.execute(db)
  const customFacets = customs.map(({ fieldId, label, options }) => ({
    name: `custom.${fieldId}`,
    label,
    options: options.map(({ value, count }) => ({ value, label: null, count })),
  }))
  return {
    ...counted,
    facets: [...counted.facets, ...customFacets],
    sums: sums.rows,
    may: { create: canCreateCustomer(actor), import: canImport(actor) },
  }
}

function facetsOf(workspaceId: string): FacetSource[] {
  return [
    { name: 'state', value: sql`row.state` },
    { name: 'stage', value: sql`row.stage` },
    { name: 'kind', value: sql`row.kind` },
    {
      name: 'product',
      value: sql`row.product_id`,
      label: sql`product.name`,
      join: sql`join products product on product.workspace_id = ${workspaceId} and product.id = row.product_id`,
    },
    {
      name: 'industry',
      value: sql`branch.above_id`,
      label: sql`branch.name`,
      join: sql`join (${industryBranches(workspaceId)}) branch on branch.id = row.industry_id`,
    },
    {
      name: 'owner',
      value: sql`row.owner_id`,
      label: sql`person.name`,
      join: sql`join people person on person.workspace_id = ${workspaceId} and person.id = row.owner_id`,
    },
  ]
}

function conditionsOf(actor: Actor, filters: Filters): Condition[] {
  const { workspaceId } = actor
  const conditions: Condition[] = []
  const add = (facet: string, is: RawBuilder<boolean>) => conditions.push({ facet, is })
  const oneOf = (facet: string, column: string, values: readonly string[] | undefined, type = 'text') => {
    if (values === undefined || values.length === 0) return
    add(facet, sql<boolean>`row.${sql.ref(column)} = any(${[...values]}::${sql.raw(type)}[])`)
  }
  const words = filters.q?.trim() ?? ''
  if (words !== '') {
    add(
      'q',
      sql<boolean>`(row.id in (select opportunity_id from search_opportunities(${words}, null))
      or row.account_id in (select account_id from search_accounts(${words}, null) where score >= 1.5))`,
    )
  }
  if (filters.mine === true) conditions.push(mine(actor))
  oneOf('account', 'account_id', filters.account, 'uuid')
  oneOf('state', 'state', filters.state)
  oneOf('stage', 'stage', filters.stage)
  oneOf('kind', 'kind', filters.kind)
  oneOf('owner', 'owner_id', filters.owner, 'uuid')
  oneOf('product', 'product_id', filters.product, 'uuid')
  const industries = filters.industry ?? []
  if (industries.length > 0)
    add('industry', sql<boolean>`row.industry_id in (${termsBelow(workspaceId, industries)})`)
  return [...conditions, ...customConditions(workspaceId, filters.custom)]
}

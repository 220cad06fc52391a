import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { countAccounts, listAccounts } from '../account.contract.ts'
import { canCreateCustomer, canImport, seesAccount, seesAllAccounts, seesCommercialFacts } from '../policy.ts'
import { customFacetsOf, customValuesOf } from './custom-field.reads.ts'
import { allOf, type Condition, countFacets, type FacetSource } from './facet.reads.ts'
import { cutPage, orderList } from './list-order.reads.ts'

type Filters = QueryOf<typeof countAccounts>

const sortKeys = {
  name: { by: sql`row.name collate "und-x-icu"`, type: 'text' },
  owner: { by: sql`owner.name collate "und-x-icu"`, type: 'text', isNullable: true },
  renewal: { by: sql`row.renewal_on`, type: 'date', isNullable: true },
  updated: { by: sql`row.updated_at`, type: 'timestamptz' },
} as const

/** A page of accounts. Two statements, whatever the number of rows. */
export async function readAccounts(
  db: WorkspaceDb,
  actor: Actor,
  query: QueryOf<typeof listAccounts>,
): Promise<ResponseOf<typeof listAccounts>> {
  const { workspaceId } = actor
  const size = query.size ?? 50
  const sort = query.sort ?? 'name'
  const order = orderList(sortKeys, sort, sql`row.id`, query.cursor)
  const conditions = conditionsOf(actor, query)
  const own = ownOnly(actor, conditions, sort !== 'name')
  const after = order.after === null ? [] : [{ facet: 'page', is: order.after }]
  const found = await sql<Row>`
    select row.id, row.name, row.standing, row.country, row.employee_band, row.tier, row.renewal_on, row.last_contact_on,
      row.updated_at, row.health, row.contract_minor, row.contract_currency, row.owner_id, owner.name as owner_name,
      coalesce(industry.name, row.industry_text) as industry, ${order.value} as sort_value,
      (select count(*) from contacts c where c.workspace_id = ${workspaceId} and c.account_id = row.id
        and c.left_on is null and c.merged_into is null) as contacts
    from accounts as row
    left join people owner on owner.workspace_id = ${workspaceId} and owner.id = row.owner_id
    left join taxonomy_terms industry on industry.workspace_id = ${workspaceId} and industry.id = row.industry_id
    where row.workspace_id = ${workspaceId} and row.merged_into is null and ${allOf([...own, ...conditions, ...after])}
    order by ${order.orderBy} limit ${size + 1}`.execute(db)
  const page = cutPage(found.rows, size, order)
  const customs = await customValuesOf(
    db,
    workspaceId,
    page.rows.map((row) => row.id),
  )
  return { rows: page.rows.map((row) => presentRow(actor, row, customs.get(row.id))), next: page.next }
}

type Row = {
  id: string
  name: string
  standing: 'prospect' | 'customer' | 'former'
  country: string | null
  employee_band: '1-49' | '50-249' | '250-999' | '1000-4999' | '5000+' | null
  tier: 'standard' | 'strategic'
  renewal_on: string | null
  last_contact_on: string | null
  updated_at: string
  health: 'good' | 'watch' | 'poor' | null
  contract_minor: number | null
  contract_currency: string | null
  owner_id: string | null
  owner_name: string | null
  industry: string | null
  contacts: number
  sort_value: string | null
}

function presentRow(actor: Actor, row: Row, custom: ReadonlyMap<string, string> | undefined) {
  const owned = { ownerId: row.owner_id }
  const owner = row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' }
  if (!seesAccount(actor, owned)) return { id: row.id, name: row.name, owner }
  const { contract_minor: minor, contract_currency: currency } = row
  return {
    id: row.id,
    name: row.name,
    owner,
    standing: row.standing,
    industry: row.industry,
    country: row.country,
    band: row.employee_band,
    tier: row.tier,
    renewalOn: row.renewal_on,
    lastContactOn: row.last_contact_on,
    contacts: row.contacts,
    updatedAt: row.updated_at,
    custom: Object.fromEntries(custom ?? []),
    ...(seesCommercialFacts(actor, owned)
      ? { health: row.health, contract: minor === null || currency === null ? null : { minor, currency } }
      : {}),
  }
}

/**
 * Whoever sees others' accounts by name only may not learn more of them by filtering or sorting: then the list
 * holds their own.
 */
function ownOnly(actor: Actor, conditions: readonly Condition[], isSorted: boolean): Condition[] {
  const isTelling = isSorted || conditions.some(({ facet }) => facet !== 'q' && facet !== 'owner')
  return seesAllAccounts(actor) || !isTelling ? [] : [mine(actor)]
}

function mine(actor: Actor): Condition {
  return { facet: 'mine', is: sql<boolean>`row.owner_id = ${personOf(actor)}` }
}

/** How many accounts the filters leave, and how many each choice would. Three statements. */
export async function readAccountFacets(
  db: WorkspaceDb,
  actor: Actor,
  filters: Filters,
): Promise<ResponseOf<typeof countAccounts>> {
  const { workspaceId } = actor
  const conditions = conditionsOf(actor, filters)
  const known = seesAllAccounts(actor) ? sql`true` : sql`row.owner_id = ${personOf(actor)}`
  const visible = sql`select row.id, row.name, row.folded_name, row.standing, row.industry_id, row.region_id, row.country,
      row.employee_band, row.health, row.tier, row.owner_id
    from accounts as row where row.workspace_id = ${workspaceId} and row.merged_into is null and ${known}`
  const counted = await countFacets(db, visible, conditions, facetsOf(workspaceId))
  const among = sql`select row.id from accounts as row
    where row.workspace_id = ${workspaceId} and row.merged_into is null and ${known} and ${allOf(conditions, 'custom')}`
  const customs = await customFacetsOf(db, workspaceId, 'account', among)
  const customFacets = customs.map(({ fieldId, label, options }) => ({
    name: `custom.${fieldId}`,
    label,
    options: options.map(({ value, count }) => ({ value, label: null, count })),
  }))
  return {
    ...counted,
    facets: [...counted.facets, ...customFacets],
    unmapped: canImport(actor) === null ? await countUnmapped(db, workspaceId) : 0,
    may: { create: canCreateCustomer(actor), import: canImport(actor) },
  }
}

async function countUnmapped(db: WorkspaceDb, workspaceId: string): Promise<number> {
  const { count } = await db
    .selectFrom('unmapped_values')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('left_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

function facetsOf(workspaceId: string): FacetSource[] {
  return [
    { name: 'standing', value: sql`row.standing` },
    { name: 'health', value: sql`row.health` },
    {
      name: 'industry',
      value: sql`branch.above_id`,
      label: sql`branch.name`,
      join: sql`join (${industryBranches(workspaceId)}) branch on branch.id = row.industry_id`,
    },
    {
      name: 'region',
      value: sql`top.root_id`,
      label: sql`top.name`,
      join: sql`join (${rootRegions(workspaceId)}) top on top.id = row.region_id`,
    },
    { name: 'country', value: sql`row.country` },
    { name: 'band', value: sql`row.employee_band` },
    { name: 'tier', value: sql`row.tier` },
    {
      name: 'owner',
      value: sql`row.owner_id`,
      label: sql`person.name`,
      join: sql`join people person on person.workspace_id = ${workspaceId} and person.id = row.owner_id`,
    },
    {
      name: 'product',
      value: sql`run.product_id`,
      label: sql`product.name`,
      join: sql`join account_products run on run.workspace_id = ${workspaceId} and run.account_id = row.id
        join products product on product.workspace_id = ${workspaceId} and product.id = run.product_id`,
    },
  ]
}

/** Every industry with itself and each term above it: who filters by one of those finds it. */
export function industryBranches(workspaceId: string) {
  return sql`
    with recursive branch as (
      select id, id as above_id, parent_id, name from taxonomy_terms
      where workspace_id = ${workspaceId} and taxonomy = 'industry'
      union all
      select branch.id, t.id, t.parent_id, t.name from taxonomy_terms t join branch on t.id = branch.parent_id
      where t.workspace_id = ${workspaceId})
    select id, above_id, name from branch`
}

/** Every term of the region tree with the continent it lies in. */
function rootRegions(workspaceId: string) {
  return sql`
    with recursive placed as (
      select id, id as root_id, name from taxonomy_terms
      where workspace_id = ${workspaceId} and taxonomy = 'region' and parent_id is null
      union all
      select t.id, placed.root_id, placed.name from taxonomy_terms t join placed on t.parent_id = placed.id
      where t.workspace_id = ${workspaceId})
    select id, root_id, name from placed`
}

/** The ids of terms and of everything below them: in their tree, or as a member of a group. */
export function termsBelow(workspaceId: string, termIds: readonly string[]): RawBuilder<unknown> {
  return sql`
    with recursive below as (
      select id from taxonomy_terms where workspace_id = ${workspaceId} and id = any(${[...termIds]}::uuid[])
      union
      select under.id from below join (
        select parent_id as above, id from taxonomy_terms where workspace_id = ${workspaceId}
        union all
        select group_id, member_id from taxonomy_members where workspace_id = ${workspaceId}) under on under.above = below.id)
    select id from below`
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
  if (words !== '') add('q', sql<boolean>`row.id in (select account_id from search_accounts(${words}, null))`)
  if (filters.mine === true) conditions.push(mine(actor))
  oneOf('standing', 'standing', filters.standing)
  oneOf('health', 'health', filters.health)
  oneOf('country', 'country', filters.country)
  oneOf('band', 'employee_band', filters.band)
  oneOf('tier', 'tier', filters.tier)
  oneOf('owner', 'owner_id', filters.owner, 'uuid')
  for (const taxonomy of ['industry', 'region'] as const) {
    const terms = filters[taxonomy] ?? []
    if (terms.length > 0)
      add(taxonomy, sql<boolean>`row.${sql.ref(`${taxonomy}_id`)} in (${termsBelow(workspaceId, terms)})`)
  }
  if (filters.product !== undefined && filters.product.length > 0) {
    add(
      'product',
      sql<boolean>`exists (select from account_products run where run.workspace_id = ${workspaceId}
      and run.account_id = row.id and run.product_id = any(${[...filters.product]}::uuid[]))`,
    )
  }
  return [...conditions, ...customConditions(workspaceId, filters.custom)]
}

/** Conditions of `<field id>:<choice>` filters: any choice of a field, every field. */
export function customConditions(workspaceId: string, custom: readonly string[] | undefined): Condition[] {
  const byField = new Map<string, string[]>()
  for (const each of custom ?? []) {
    const [fieldId, choice] = [each.slice(0, 36), each.slice(37)]
    byField.set(fieldId, [...(byField.get(fieldId) ?? []), choice])
  }
  return [...byField].map(([fieldId, choices]) => ({
    facet: 'custom',
    is: sql<boolean>`exists (select from custom_values v where v.workspace_id = ${workspaceId} and v.record_id = row.id
      and v.field_id = ${fieldId}::uuid and v.text_value = any(${choices}::text[]))`,
  }))
}

import { type RawBuilder, sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { countContacts, listContacts } from '../contact.contract.ts'
import type { Seniority } from '../contact.ts'
import { canCreateCustomer, canImport, seesAllContacts, seesContact } from '../policy.ts'
import { customConditions, industryBranches, termsBelow } from './account-list.reads.ts'
import { customFacetsOf, customValuesOf } from './custom-field.reads.ts'
import { allOf, type Condition, countFacets, type FacetSource } from './facet.reads.ts'
import { cutPage, orderList } from './list-order.reads.ts'

type Filters = QueryOf<typeof countContacts>

const sortKeys = {
  name: { by: sql`row.name collate "und-x-icu"`, type: 'text' },
  account: { by: sql`account.name collate "und-x-icu"`, type: 'text', isNullable: true },
  updated: { by: sql`row.updated_at`, type: 'timestamptz' },
} as const

type Row = {
  id: string
  name: string
  title: string | null
  account_id: string | null
  account_name: string | null
  country: string | null
  persona: string | null
  seniority: Seniority | null
  stage: string | null
  own_owner_id: string | null
  relationship_owner_id: string | null
  owner_name: string | null
  left_on: string | null
  absent_until: string | null
  updated_at: string
  sort_value: string | null
}

/** A page of contacts. Two statements, whatever the number of rows. */
export async function readContacts(
  db: WorkspaceDb,
  actor: Actor,
  query: QueryOf<typeof listContacts>,
  now: Instant,
): Promise<ResponseOf<typeof listContacts>> {
  const { workspaceId } = actor
  const size = query.size ?? 50
  const sort = query.sort ?? 'name'
  const order = orderList(sortKeys, sort, sql`row.id`, query.cursor)
  const conditions = conditionsOf(actor, query)
  const after = order.after === null ? [] : [{ facet: 'page', is: order.after }]
  const all = [...ownOnly(actor, query, sort), ...conditions, ...after]
  const found = await sql<Row>`
    select row.id, row.name, row.title, row.account_id, account.name as account_name, account.country,
      coalesce(persona.name, row.persona_text) as persona, row.seniority, journey.stage, row.owner_id as own_owner_id,
      account.owner_id as relationship_owner_id, owner.name as owner_name, row.left_on, row.updated_at,
      (select max(b.until_on) from absences b where b.workspace_id = ${workspaceId} and b.contact_id = row.id
        and b.from_on <= ${now}::date and b.until_on >= ${now}::date) as absent_until,
      ${order.value} as sort_value
    from contacts as row ${joins(workspaceId)}
    left join people owner on owner.workspace_id = ${workspaceId} and owner.id = coalesce(row.owner_id, account.owner_id)
    left join taxonomy_terms persona on persona.workspace_id = ${workspaceId} and persona.id = row.persona_id
    where row.workspace_id = ${workspaceId} and row.merged_into is null and ${allOf(all)}
    order by ${order.orderBy} limit ${size + 1}`.execute(db)
  const page = cutPage(found.rows, size, order)
  const customs = await customValuesOf(
    db,
    workspaceId,
    page.rows.map((row) => row.id),
  )
  return { rows: page.rows.map((row) => presentRow(actor, row, customs.get(row.id))), next: page.next }
}

function joins(workspaceId: string) {
  return sql`
    left join accounts account on account.workspace_id = ${workspaceId} and account.id = row.account_id
    left join advocates journey on journey.workspace_id = ${workspaceId} and journey.contact_id = row.id`
}

function presentRow(actor: Actor, row: Row, custom: ReadonlyMap<string, string> | undefined) {
  const { account_id: accountId, own_owner_id: ownerId, relationship_owner_id: relationshipOwnerId } = row
  const account =
    accountId === null ? null : { id: accountId, name: row.account_name ?? '', country: row.country }
  const plain = { id: row.id, name: row.name, title: row.title }
  if (!seesContact(actor, { ownerId, relationshipOwnerId })) {
    return { ...plain, account: account === null ? null : { ...account, country: null } }
  }
  const owner = ownerId ?? relationshipOwnerId
  return {
    ...plain,
    account,
    persona: row.persona,
    seniority: row.seniority,
    stage: row.stage,
    owner: owner === null ? null : { id: owner, name: row.owner_name ?? '' },
    leftOn: row.left_on,
    absentUntil: row.absent_until,
    updatedAt: row.updated_at,
    custom: Object.fromEntries(custom ?? []),
  }
}

/** Whoever may know name, title and company only learns nothing more by filtering: then the list holds their own. */
function ownOnly(actor: Actor, query: Filters, sort: string): Condition[] {
  const { q: _words, account: _account, mine: _mine, ...telling } = query
  const filters = Object.entries(telling).filter(([name]) => !['cursor', 'size', 'sort'].includes(name))
  const isTelling = filters.some(([, value]) => value !== undefined && [value].flat().length > 0)
  return seesAllContacts(actor) || (!isTelling && !sort.endsWith('updated')) ? [] : [mine(actor)]
}

function mine(actor: Actor): Condition {
  const person = personOf(actor)
  return { facet: 'mine', is: sql<boolean>`(row.owner_id = ${person} or account.owner_id = ${person})` }
}

/** How many contacts the filters leave, and how many each choice would. Two statements. */
export async function readContactFacets(
  db: WorkspaceDb,
  actor: Actor,
  filters: Filters,
): Promise<ResponseOf<typeof countContacts>> {
  const { workspaceId } = actor
  const known = seesAllContacts(actor) ? sql`true` : mine(actor).is
  const visible = sql`select row.id, row.account_id, row.left_on, row.persona_id, row.seniority, row.owner_id,
      account.owner_id as relationship_owner_id, account.industry_id, account.country, coalesce(journey.stage, 'customer') as stage
    from contacts as row ${joins(workspaceId)}
    where row.workspace_id = ${workspaceId} and row.merged_into is null and ${known}`
  // The counted rows carry what the joins brought, so conditions speak of them by the rows' own names.
  const conditions = conditionsOf(actor, filters, true)
  const counted = await countFacets(db, visible, conditions, facetsOf(workspaceId))
  const among = sql`select row.id from (${visible}) as row where ${allOf(conditions, 'custom')}`
  const customs = await customFacetsOf(db, workspaceId, 'contact', among)
  const customFacets = customs.map(({ fieldId, label, options }) => ({
    name: `custom.${fieldId}`,
    label,
    options: options.map(({ value, count }) => ({ value, label: null, count })),
  }))
  return {
    ...counted,
    facets: [...counted.facets, ...customFacets],
    may: { create: canCreateCustomer(actor), import: canImport(actor) },
  }
}

function facetsOf(workspaceId: string): FacetSource[] {
  return [
    { name: 'stage', value: sql`row.stage` },
    { name: 'seniority', value: sql`row.seniority` },
    {
      name: 'persona',
      value: sql`row.persona_id`,
      label: sql`term.name`,
      join: sql`join taxonomy_terms term on term.workspace_id = ${workspaceId} and term.id = row.persona_id`,
    },
    {
      name: 'industry',
      value: sql`branch.above_id`,
      label: sql`branch.name`,
      join: sql`join (${industryBranches(workspaceId)}) branch on branch.id = row.industry_id`,
    },
    { name: 'country', value: sql`row.country` },
    {
      name: 'language',
      value: sql`spoken.language`,
      join: sql`join contact_languages spoken on spoken.workspace_id = ${workspaceId} and spoken.contact_id = row.id`,
    },
    {
      name: 'owner',
      value: sql`person.id`,
      label: sql`person.name`,
      join: sql`join people person on person.workspace_id = ${workspaceId}
        and person.id = coalesce(row.owner_id, row.relationship_owner_id)`,
    },
  ]
}

/** The conditions of the filters; `isFlat` where account and journey are columns of the row itself. */
function conditionsOf(actor: Actor, filters: Filters, isFlat = false): Condition[] {
  const words = filters.q?.trim() ?? ''
  const left =
    filters.left === true ? sql<boolean>`row.left_on is not null` : sql<boolean>`row.left_on is null`
  return [
    ...(words === '' ? [] : [named(words)]),
    { facet: 'left', is: left },
    ...ownConditions(filters),
    ...placeConditions(actor, filters, isFlat),
    ...customConditions(actor.workspaceId, filters.custom),
  ]
}

function named(words: string): Condition {
  return {
    facet: 'q',
    is: sql<boolean>`(row.id in (select contact_id from search_contacts(${words}, null))
      or row.account_id in (select account_id from search_accounts(${words}, null) where score >= 1.5))`,
  }
}

function anyOf(
  facet: string,
  value: RawBuilder<unknown>,
  values: readonly string[] | undefined,
  type = 'text',
): Condition[] {
  if (values === undefined || values.length === 0) return []
  return [{ facet, is: sql<boolean>`${value} = any(${[...values]}::${sql.raw(type)}[])` }]
}

function ownConditions(filters: Filters): Condition[] {
  return [
    ...anyOf('account', sql`row.account_id`, filters.account, 'uuid'),
    ...anyOf('persona', sql`row.persona_id`, filters.persona, 'uuid'),
    ...anyOf('seniority', sql`row.seniority`, filters.seniority),
  ]
}

/** What depends on where somebody works, speaks and stands on the journey. */
function placeConditions(actor: Actor, filters: Filters, isFlat: boolean): Condition[] {
  const { workspaceId } = actor
  const account = (column: string, flat = column) => sql.ref(isFlat ? `row.${flat}` : `account.${column}`)
  const owner = account('owner_id', 'relationship_owner_id')
  const person = personOf(actor)
  const stage = isFlat ? sql`row.stage` : sql`coalesce(journey.stage, 'customer')`
  const { industry = [], language = [], mine: isMine = false } = filters
  const conditions = [
    ...anyOf('stage', stage, filters.stage),
    ...anyOf('country', account('country'), filters.country),
    ...anyOf('owner', sql`coalesce(row.owner_id, ${owner})`, filters.owner, 'uuid'),
  ]
  if (isMine)
    conditions.push({ facet: 'mine', is: sql<boolean>`(row.owner_id = ${person} or ${owner} = ${person})` })
  if (industry.length > 0) {
    const is = sql<boolean>`${account('industry_id')} in (${termsBelow(workspaceId, industry)})`
    conditions.push({ facet: 'industry', is })
  }
  if (language.length > 0) {
    const is = sql<boolean>`exists (select from contact_languages spoken where spoken.workspace_id = ${workspaceId}
      and spoken.contact_id = row.id and spoken.language = any(${[...language]}::text[]))`
    conditions.push({ facet: 'language', is })
  }
  return conditions
}

import { type RawBuilder, sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type AdvocateFilter, type FacetName, facetNames } from '../advocate-filter.ts'
import { seesAllProfiles } from '../policy.ts'
import { willingGroups } from '../willing-group.ts'
import { type ReadQuery, wholeCondition } from './search.ts'

export type FacetCount = {
  readonly facet: FacetName
  readonly value: string
  readonly label: string | null
  readonly count: number
}

export type FacetCounts = {
  readonly counts: readonly FacetCount[]
  /** How many fit everything. */
  readonly total: number
}

/**
 * How many advocates each value of each facet would leave, with everything else as it is set, and how many
 * there are now. One statement, whatever is set: each row is judged once, by which facets it fails.
 */
export async function countFacets(
  db: WorkspaceDb,
  actor: Actor,
  query: ReadQuery | null,
  filter: AdvocateFilter,
): Promise<FacetCounts> {
  const matched = query === null ? null : wholeCondition(actor, query, {})
  if (query !== null && matched === null) return { counts: [], total: 0 }
  const { rows } = await sql<{ facet: string; value: string; label: string | null; count: number }>`
    with judged as materialized (
      select d.contact_id, d.stage, d.country, d.industry_id, d.region_id, d.owner_id, d.tier, d.fresh_band,
        d.will_yes | d.will_maybe as will, d.state, d.languages,
        ${failures(filter)} as failed
      from ${matched === null ? sql`advocate_documents d` : sql`match_advocates(${matched}) d`}
      where ${matched === null ? sql`d.workspace_id = ${actor.workspaceId}` : sql`true`} and ${scope(actor)}
        and ${filter.among === undefined ? sql`true` : sql`d.contact_id = any(${[...filter.among]}::uuid[])`}
    ), kept as materialized (
      select j.* from judged j where ${likely(sql`j.failed & (j.failed - 1) = 0`)}
    ), counted as (${countings()})
    select c.facet, c.value, coalesce(t.name, p.name) as label, c.count from counted c
    left join taxonomy_terms t on c.facet in ('industry', 'region') and t.workspace_id = ${actor.workspaceId}
      and t.id::text = c.value
    left join people p on c.facet = 'owner' and p.workspace_id = ${actor.workspaceId} and p.id::text = c.value
    order by c.facet, c.count desc, c.value`.execute(db)
  const total = rows.find((row) => row.facet === 'total')?.count ?? 0
  const counts = rows.flatMap((row) => {
    const facet = facetNames.find((name) => name === row.facet)
    return facet === undefined ? [] : [{ ...row, facet }]
  })
  return { counts, total }
}

/** How many advocates stand at each stage, among those the actor sees. One statement. */
export async function countStages(db: WorkspaceDb, actor: Actor): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ stage: string; count: number }>`
    select d.stage, count(*) as count from advocate_documents d
    where d.workspace_id = ${actor.workspaceId} and ${scope(actor)} group by d.stage`.execute(db)
  return new Map(rows.map((row) => [row.stage, row.count]))
}

/** A condition most rows meet. Said as a case, it keeps the planner from expecting hardly any and joining one by one. */
const likely = (condition: RawBuilder<unknown>) => sql`case when ${condition} then true end`

function scope(actor: Actor): RawBuilder<unknown> {
  if (seesAllProfiles(actor)) return sql`true`
  return sql`(d.stage in ('discoverable', 'active') or d.owner_id = ${personOf(actor)}::uuid)`
}

const bitOf = (facet: FacetName) => 2 ** facetNames.indexOf(facet)

/** One bit for each facet that a row does not fit. */
function failures(filter: AdvocateFilter): RawBuilder<unknown> {
  const fits: Record<FacetName, (values: readonly string[]) => RawBuilder<unknown>> = {
    availability: (values) => sql`d.state = any(${[...values]}::text[])`,
    will: (values) => sql`(d.will_yes | d.will_maybe) & ${maskOf(values)}::bigint <> 0`,
    industry: (values) => sql`d.industry_id = any(${[...values]}::uuid[])`,
    region: (values) => sql`d.region_id = any(${[...values]}::uuid[])`,
    country: (values) => sql`d.country = any(${[...values]}::text[])`,
    stage: (values) => sql`d.stage = any(${[...values]}::text[])`,
    fresh: (values) => sql`d.fresh_band = any(${[...values]}::text[])`,
    language: (values) => sql`string_to_array(d.languages, ' ') && ${[...values]}::text[]`,
    owner: (values) => sql`d.owner_id = any(${[...values]}::uuid[])`,
    tier: (values) => sql`d.tier = any(${[...values]}::text[])`,
  }
  const parts = facetNames.flatMap((facet) => {
    const values = filter[facet] ?? []
    return values.length === 0
      ? []
      : [sql`case when ${fits[facet](values)} then 0 else ${bitOf(facet)}::int end`]
  })
  return parts.length === 0 ? sql`0` : sql`(${sql.join(parts, sql` + `)})`
}

/** The bits of these groups of activities. */
export function maskOf(groups: readonly string[]): number {
  return willingGroups.reduce(
    (mask, group, place) => (groups.includes(group.code) ? mask + 2 ** place : mask),
    0,
  )
}

const columns: readonly (readonly [FacetName, RawBuilder<unknown>])[] = [
  ['availability', sql`k.state`],
  ['industry', sql`k.industry_id`],
  ['region', sql`k.region_id`],
  ['country', sql`k.country`],
  ['stage', sql`k.stage`],
  ['fresh', sql`k.fresh_band`],
  ['owner', sql`k.owner_id`],
  ['tier', sql`k.tier`],
]

/** A row counts for a facet when it fails no other facet than that one. Three passes over what is left. */
function countings(): RawBuilder<unknown> {
  const sets = sql.join(columns.map(([, column]) => sql`(k.failed, ${column})`))
  const facet = sql`case ${sql.join(
    columns.map(([name, column]) => sql`when grouping(${column}) = 0 then ${name}::text`),
    sql` `,
  )} end`
  const value = sql`coalesce(${sql.join(columns.map(([, column]) => sql`${column}::text`))})`
  const bits = sql`case ${sql.join(
    columns.map(([name, column]) => sql`when grouping(${column}) = 0 then ${bitOf(name)}::int`),
    sql` `,
  )} end`
  return sql`
    select g.facet, g.value, sum(g.count)::bigint as count from (
      select ${facet} as facet, ${value} as value, ${bits} as bit, k.failed, count(*) as count
      from kept k group by grouping sets (${sets})
    ) g where g.failed in (0, g.bit) and g.value is not null group by g.facet, g.value
    union all
    select w.facet, w.value, w.count from (
      select count(*) filter (where k.failed = 0) as total,
        ${sql.join(willingGroups.map(({ code }, place) => sql`count(*) filter (where k.failed in (0, ${bitOf('will')}::int) and k.will & ${2 ** place}::bigint <> 0) as ${sql.ref(code)}`))}
      from kept k
    ) t cross join lateral (values ('total', '', t.total), ${sql.join(willingGroups.map(({ code }) => sql`('will', ${code}::text, ${sql.ref(`t.${code}`)})`))}) w (facet, value, count)
    union all
    select 'language', l.language, sum(s.count)::bigint from (
      select k.languages, count(*) as count from kept k
      where k.failed in (0, ${bitOf('language')}::int) group by k.languages
    ) s cross join string_to_table(s.languages, ' ') l (language) group by l.language`
}

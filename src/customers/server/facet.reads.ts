import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

/** A condition of a list, under the name of the filter it comes from. */
export type Condition = { readonly facet: string; readonly is: RawBuilder<boolean> }

/** Rows that hold, whatever the filters; the facet of a filter is counted without its own condition. */
export function allOf(conditions: readonly Condition[], but?: string): RawBuilder<boolean> {
  const counted = conditions.filter((condition) => condition.facet !== but).map((condition) => condition.is)
  return counted.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(counted, sql` and `)}`
}

/** How one facet is counted: value and label of a row, and what must be joined to know them. */
export type FacetSource = {
  readonly name: string
  readonly value: RawBuilder<unknown>
  readonly label?: RawBuilder<unknown>
  readonly join?: RawBuilder<unknown>
}

export type Facet = {
  name: string
  label: string | null
  options: { value: string; label: string | null; count: number }[]
}

/** Options of one facet; the rest is found by typing. */
const mostOptions = 60

/**
 * Counts a list and all its facets in one statement. `visible` is the query of the rows the reader may know,
 * with every column that a condition or facet speaks of, under the alias `row`.
 */
export async function countFacets(
  db: WorkspaceDb | WorkspaceTx,
  visible: RawBuilder<unknown>,
  conditions: readonly Condition[],
  sources: readonly FacetSource[],
): Promise<{ total: number; all: number; facets: Facet[] }> {
  const counts = sources.map(
    ({ name, value, label, join }) => sql`(
      select ${name}::text as facet, (${value})::text as value, min((${label ?? sql`null::text`})::text) as label, count(*) as count
      from visible as row ${join ?? sql``}
      where ${allOf(conditions, name)} and (${value}) is not null
      group by 2 order by 4 desc, 2 limit ${sql.lit(mostOptions)})`,
  )
  const total = sql`select 'total', null, null, count(*) from visible as row where ${allOf(conditions)}`
  const all = sql`select 'all', null, null, count(*) from visible`
  const found = await sql<{ facet: string; value: string; label: string | null; count: number }>`
    with visible as materialized (${visible}) ${sql.join([...counts, total, all], sql` union all `)}`.execute(
    db,
  )
  const of = (name: string) => found.rows.filter((row) => row.facet === name)
  return {
    total: of('total')[0]?.count ?? 0,
    all: of('all')[0]?.count ?? 0,
    facets: sources.map(({ name }) => ({
      name,
      label: null,
      options: of(name).map(({ value, label, count }) => ({ value, label, count })),
    })),
  }
}

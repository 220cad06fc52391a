import { type RawBuilder, sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import { decodeCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { AdvocateFilter, AdvocateSort } from '../advocate-filter.ts'
import { seesAllProfiles } from '../policy.ts'
import { maskOf } from './facet.reads.ts'
import { findAmong } from './favourite.reads.ts'
import { findAdvocates, type ReadQuery, rankedMost } from './search.ts'

export type Page = { readonly ids: readonly string[]; readonly next: string | null; readonly isCut: boolean }

type Asked = {
  readonly filter: AdvocateFilter
  readonly sort: AdvocateSort
  readonly cursor: string | undefined
  readonly size: number
}

/** A page of ranked results: the best 200 at the moment of the first page, further pages by their place. */
export async function readRankedPage(
  db: WorkspaceDb,
  actor: Actor,
  query: ReadQuery,
  asked: Asked,
): Promise<Page> {
  const from = asked.cursor === undefined ? 0 : Math.max(0, decodeCursor(asked.cursor, 'integer')[0])
  const found =
    asked.filter.among === undefined
      ? await findAdvocates(db, actor, query, asked.filter)
      : await findAmong(db, actor, query, asked.filter)
  const ids = found.slice(from, from + asked.size).map((each) => each.contactId)
  const end = from + ids.length
  return { ids, next: end < found.length ? encodeCursor([end]) : null, isCut: found.length >= rankedMost }
}

const sortColumns = {
  name: sql`d.name_sort collate "und-x-icu"`,
  account: sql`d.account_sort collate "und-x-icu"`,
  freshness: sql`d.freshness`,
} as const

/** A page of everybody who fits the facets, in order. Keyset: what changes meanwhile neither repeats nor skips. */
export async function readBrowsedPage(db: WorkspaceDb, actor: Actor, asked: Asked): Promise<Page> {
  const isDown = asked.sort.startsWith('-')
  const sort = asked.sort.replace('-', '') as keyof typeof sortColumns
  const column = sortColumns[sort]
  const direction = isDown ? sql`desc` : sql`asc`
  const { rows } = await sql<{ id: string; value: string | number }>`
    select d.contact_id as id, ${sort === 'freshness' ? sql`d.freshness` : sort === 'name' ? sql`d.name_sort` : sql`d.account_sort`} as value
    from advocate_documents d
    where d.workspace_id = ${actor.workspaceId} and ${sql.join(conditions(actor, asked.filter), sql` and `)}
      ${afterCursor(asked.cursor, column, isDown, sort === 'freshness')}
    order by ${column} ${direction}, d.contact_id ${direction}
    limit ${asked.size + 1}`.execute(db)
  const shown = rows.slice(0, asked.size)
  const last = shown.at(-1)
  const next = rows.length > asked.size && last !== undefined ? encodeCursor([last.value, last.id]) : null
  return { ids: shown.map((row) => row.id), next, isCut: false }
}

function afterCursor(
  cursor: string | undefined,
  column: RawBuilder<unknown>,
  isDown: boolean,
  isNumber: boolean,
): RawBuilder<unknown> {
  if (cursor === undefined) return sql``
  const [value, id] = decodeCursor(cursor, isNumber ? 'integer' : 'text', 'id')
  const given = isNumber ? sql`${value}::bigint` : sql`${value}::text collate "und-x-icu"`
  return sql`and (${column}, d.contact_id) ${isDown ? sql`<` : sql`>`} (${given}, ${id}::uuid)`
}

function conditions(actor: Actor, filter: AdvocateFilter): RawBuilder<unknown>[] {
  const anyOf = (
    column: RawBuilder<unknown>,
    values: readonly string[] | undefined,
    type: 'text' | 'uuid',
  ) =>
    values === undefined || values.length === 0
      ? []
      : values.length === 1
        ? [sql`${column} = ${values[0]}::${sql.raw(type)}`]
        : [sql`${column} = any(${[...values]}::${sql.raw(type)}[])`]
  return [
    seesAllProfiles(actor)
      ? sql`true`
      : sql`(d.stage in ('discoverable', 'active') or d.owner_id = ${personOf(actor)}::uuid)`,
    ...(filter.among === undefined ? [] : [sql`d.contact_id = any(${[...filter.among]}::uuid[])`]),
    ...anyOf(sql`d.stage`, filter.stage, 'text'),
    ...anyOf(sql`d.country`, filter.country, 'text'),
    ...anyOf(sql`d.tier`, filter.tier, 'text'),
    ...anyOf(sql`d.fresh_band`, filter.fresh, 'text'),
    ...anyOf(sql`d.industry_id`, filter.industry, 'uuid'),
    ...anyOf(sql`d.region_id`, filter.region, 'uuid'),
    ...anyOf(sql`d.owner_id`, filter.owner, 'uuid'),
    ...(filter.will?.length ? [sql`(d.will_yes | d.will_maybe) & ${maskOf(filter.will)}::bigint <> 0`] : []),
    ...(filter.language?.length
      ? [
          sql`exists (select from contact_languages l where l.workspace_id = d.workspace_id
          and l.contact_id = d.contact_id and l.language = any(${[...filter.language]}::text[]))`,
        ]
      : []),
    ...anyOf(sql`d.state`, filter.availability, 'text'),
  ]
}

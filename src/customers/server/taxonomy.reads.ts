import { sql } from 'kysely'
import { squeeze } from '../../kernel/text.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { countryOfPlace } from '../country.ts'
import { personaOf } from '../persona.ts'
import {
  type FindableTerm,
  type FoundTerm,
  findTerm,
  indexTerms,
  type Taxonomy,
  type TermIndex,
} from '../term.ts'

/** The terms in use of a taxonomy with their spellings, in one statement; retired terms are not found by text. */
export async function readFindableTerms(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  taxonomy: Taxonomy,
): Promise<FindableTerm[]> {
  return db
    .selectFrom('taxonomy_terms as term')
    .leftJoin('taxonomy_aliases as alias', (join) =>
      join.onRef('alias.workspace_id', '=', 'term.workspace_id').onRef('alias.term_id', '=', 'term.id'),
    )
    .select(['term.id as termId', 'term.name', 'term.code'])
    .select(
      sql<string[]>`coalesce(array_agg(alias.alias) filter (where alias.alias is not null), '{}')`.as(
        'aliases',
      ),
    )
    .where('term.workspace_id', '=', workspaceId)
    .where('term.taxonomy', '=', taxonomy)
    .where('term.retired_at', 'is', null)
    .groupBy(['term.id', 'term.name', 'term.code'])
    .execute()
}

/**
 * The term each text means, null where it is unknown or doubtful (rules: `term.ts`). Regions are also found by
 * any way to write a country, personas by a job title. One statement, however many texts.
 */
export async function resolveTerms(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  taxonomy: Taxonomy,
  texts: readonly string[],
): Promise<Map<string, FoundTerm | null>> {
  if (texts.length === 0) return new Map()
  const index = indexTerms(await readFindableTerms(db, workspaceId, taxonomy))
  return new Map(
    [...new Set(texts)].map((text) => [text, findTerm(index, text) ?? findByMeaning(index, taxonomy, text)]),
  )
}

function findByMeaning(index: TermIndex, taxonomy: Taxonomy, text: string): FoundTerm | null {
  const code = taxonomy === 'region' ? countryOfPlace(text) : taxonomy === 'persona' ? personaOf(text) : null
  return code === null ? null : (index.byCode.get(code) ?? null)
}

/** A country for texts that only this workspace's own mappings know: aliases of the countries of the region tree. */
export async function resolveCountries(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  texts: readonly string[],
): Promise<Map<string, string | null>> {
  const found = new Map(texts.map((text) => [text, countryOfPlace(text)]))
  const unknown = [...found].flatMap(([text, alpha2]) => (alpha2 === null ? [squeeze(text)] : []))
  if (unknown.length === 0) return found
  const rows = await db
    .selectFrom('taxonomy_aliases as alias')
    .innerJoin('taxonomy_terms as term', (join) =>
      join.onRef('term.workspace_id', '=', 'alias.workspace_id').onRef('term.id', '=', 'alias.term_id'),
    )
    .select(['alias.alias', 'term.code'])
    .where('alias.workspace_id', '=', workspaceId)
    .where('alias.taxonomy', '=', 'region')
    .where('alias.alias', '=', sql<string>`any(${unknown}::text[])`)
    .execute()
  const byAlias = new Map(
    rows.flatMap(({ alias, code }) => (code?.length === 2 ? [[alias, code] as const] : [])),
  )
  return new Map([...found].map(([text, alpha2]) => [text, alpha2 ?? byAlias.get(squeeze(text)) ?? null]))
}

/** All terms of a taxonomy with their aliases as written and their own uses, names in order. Two statements. */
export async function readTaxonomy(db: WorkspaceDb | WorkspaceTx, workspaceId: string, taxonomy: Taxonomy) {
  const rows = await termRows(db, workspaceId).where('term.taxonomy', '=', taxonomy).execute()
  const uses = await countUses(db, workspaceId, taxonomy)
  return rows.map((row) => presentTerm(row, uses.get(row.id) ?? 0))
}

/** One term as the list shows it. */
export async function readTerm(db: WorkspaceDb | WorkspaceTx, workspaceId: string, termId: string) {
  const row = await termRows(db, workspaceId).where('term.id', '=', termId).executeTakeFirstOrThrow()
  const uses = await countUses(db, workspaceId, row.taxonomy as Taxonomy)
  return presentTerm(row, uses.get(row.id) ?? 0)
}

function termRows(db: WorkspaceDb | WorkspaceTx, workspaceId: string) {
  return db
    .selectFrom('taxonomy_terms as term')
    .select(['id', 'code', 'name', 'parent_id', 'source', 'retired_at', 'version', 'taxonomy'])
    .select(
      sql<
        string[]
      >`array(select alias.written from taxonomy_aliases alias where alias.workspace_id = term.workspace_id
        and alias.term_id = term.id order by alias.written collate "und-x-icu")`.as('aliases'),
    )
    .where('term.workspace_id', '=', workspaceId)
    .orderBy(sql`term.name collate "und-x-icu"`)
}

type TermRow = Awaited<ReturnType<ReturnType<typeof termRows>['executeTakeFirstOrThrow']>>

function presentTerm(row: TermRow, uses: number) {
  const { id, code, name, source, aliases, version } = row
  return {
    id,
    code,
    name,
    parentId: row.parent_id,
    source,
    aliases,
    uses,
    retiredAt: row.retired_at,
    version,
  }
}

const useSources: Readonly<Record<Taxonomy, readonly { readonly table: string; readonly column: string }[]>> =
  {
    industry: [
      { table: 'accounts', column: 'industry_id' },
      { table: 'opportunities', column: 'industry_id' },
    ],
    region: [{ table: 'accounts', column: 'region_id' }],
    persona: [{ table: 'contacts', column: 'persona_id' }],
    'use-case': [{ table: 'account_use_cases', column: 'term_id' }],
  }

/** How many records carry each term of a taxonomy, by term. */
async function countUses(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  taxonomy: Taxonomy,
): Promise<Map<string, number>> {
  const counts = useSources[taxonomy].map(
    ({ table, column }) => sql`select ${sql.ref(column)} as id, count(*) as uses from ${sql.table(table)}
      where workspace_id = ${workspaceId} and ${sql.ref(column)} is not null group by 1`,
  )
  const { rows } = await sql<{ id: string; uses: number }>`
    select id, sum(uses)::bigint as uses from (${sql.join(counts, sql` union all `)}) counted group by id`.execute(
    db,
  )
  return new Map(rows.map(({ id, uses }) => [id, uses]))
}

import { sql } from 'kysely'
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

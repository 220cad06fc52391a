import { sql } from 'kysely'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import {
  indexTerms,
  type MappableTaxonomy,
  mappableTaxonomies,
  suggestTerm,
  type TermIndex,
} from '../term.ts'
import { textPlaces } from '../unmapped-value.ts'
import { readFindableProducts } from './product.reads.ts'
import { readFindableTerms } from './taxonomy.reads.ts'

type Query = {
  readonly taxonomy?: MappableTaxonomy
  readonly left?: boolean
  readonly cursor?: string
  readonly size?: number
}
type Row = {
  taxonomy: MappableTaxonomy
  folded: string
  value: string
  seen: number
  first_seen_at: string
  records: number
}

/**
 * Values that found no place, the most frequent first: how many records carry each now, and what it might mean.
 * A constant number of statements: one for the page, one for each taxonomy that could hold a proposal.
 */
export async function readUnmappedValues(db: WorkspaceDb, workspaceId: string, query: Query) {
  const size = query.size ?? 50
  const after = query.cursor === undefined ? null : readCursor(query.cursor)
  const { rows } = await sql<Row>`
    with carried (taxonomy, folded, records) as (${carriedTexts(workspaceId)})
    select v.taxonomy, v.folded, v.value, v.seen, v.first_seen_at, coalesce(sum(c.records), 0)::bigint as records
    from unmapped_values v
    left join carried c on c.taxonomy = v.taxonomy and c.folded = v.folded
    where v.workspace_id = ${workspaceId} and (v.left_at is not null) = ${query.left ?? false}
      and (${query.taxonomy ?? null}::text is null or v.taxonomy = ${query.taxonomy ?? null})
      and (${after?.seen ?? null}::bigint is null
        or (-v.seen, v.taxonomy, v.folded) > (-${after?.seen ?? 0}::bigint, ${after?.taxonomy ?? ''}, ${after?.folded ?? ''}))
    group by v.taxonomy, v.folded, v.value, v.seen, v.first_seen_at
    order by -v.seen, v.taxonomy, v.folded
    limit ${size + 1}`.execute(db)
  const page = rows.slice(0, size)
  const propose = await readProposals(db, workspaceId, page)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({
      taxonomy: row.taxonomy,
      value: row.value,
      records: row.records,
      seen: row.seen,
      firstSeenAt: row.first_seen_at,
      proposal: propose(row),
    })),
    next:
      rows.length > size && last !== undefined
        ? JSON.stringify([last.seen, last.taxonomy, last.folded])
        : null,
    total: await countUnmapped(db, workspaceId, query.taxonomy, query.left),
  }
}

/** How many values wait for their place, of one taxonomy or of all; or how many are left as they came. */
export async function countUnmapped(
  db: WorkspaceDb,
  workspaceId: string,
  taxonomy?: MappableTaxonomy,
  left = false,
): Promise<number> {
  const { count } = await db
    .selectFrom('unmapped_values')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('left_at', left ? 'is not' : 'is', null)
    .$if(taxonomy !== undefined, (query) => query.where('taxonomy', '=', taxonomy ?? ''))
    .executeTakeFirstOrThrow()
  return count
}

// A record whose place a person has set keeps the text that came, but waits for nothing.
function carriedTexts(workspaceId: string) {
  const parts = mappableTaxonomies.flatMap((taxonomy) =>
    textPlaces[taxonomy].map(
      ({ table, text, place }) => sql`select ${taxonomy}::text, fold(${sql.ref(text)}), count(*)
        from ${sql.table(table)}
        where workspace_id = ${workspaceId} and ${sql.ref(text)} is not null and ${sql.ref(place)} is null
        group by 1, 2`,
    ),
  )
  return sql.join(parts, sql` union all `)
}

async function readProposals(db: WorkspaceDb, workspaceId: string, rows: readonly Row[]) {
  const indexes = new Map<MappableTaxonomy, TermIndex>()
  for (const taxonomy of new Set(rows.map((row) => row.taxonomy))) {
    const terms =
      taxonomy === 'product'
        ? await readFindableProducts(db, workspaceId)
        : await readFindableTerms(db, workspaceId, taxonomy === 'country' ? 'region' : taxonomy)
    const fitting = taxonomy === 'country' ? terms.filter(({ code }) => code?.length === 2) : terms
    indexes.set(taxonomy, indexTerms(fitting))
  }
  return ({ taxonomy, value }: Row) => {
    const index = indexes.get(taxonomy)
    const found = index === undefined ? null : suggestTerm(index, value)
    return found === null ? null : { id: found.termId, name: found.name }
  }
}

function readCursor(cursor: string): { seen: number; taxonomy: string; folded: string } {
  try {
    const [seen, taxonomy, folded] = JSON.parse(cursor) as [unknown, unknown, unknown]
    if (Number.isSafeInteger(seen) && typeof taxonomy === 'string' && typeof folded === 'string') {
      return { seen: seen as number, taxonomy, folded }
    }
  } catch {
    // Falls through: whatever it is, it is no cursor of ours.
  }
  throw invalid('cursor', 'This is no cursor of this list.')
}

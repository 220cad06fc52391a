import { sql } from 'kysely'
import type { Taxonomy } from '../../customers/term.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type Lexicon, makeLexicon, type SentenceWords } from '../read-sentence-lexicon.ts'

/** The words of a workspace as they were read, and of which state of its terms. */
type Kept = { readonly version: string; readonly competitorsUntil: number; readonly lexicon: Lexicon }

// Kept per process: the words of a workspace change seldom, and are asked for with every sentence.
const kept = new Map<string, Kept>()
const keptMost = 50

/** Names of competitors come with imports and have no version of their own; a new one shows after so long. */
const competitorsFor = 60_000

type SentenceGround = { readonly lexicon: Lexicon; readonly timeZone: string }

/**
 * The words that sentences of a workspace may speak of, and its time zone. One statement where nothing changed since
 * they were last read, two more else: a changed term, product or kind of activity shows at once.
 */
export async function readSentenceGround(
  db: WorkspaceDb,
  workspaceId: string,
  now: string,
): Promise<SentenceGround> {
  const { version, timeZone } = await readVersion(db)
  const known = kept.get(workspaceId)
  const moment = Date.parse(now)
  if (known !== undefined && known.version === version && moment < known.competitorsUntil)
    return { lexicon: known.lexicon, timeZone }
  const lexicon = makeLexicon({ ...(await readWords(db)), competitors: await readCompetitors(db) })
  const [oldest] = kept.keys()
  if (kept.size >= keptMost && oldest !== undefined) kept.delete(oldest)
  kept.set(workspaceId, { version, competitorsUntil: moment + competitorsFor, lexicon })
  return { lexicon, timeZone }
}

async function readVersion(db: WorkspaceDb): Promise<{ version: string; timeZone: string }> {
  const found = await sql<{ version: string; timeZone: string }>`
    select w.time_zone as "timeZone", concat_ws(' ',
      (select count(*) || '.' || coalesce(sum(version), 0) from taxonomy_terms where workspace_id = w.id),
      (select count(*) || '.' || coalesce(sum(hashtext(term_id::text || written)::bigint), 0) from taxonomy_aliases where workspace_id = w.id),
      (select count(*) || '.' || coalesce(sum(version), 0) from products where workspace_id = w.id),
      (select count(*) || '.' || coalesce(sum(version), 0) from activity_types where workspace_id = w.id)) as version
    from workspaces w where w.id = current_workspace()`.execute(db)
  return found.rows[0] ?? { version: '', timeZone: 'UTC' }
}

async function readWords(db: WorkspaceDb): Promise<Omit<SentenceWords, 'competitors'>> {
  type Row = {
    readonly terms: (SentenceWords['terms'][number] & { readonly taxonomy: Taxonomy })[]
    readonly products: SentenceWords['products'][number][]
    readonly types: SentenceWords['activityTypes'][number][]
  }
  const found = await sql<Row>`
    with alias as (select term_id, jsonb_agg(written order by written) as written from taxonomy_aliases
      where workspace_id = current_workspace() group by term_id)
    select
      (select coalesce(jsonb_agg(jsonb_build_object('taxonomy', t.taxonomy, 'id', t.id, 'name', t.name, 'code', t.code,
          'aliases', coalesce(a.written, '[]')) order by t.taxonomy, t.name, t.id), '[]')
        from taxonomy_terms t left join alias a on a.term_id = t.id
        where t.workspace_id = current_workspace() and t.retired_at is null) as terms,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) order by name, id), '[]') from products
        where workspace_id = current_workspace() and retired_at is null) as products,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'code', code, 'name', name, 'germanName', name_de) order by name, id), '[]')
        from activity_types where workspace_id = current_workspace() and in_use) as types`.execute(db)
  const [row] = found.rows
  return { terms: row?.terms ?? [], products: row?.products ?? [], activityTypes: row?.types ?? [] }
}

/** More names than anybody competes with; the most frequent ones count. */
const competitorsMost = 2_000

async function readCompetitors(db: WorkspaceDb): Promise<readonly string[]> {
  const found = await sql<{ competitor: string }>`
    select competitor from (
      select competitor from account_displacements where workspace_id = current_workspace()
      union all select competitor from opportunity_competitors where workspace_id = current_workspace()) named
    group by competitor order by count(*) desc, competitor limit ${competitorsMost}`.execute(db)
  return found.rows.map(({ competitor }) => competitor)
}

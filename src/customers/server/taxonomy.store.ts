import { sql } from 'kysely'
import { squeeze } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Taxonomy } from '../term.ts'
import type { TreeTerm } from '../term-tree.ts'

export type LoadedTerm = TreeTerm & { readonly taxonomy: Taxonomy; readonly version: number }

/**
 * Lets one change of a taxonomy run at a time, and gives its terms: whether a spelling is free or a move makes a
 * ring is a question about all of them.
 */
export async function loadTaxonomy(
  tx: WorkspaceTx,
  workspaceId: string,
  taxonomy: Taxonomy,
): Promise<LoadedTerm[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`taxonomy ${workspaceId} ${taxonomy}`}, 0))`.execute(
    tx,
  )
  const rows = await tx
    .selectFrom('taxonomy_terms as term')
    .select(['id', 'name', 'parent_id', 'retired_at', 'version'])
    .select(
      sql<string[]>`array(select alias.alias from taxonomy_aliases alias
        where alias.workspace_id = term.workspace_id and alias.term_id = term.id)`.as('aliases'),
    )
    .where('workspace_id', '=', workspaceId)
    .where('taxonomy', '=', taxonomy)
    .execute()
  return rows.map(({ id, name, parent_id, retired_at, version, aliases }) => {
    return { id, name, parentId: parent_id, retiredAt: retired_at, version, aliases, taxonomy }
  })
}

/** The taxonomy a term belongs to, with all its terms. Throws where there is no such term. */
export async function loadTaxonomyOf(tx: WorkspaceTx, workspaceId: string, termId: string) {
  const row = await tx
    .selectFrom('taxonomy_terms')
    .select('taxonomy')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', termId)
    .executeTakeFirst()
  if (row === undefined) throw notFound('term')
  const terms = await loadTaxonomy(tx, workspaceId, row.taxonomy as Taxonomy)
  const term = terms.find(({ id }) => id === termId)
  if (term === undefined) throw notFound('term')
  return { term, terms }
}

export async function insertTerm(
  tx: WorkspaceTx,
  workspaceId: string,
  term: { taxonomy: Taxonomy; name: string; parentId: string | null; source: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('taxonomy_terms')
    .values({
      workspace_id: workspaceId,
      taxonomy: term.taxonomy,
      name: term.name,
      parent_id: term.parentId,
      source: term.source,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function saveTerm(
  tx: WorkspaceTx,
  workspaceId: string,
  termId: string,
  change: { name?: string; parent_id?: string | null; retired_at?: Instant | null },
): Promise<void> {
  await tx
    .updateTable('taxonomy_terms')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', termId)
    .execute()
}

/** Adds ways to write a term; those it has already stay. Gives the squeezed ones that are new. */
export async function insertTermAliases(
  tx: WorkspaceTx,
  workspaceId: string,
  { id, taxonomy }: { readonly id: string; readonly taxonomy: Taxonomy },
  written: readonly string[],
): Promise<string[]> {
  if (written.length === 0) return []
  const rows = await tx
    .insertInto('taxonomy_aliases')
    .values(
      written.map((text) => ({
        workspace_id: workspaceId,
        taxonomy,
        alias: squeeze(text),
        written: text,
        term_id: id,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('alias')
    .execute()
  return rows.map((row) => row.alias)
}

export async function deleteTermAlias(
  tx: WorkspaceTx,
  workspaceId: string,
  termId: string,
  alias: string,
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('taxonomy_aliases')
    .where('workspace_id', '=', workspaceId)
    .where('term_id', '=', termId)
    .where('alias', '=', alias)
    .executeTakeFirst()
  return deleted.numDeletedRows > 0n
}

/** The term of the region tree that is a country. */
export function loadTermOfCountry(tx: WorkspaceTx, workspaceId: string, alpha2: string) {
  return tx
    .selectFrom('taxonomy_terms')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('taxonomy', '=', 'region')
    .where('code', '=', alpha2)
    .executeTakeFirst()
}

export async function loadCountryOfTerm(
  tx: WorkspaceTx,
  workspaceId: string,
  termId: string,
): Promise<string> {
  const row = await tx
    .selectFrom('taxonomy_terms')
    .select('code')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', termId)
    .executeTakeFirst()
  return row?.code ?? ''
}

/** Deletes a term that no record carries and none stands below; any other stays. */
export async function deleteTermIfUnused(
  tx: WorkspaceTx,
  workspaceId: string,
  termId: string,
): Promise<void> {
  await sql`
    delete from taxonomy_terms t where workspace_id = ${workspaceId} and id = ${termId}
      and not exists (select from taxonomy_terms c where c.workspace_id = t.workspace_id and c.parent_id = t.id)
      and not exists (select from accounts a where a.workspace_id = t.workspace_id and t.id in (a.industry_id, a.region_id))
      and not exists (select from contacts c where c.workspace_id = t.workspace_id and c.persona_id = t.id)
      and not exists (select from opportunities o where o.workspace_id = t.workspace_id and o.industry_id = t.id)
      and not exists (select from account_use_cases u where u.workspace_id = t.workspace_id and u.term_id = t.id)`.execute(
    tx,
  )
}

import { sql } from 'kysely'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Starter } from '../../server/workspace-start.ts'
import { libraryEdition } from '../library-edition.ts'
import { taxonomies } from '../term.ts'

type Line = { readonly taxonomy: string; readonly code: string; readonly edition: number }
type TermLine = Line & { readonly name: string; readonly parent: string | null; readonly source: string }
type AliasLine = Line & { readonly alias: string; readonly written: string }
type MemberLine = { readonly taxonomy: string; readonly group: string; readonly member: string }

async function libraryLines() {
  // Loaded only where a workspace is furnished: the library is some thousand names.
  const { aliasesOf, editionOf, termLibrary } = await import('../term-library.ts')
  const terms: TermLine[] = []
  const aliases: AliasLine[] = []
  const members: MemberLine[] = []
  for (const taxonomy of taxonomies) {
    for (const term of termLibrary[taxonomy]) {
      const { code, name, parent, source } = term
      terms.push({ taxonomy, code, name, parent, source, edition: editionOf(term) })
      for (const member of term.members ?? []) members.push({ taxonomy, group: code, member })
    }
    for (const alias of aliasesOf(termLibrary[taxonomy])) aliases.push({ taxonomy, ...alias })
  }
  return { terms: JSON.stringify(terms), aliases: JSON.stringify(aliases), members: JSON.stringify(members) }
}

/** Puts the shipped terms, their aliases and groups into a new workspace, in one statement. */
export const furnishTaxonomies: Starter = (tx, actor) => furnishSince(tx, actor.workspaceId, 0)

/**
 * Adds what came with the editions after `edition`: terms and spellings that nobody has taken for something else. What
 * the workspace has stays as it is, and what it took away stays away. One statement.
 */
export async function furnishSince(tx: WorkspaceTx, workspaceId: string, edition: number): Promise<void> {
  const { terms, aliases, members } = await libraryLines()
  await sql`
    with given as materialized (
      select coalesce(own.id, uuidv7()) as id, own.id is null as is_new, line.*
      from jsonb_to_recordset(${terms}::jsonb)
        as line (taxonomy text, code text, name text, parent text, source text, edition bigint)
      left join taxonomy_terms own on own.workspace_id = ${workspaceId} and own.taxonomy = line.taxonomy and own.code = line.code
    ), written as (
      insert into taxonomy_terms (workspace_id, id, taxonomy, code, name, parent_id, source)
      select ${workspaceId}, given.id, given.taxonomy, given.code, given.name, parent.id, given.source
      from given
      left join given parent on parent.taxonomy = given.taxonomy and parent.code = given.parent
      where given.is_new and given.edition > ${edition}
      on conflict do nothing
      returning id
    ), present as materialized (
      select given.* from given where not given.is_new or given.id in (select id from written)
    ), grouped as (
      insert into taxonomy_members (workspace_id, group_id, member_id)
      select ${workspaceId}, parts.id, member.id
      from jsonb_to_recordset(${members}::jsonb) as line (taxonomy text, "group" text, member text)
      join present parts on parts.taxonomy = line.taxonomy and parts.code = line."group" and parts.is_new
      join present member on member.taxonomy = line.taxonomy and member.code = line.member
    ), marked as (
      update workspaces set taxonomy_edition = ${libraryEdition} where id = ${workspaceId}
    )
    insert into taxonomy_aliases (workspace_id, taxonomy, alias, written, term_id)
    select ${workspaceId}, line.taxonomy, line.alias, line.written, present.id
    from jsonb_to_recordset(${aliases}::jsonb)
      as line (taxonomy text, alias text, written text, code text, edition bigint)
    join present on present.taxonomy = line.taxonomy and present.code = line.code
    where line.edition > ${edition} and (line.taxonomy, line.alias) not in (
      select own.taxonomy, regexp_replace(fold(own.name), '[^[:alnum:]]+', '', 'g') from taxonomy_terms own
      where own.workspace_id = ${workspaceId})
    on conflict do nothing`.execute(tx)
}

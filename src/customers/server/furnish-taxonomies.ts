import { sql } from 'kysely'
import type { Starter } from '../../server/workspace-start.ts'
import { taxonomies } from '../term.ts'
import { aliasesOf, termLibrary } from '../term-library.ts'

type TermLine = { taxonomy: string; code: string; name: string; parent: string | null; source: string }

// The same for every workspace, so made once per process.
let lines: { readonly terms: string; readonly aliases: string } | undefined

function libraryLines() {
  lines ??= {
    terms: JSON.stringify(
      taxonomies.flatMap((taxonomy): TermLine[] =>
        termLibrary[taxonomy].map(({ code, name, parent, source }) => ({
          taxonomy,
          code,
          name,
          parent,
          source,
        })),
      ),
    ),
    aliases: JSON.stringify(
      taxonomies.flatMap((taxonomy) =>
        aliasesOf(termLibrary[taxonomy]).map((each) => ({ taxonomy, ...each })),
      ),
    ),
  }
  return lines
}

/** Puts the shipped terms and their aliases into a new workspace, in one statement. */
export const furnishTaxonomies: Starter = async (tx, actor) => {
  const { terms, aliases } = libraryLines()
  await sql`
    with given as materialized (
      select uuidv7() as id, line.*
      from jsonb_to_recordset(${terms}::jsonb) as line (taxonomy text, code text, name text, parent text, source text)
    ), written as (
      insert into taxonomy_terms (workspace_id, id, taxonomy, code, name, parent_id, source)
      select ${actor.workspaceId}, given.id, given.taxonomy, given.code, given.name, parent.id, given.source
      from given
      left join given parent on parent.taxonomy = given.taxonomy and parent.code = given.parent
      returning id
    )
    insert into taxonomy_aliases (workspace_id, taxonomy, alias, written, term_id)
    select ${actor.workspaceId}, given.taxonomy, line.alias, line.written, given.id
    from jsonb_to_recordset(${aliases}::jsonb) as line (taxonomy text, alias text, written text, code text)
    join given on given.taxonomy = line.taxonomy and given.code = line.code
    where exists (select from written)`.execute(tx)
}

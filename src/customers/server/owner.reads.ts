import { sql } from 'kysely'
import { invalid } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

/** Whom a text names: a person, several of them, or nobody known. */
export type FoundPerson = { readonly personId: string; readonly name: string } | 'several' | null

/**
 * Finds people by mail address, CRM id or exact name, in this order; case does not matter. Two people of one
 * name are nobody's answer. One statement, however many texts.
 */
export async function resolvePeople(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  texts: Iterable<string>,
): Promise<Map<string, FoundPerson>> {
  const given = [...new Set(texts)]
  if (given.length === 0) return new Map()
  const lower = given.map((text) => text.toLowerCase())
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'crm_id'])
    .where('workspace_id', '=', workspaceId)
    .where((where) =>
      where.or([
        where(sql`lower(email)`, 'in', lower),
        where('crm_id', 'in', given),
        where(sql`lower(name)`, 'in', lower),
      ]),
    )
    .execute()
  return new Map(given.map((text) => [text, findPerson(rows, text)]))
}

type Row = { id: string; name: string; email: string | null; crm_id: string | null }

function findPerson(rows: readonly Row[], text: string): FoundPerson {
  const lower = text.toLowerCase()
  const exact =
    rows.find((row) => row.email?.toLowerCase() === lower) ?? rows.find((row) => row.crm_id === text)
  const named = exact === undefined ? rows.filter((row) => row.name.toLowerCase() === lower) : [exact]
  const [one] = named
  if (one === undefined) return null
  return named.length > 1 ? 'several' : { personId: one.id, name: one.name }
}

/** Throws `invalid` unless the id is a person of this workspace who is still here. */
export async function requirePerson(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  field: string,
  personId: string,
): Promise<void> {
  const person = await db
    .selectFrom('people')
    .select('left_at')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined) throw invalid(field, 'is nobody here')
  if (person.left_at !== null) throw invalid(field, 'has left')
}

import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'

/**
 * Who is asked about a contact or an account, as an expression for joins: in direct mode who holds the relationship; else
 * the contact's own owner, whoever the route of the account names, the account's owner. In: the aliases of the contact,
 * of the account, and of `relationship_routes` left-joined on the account. Null where the program answers.
 */
export const askedAbout = (contact: string, account: string, route: string) => sql<string | null>`
  case when ${sql.ref(`${route}.because`)} = 'direct-mode' then ${sql.ref(`${route}.person_id`)}
    when ${sql.ref(`${contact}.owner_id`)} is not null then ${sql.ref(`${contact}.owner_id`)}
    when ${sql.ref(`${route}.because`)} is not null then ${sql.ref(`${route}.person_id`)}
    else ${sql.ref(`${account}.owner_id`)} end`

export type Asked = {
  /** Null where nobody is named: any program manager answers. */
  readonly personId: string | null
  /** The relationship owner as on record. */
  readonly ownerId: string | null
  readonly because: 'direct-mode' | 'owner-silent' | null
}

/** Who is asked about each of these contacts, and why where it is not the owner. One statement. */
export async function readAskedAbout(
  db: WorkspaceDb | WorkspaceTx,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, Asked>> {
  if (contactIds.length === 0) return new Map()
  const found = await sql<Asked & { contactId: string }>`
    select c.id as "contactId", ${askedAbout('c', 'a', 'r')} as "personId", coalesce(c.owner_id, a.owner_id) as "ownerId",
      case when r.because = 'direct-mode' or c.owner_id is null then r.because end as because
    from contacts c
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join relationship_routes r on r.workspace_id = c.workspace_id and r.account_id = c.account_id
    where c.workspace_id = current_workspace() and c.id = any(${[...contactIds]}::uuid[])`.execute(db)
  return new Map(found.rows.map(({ contactId, ...asked }) => [contactId, asked]))
}

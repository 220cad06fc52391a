import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { MergedRecord } from '../../merging/merge-fields.ts'
import { type LikenessCode, type LikenessReason, likenessOfContacts } from '../likeness.ts'
import { findNamedAlike } from './duplicate.search.ts'
import { readContactTraits } from './traits.reads.ts'

/** Somebody who is being written down: as much as is known so far. */
export type Somebody = {
  readonly name: string
  readonly email?: string | undefined
  readonly accountId?: string | undefined
  readonly accountName?: string | undefined
}

export type AlikeContact = {
  readonly contactId: string
  readonly name: string
  readonly title: string | null
  readonly accountName: string | null
  readonly score: number
  readonly reasons: readonly LikenessReason[]
}

/**
 * Contacts who may be the somebody that is being typed, the likeliest first. What the caller may know of each is the
 * caller's to decide: name, title and company is what every member sees. Four statements.
 */
export async function findLikeContacts(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  somebody: Somebody,
  most = 5,
): Promise<AlikeContact[]> {
  const email = somebody.email?.trim().toLowerCase()
  const named = somebody.name.trim().length < 2 ? [] : await findNamedAlike(db, [somebody.name], 20)
  const { rows: given } = await sql<{ name: string; accountName: string | null; byMail: string[] }>`
    select fold(${somebody.name}) as name, fold(${somebody.accountName ?? null}::text) as "accountName",
      array(select contact_id from contact_mails where workspace_id = ${workspaceId} and email = any(${email === undefined ? [] : [email, email.replace(/\+[^@]*@/, '@')]}::text[])) as "byMail"`.execute(
    db,
  )
  const folded = given[0] ?? { name: somebody.name, accountName: null, byMail: [] }
  const likeness = new Map(named.map((each) => [each.contactId, each.likeness]))
  const traits = await readContactTraits(db, workspaceId, [...likeness.keys(), ...folded.byMail])
  const newcomer = {
    ...{ id: '', name: folded.name, crmId: null, phone: null, mails: email === undefined ? [] : [email] },
    ...{ accountId: somebody.accountId ?? null, accountName: folded.accountName, formerAccountIds: [] },
  }
  const alike = [...traits.values()]
    .flatMap((other) => {
      const found = likenessOfContacts(newcomer, other, likeness.get(other.id) ?? 0)
      return found === null ? [] : [{ contactId: other.id, ...found }]
    })
    .toSorted((a, b) => b.score - a.score || a.contactId.localeCompare(b.contactId))
    .slice(0, most)
  return nameThem(db, workspaceId, alike)
}

async function nameThem(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  alike: readonly Pick<AlikeContact, 'contactId' | 'score' | 'reasons'>[],
): Promise<AlikeContact[]> {
  const { rows } = await sql<Pick<AlikeContact, 'contactId' | 'name' | 'title' | 'accountName'>>`
    select c.id as "contactId", c.name, c.title, a.name as "accountName"
    from contacts c left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where c.workspace_id = ${workspaceId} and c.id = any(${alike.map(({ contactId }) => contactId)}::uuid[])`.execute(
    db,
  )
  return alike.flatMap((each) => {
    const known = rows.find(({ contactId }) => contactId === each.contactId)
    return known === undefined ? [] : [{ ...known, ...each }]
  })
}

/** Who shares an address or a number with whom is not everybody's to know: the codes are told, the words are not. */
export function withoutWords(
  alike: AlikeContact,
): Omit<AlikeContact, 'reasons'> & { readonly reasons: LikenessCode[] } {
  return { ...alike, reasons: alike.reasons.map(({ code }) => code) }
}

/** Records in a line each, by id: a contact's title and company, an account's city and country. One statement. */
export async function readLines(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const given = sql`r.workspace_id = ${workspaceId} and r.id = any(${[...ids]}::uuid[])`
  const lines =
    record === 'contact'
      ? sql<Line>`select r.id, concat_ws(', ', r.name, r.title, a.name) as line from contacts r
          left join accounts a on a.workspace_id = r.workspace_id and a.id = r.account_id where ${given}`
      : sql<Line>`select r.id, concat_ws(', ', r.name, r.city, r.country) as line from accounts r where ${given}`
  const { rows } = await lines.execute(db)
  return new Map(rows.map(({ id, line }) => [id, line]))
}

type Line = { readonly id: string; readonly line: string }

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

/** Contacts who may be the somebody that is being typed, the likeliest first. Four statements. */
export async function findLikeContacts(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  somebody: Somebody,
  most = 5,
): Promise<AlikeContact[]> {
  const [alike = []] = await findLikeContactsOfMany(db, workspaceId, [somebody], most)
  return alike
}

/**
 * For each of these, in their order, the contacts who may be them, the likeliest first. What the caller may know of each
 * is the caller's to decide: name, title and company is what every member sees. Four statements, however many they are.
 */
export async function findLikeContactsOfMany(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  somebodies: readonly Somebody[],
  most = 5,
): Promise<AlikeContact[][]> {
  if (somebodies.length === 0) return []
  const names = somebodies.map(({ name }) => (name.trim().length < 2 ? '' : name))
  const named = await findNamedAlike(db, names, 20)
  const folded = await readFolded(db, workspaceId, somebodies)
  const ids = [...named.map(({ contactId }) => contactId), ...folded.flatMap(({ byMail }) => byMail)]
  const traits = await readContactTraits(db, workspaceId, [...new Set(ids)])
  const alike = folded.map((one) => {
    const likeness = new Map(
      named.filter(({ place }) => place === one.place).map((each) => [each.contactId, each.likeness]),
    )
    return [...new Set([...likeness.keys(), ...one.byMail])]
      .flatMap((id) => {
        const other = traits.get(id)
        const found =
          other === undefined ? null : likenessOfContacts(newcomerOf(one), other, likeness.get(id) ?? 0)
        return found === null ? [] : [{ contactId: id, ...found }]
      })
      .toSorted((a, b) => b.score - a.score || a.contactId.localeCompare(b.contactId))
      .slice(0, most)
  })
  const known = await nameThem(db, workspaceId, alike.flat())
  return alike.map((list) =>
    list.flatMap((each) => {
      const words = known.get(each.contactId)
      return words === undefined ? [] : [{ ...words, ...each }]
    }),
  )
}

type Folded = {
  readonly place: number
  readonly name: string
  readonly email: string | null
  readonly accountId: string | null
  readonly accountName: string | null
  readonly byMail: readonly string[]
}

/** Names and companies as they are compared, and whose address it is, each address also without its tag. */
async function readFolded(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  somebodies: readonly Somebody[],
): Promise<Folded[]> {
  const emails = somebodies.map(({ email }) => email?.trim().toLowerCase() ?? null)
  const { rows } = await sql<Folded>`
    select g.place::int as place, fold(g.name) as name, g.email, g.account_id as "accountId", fold(g.account_name) as "accountName",
      array(select m.contact_id from contact_mails m where m.workspace_id = ${workspaceId}
        and m.email in (g.email, regexp_replace(g.email, '\\+[^@]*@', '@'))) as "byMail"
    from unnest(${somebodies.map(({ name }) => name)}::text[], ${emails}::text[],
      ${somebodies.map(({ accountId }) => accountId ?? null)}::uuid[],
      ${somebodies.map(({ accountName }) => accountName ?? null)}::text[])
      with ordinality g (name, email, account_id, account_name, place) order by g.place`.execute(db)
  return rows
}

const newcomerOf = ({ name, email, accountId, accountName }: Folded) => ({
  ...{ id: '', name, crmId: null, phone: null, mails: email === null ? [] : [email] },
  ...{ accountId, accountName, formerAccountIds: [] },
})

type Words = Pick<AlikeContact, 'contactId' | 'name' | 'title' | 'accountName'>

async function nameThem(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  alike: readonly Pick<AlikeContact, 'contactId'>[],
): Promise<Map<string, Words>> {
  const { rows } = await sql<Words>`
    select c.id as "contactId", c.name, c.title, a.name as "accountName"
    from contacts c left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where c.workspace_id = ${workspaceId} and c.id = any(${alike.map(({ contactId }) => contactId)}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.contactId, row]))
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
